/** How fast sequences are matched: the two lanes of small events, a file of that format, many sessions over time, calls. */
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { createDetectors } from '../../detectors/registry.ts';
import type { Detector } from '../../detectors/contract.ts';
import { compileAll } from '../../detectors/kit/language/compile-all.ts';
import { defineSequence } from '../../detectors/kit/sequence/matcher.ts';
import { readDetectorTexts } from '../../services/adapters/detectors/read-detector-texts.ts';
import { readDuration } from '../../services/cli/duration.ts';
import { Random } from '../support/sequence-oracle/random.ts';
import { countByEnumeration } from './engine/baseline.ts';
import { measureCatalog } from './engine/catalog.ts';
import { runChurn } from './engine/churn.ts';
import { eventsOf, laneForm } from './engine/lane-events.ts';
import { headOf, makeLane, readLane, type Lane } from './engine/lanes.ts';
import { measureLane } from './engine/run-lane.ts';
import { linesOf, Reporter } from './report/reporter.ts';
import { KeyedSequence } from '../../detectors/kit/sequence/keyed.ts';

const { values } = parseArgs({
  options: {
    lane: { type: 'string', default: 'sparse' },
    consume: { type: 'boolean', default: false },
    within: { type: 'string', default: '300s' },
    detectors: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const reporter = new Reporter(values);

const usage = `Usage: shearpin bench engine [--lane sparse|dense|churn|catalog|FILE] [--consume] [--within D]
                             [--detectors DIR] [--json]

Matches read, credential and egress of one session within D (300s unless told) over a million events, through the
compiler and the matcher with lateness, evidence and state as in a worker, beside a table written by hand.

  --lane sparse   10,000 sessions, one event in ten is taken
  --lane dense    10 sessions, one event in two is taken
  --lane FILE     records of 9 bytes: session and time in ms as 32-bit integers, little-endian, and the kind: 0 other,
                  1 read, 2 credential, 3 egress
  --lane churn    the sparse lane ten times on, with new sessions each time and one event in a hundred late
  --lane catalog  calls with captures and the call graph, through every detector, and through 300 of which 3 can match
  --consume       a match clears its session
  --detectors DIR for the catalog lane: YAML files in place of the sequences of the catalogue
`;

const checkedEvents = 50_000;
const catalogue = fileURLToPath(new URL('../../detectors/catalog/sequences', import.meta.url));

if (values.help) reporter.help(usage);
else await run();

async function run(): Promise<void> {
  const withinMs = readDuration(values.within, { command: 'bench engine', option: '--within' });
  const { lane: name, consume: isConsuming } = values;
  const match = { kind: isConsuming ? ('consume' as const) : ('exists' as const) };
  if (name === 'catalog') tell(measureCatalog(await detectorsOf(values.detectors)));
  else if (name === 'churn') {
    const rounds = runChurn(makeLane('sparse'), { withinMs, match }, { rounds: 10, random: new Random(42) });
    tell({ lane: 'churn', rounds });
  } else {
    const lane = name === 'sparse' || name === 'dense' ? makeLane(name) : readLane(name);
    const figures = measureLane(lane, { withinMs, match });
    const wanted = values.within === '300s' ? lane.known?.[isConsuming ? 'consume' : 'exists'] : undefined;
    check(lane, { withinMs, isConsuming });
    if (wanted !== undefined && wanted !== figures.findings)
      throw new Error(`${String(figures.findings)} findings instead of ${String(wanted)}.`);
    tell(figures);
  }
}

/** The sequences of a folder with the catalogue's rates and volumes. */
async function detectorsOf(folder = catalogue): Promise<readonly Detector[]> {
  const { files } = await readDetectorTexts([folder]);
  const { detectors } = compileAll(files, { nowMs: Date.now() });
  const sequences = detectors.map(({ form }): Detector => defineSequence(form));
  return createDetectors(sequences);
}

/** The first events against enumeration. */
function check(
  lane: Lane,
  { withinMs, isConsuming }: { readonly withinMs: number; readonly isConsuming: boolean },
): void {
  const head = headOf(lane, checkedEvents);
  const keyed = new KeyedSequence(laneForm(withinMs, { kind: isConsuming ? 'consume' : 'exists' }));
  for (const event of eventsOf(head, { from: 0, to: head.kinds.length })) keyed.push(event);
  const found = keyed.take().length;
  const wanted = countByEnumeration(head, { withinMs, isConsuming });
  if (found !== wanted) throw new Error(`${String(found)} findings in the first events instead of ${String(wanted)}.`);
}

function tell(figures: object): void {
  reporter.report(figures, linesOf(figures));
}
