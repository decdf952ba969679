/**
 * Loaded into real processes of a run before anything else (`--import`), so that faults can happen inside them:
 * - on SIGUSR2 the file that CHAOS_FILE names is read: the clock is off by what it says, and each consumer of Kafka that
 *   looks at the clock as it fetches is the victim of a fault of the program, as often as it says;
 * - a record that names a tool after what it does kills the process, or lets it hang, as it is read.
 */
import { readFileSync } from 'node:fs';

export interface InnerFaults {
  readonly offsetMs: number;
  /** What the next fetches fail with. */
  readonly crashes: readonly string[];
}

const RealDate = Date;
const parse = JSON.parse.bind(JSON);
const fetchAsks = /FaultyDate\.now.*\n\s*at Runner\.fetch /;
let faults: InnerFaults = { offsetMs: 0, crashes: [] };

class FaultyDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [FaultyDate.now()] : given) as [number]));
  }

  static override now(): number {
    if (faults.crashes.length > 0) crashFetch();
    return RealDate.now() + faults.offsetMs;
  }
}

globalThis.Date = FaultyDate as DateConstructor;

process.on('SIGUSR2', () => {
  faults = parse(readFileSync(process.env['CHAOS_FILE'] ?? '', 'utf8')) as InnerFaults;
});

/** Kafka's client tries nothing again after a fault of this type, and its consumer crashes. */
function crashFetch(): void {
  if (!fetchAsks.test(new Error('Who asks?').stack ?? '')) return;
  const [crash, ...crashes] = faults.crashes;
  faults = { ...faults, crashes };
  throw new TypeError(crash);
}

JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]): unknown => {
  if (text.includes('"chaos_kills"')) process.kill(process.pid, 'SIGKILL');
  // Without an end, and without a processor that others need.
  if (text.includes('"chaos_hangs"')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  return parse(text, reviver);
};
