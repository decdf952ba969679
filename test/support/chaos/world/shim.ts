/**
 * Loaded into real processes of a run before anything else (`--import`), so that faults can happen inside them:
 * - the clock jumps: on SIGUSR2 the offset is read from the file that CHAOS_CLOCK_FILE names;
 * - a record that names a tool after what it does kills the process, or lets it hang, as it is read.
 */
import { readFileSync } from 'node:fs';

const RealDate = Date;
const parse = JSON.parse.bind(JSON);
let offsetMs = 0;

class JumpingDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [JumpingDate.now()] : given) as [number]));
  }

  static override now(): number {
    return RealDate.now() + offsetMs;
  }
}

globalThis.Date = JumpingDate as DateConstructor;

process.on('SIGUSR2', () => {
  offsetMs = Number(readFileSync(process.env['CHAOS_CLOCK_FILE'] ?? '', 'utf8'));
});

JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]): unknown => {
  if (text.includes('"chaos_kills"')) process.kill(process.pid, 'SIGKILL');
  while (text.includes('"chaos_hangs"'));
  return parse(text, reviver);
};
