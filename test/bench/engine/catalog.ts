/** Calls of many sessions through the engine: call graph, captures, alerts and commands with them. */
import { createEngine, type EngineInput } from '../../../services/engine/engine.ts';
import type { SessionState } from '../../../services/engine/state.ts';
import type { Detector } from '../../../detectors/contract.ts';
import { can, step } from '../../../detectors/kit/form/authoring.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import type { Capability } from '../../../schemas/generated/types.ts';
import { Random } from '../../support/sequence-oracle/random.ts';
import { recordOf, secretOf, SessionEvents } from '../../support/session-events.ts';
import { laneForm } from './lane-events.ts';

export interface CatalogFigures {
  readonly lane: 'catalog';
  readonly events: number;
  readonly detectors: number;
  readonly eventsPerSecond: number;
  readonly alerts: number;
  /** What an event costs with 300 detectors of which 3 can match, against 3. */
  readonly manyDetectorsRatio: number;
}

const sessions = 400;
const callsPerSession = 40;
const kinds: readonly (readonly Capability['name'][])[] = [
  ['read.untrusted'],
  ['read.private'],
  ['read.private'],
  ['discover'],
  ['credential.read'],
  ['write'],
  ['egress.message'],
];

/** Every session reads, learns values, and now and then sends one of them out. */
function makeRecords(): readonly EngineInput[] {
  const random = new Random(7);
  const records: EngineInput[] = [];
  for (let session = 0; session < sessions; session += 1) {
    const key = `a1b2c3d4e5f60718.host.${session.toString(16).padStart(16, '0')}`;
    const events = new SessionEvents({ session: key });
    for (let call = 1; call <= callsPerSession; call += 1) {
      const capabilities = random.pick(kinds);
      const atMs = call * 5_000;
      const values = [random.below(1_000), random.below(1_000)];
      const secrets = capabilities[0] === 'credential.read' ? [values[0] ?? 0] : [];
      const carried = capabilities[0] === 'egress.message' ? values : [];
      records.push(recordOf(events.requested(call, { atMs, can: capabilities, carries: carried }), records.length));
      const end = { atMs: atMs + 300, can: capabilities, secrets, fingerprints: values.map(secretOf) };
      records.push(recordOf(events.completed(call, end), records.length));
    }
  }
  return records;
}

interface Measured {
  readonly eventsPerSecond: number;
  readonly alerts: number;
}

function measure(detectors: readonly Detector[], records: readonly EngineInput[]): Measured {
  let best = 0;
  let alerts = 0;
  for (let run = 0; run < 3; run += 1) {
    const engine = createEngine({ detectors, writer: 'bench', deployment: 'bench' });
    const states = new Map<string, SessionState>();
    alerts = 0;
    const startMs = performance.now();
    for (const record of records) {
      const { key } = record.data.session;
      const { state, outputs } = engine.process(states.get(key), record);
      states.set(key, state);
      for (const { kind } of outputs) if (kind === 'alert') alerts += 1;
    }
    best = Math.max(best, (1_000 * records.length) / (performance.now() - startMs));
  }
  return { eventsPerSecond: Math.round(best), alerts };
}

/** A detector of calls that none of the records is. */
function idle(number: number): Detector {
  const id = `sequence.idle-${String(number)}`;
  const items = [step('destroy', can('destroy')), step('pay', can('pay'))];
  return defineSequence({ ...laneForm(60_000, { kind: 'exists' }), id, items });
}

export function measureCatalog(detectors: readonly Detector[]): CatalogFigures {
  const records = makeRecords();
  const { eventsPerSecond, alerts } = measure(detectors, records);
  const three = detectors.slice(0, 3);
  const few = measure(three, records).eventsPerSecond;
  const many = measure([...three, ...Array.from({ length: 297 }, (_, at) => idle(at))], records).eventsPerSecond;
  return {
    lane: 'catalog',
    events: records.length,
    detectors: detectors.length,
    eventsPerSecond,
    alerts,
    manyDetectorsRatio: Math.round((100 * few) / many) / 100,
  };
}
