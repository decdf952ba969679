import { ShearpinError } from '../../schemas/errors.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { describeConfig } from '../adapters/config/describe-config.ts';
import { createSigner } from '../adapters/crypto/signer.ts';
import {
  inspectLetters,
  type Letter,
  type Letters,
  type LetterState,
  positionOf,
  readLetters,
  sendBack,
} from '../worker/wiring.ts';
import type { CommandIo } from './command.ts';
import { dlqHelp, type DlqOptions, readDlqOptions } from './dlq/options.ts';
import { factsOf, type Inspected, listReport, tellFacts, tellList, tellReplay } from './dlq/report.ts';
import { type ReadableLog, readFromLog, readingSchema } from './read-from-log.ts';

/** `shearpin dlq`. Resolves to the exit code. */
export async function runDlq(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readDlqOptions(args);
  if (options === 'help') {
    io.stdout.write(dlqHelp + describeConfig(readingSchema));
    return 0;
  }
  const { timeoutMs, action } = options;
  if (action === 'replay' && (io.env['SHEARPIN_KAFKA_BROKERS'] ?? '') === '') {
    throw new ShearpinError('E_CONFIG', 'SHEARPIN_KAFKA_BROKERS is missing: replay writes to Kafka only.');
  }
  return readFromLog({ command: 'dlq', env: io.env, timeoutMs, read: (from) => answer(options, { from, io }) });
}

interface Ground {
  readonly from: ReadableLog;
  readonly io: CommandIo;
}

async function answer(options: DlqOptions, { from, io }: Ground): Promise<number> {
  const all = await readLetters(from.log);
  const chosen: Letters = { ...all, letters: all.letters.filter((letter) => isChosen(letter, options)) };
  if (options.action === 'list') {
    const report = listReport(chosen, options.limit);
    io.stdout.write(options.json ? `${JSON.stringify(report)}\n` : tellList(report));
    return 0;
  }
  const known = new Set(chosen.letters.map(positionOf));
  const missing = options.positions.filter((position) => !known.has(position));
  for (const position of missing) io.stderr.write(`shearpin dlq: there is no letter of ${position}.\n`);
  const states = await inspectLetters(chosen.letters, partsOf(from));
  const inspected = chosen.letters.map((letter, at) => ({ letter, state: states[at] ?? gone }));
  const code =
    options.action === 'show' ? show(inspected, options, io) : await replay(inspected, options, { from, io });
  return missing.length > 0 ? 1 : code;
}

const gone: LetterState = { kind: 'gone' };

function show(inspected: readonly Inspected[], { json }: DlqOptions, io: CommandIo): number {
  for (const one of inspected) io.stdout.write(json ? `${JSON.stringify(factsOf(one))}\n` : tellFacts(one));
  return 0;
}

async function replay(inspected: readonly Inspected[], options: DlqOptions, { from, io }: Ground): Promise<number> {
  const records = inspected.flatMap(({ state }) => (state.kind === 'takeable' ? [state.record] : []));
  if (!options.isDry && records.length > 0) await sendBack(from.log, records);
  const report = { replayed: records.length, isDry: options.isDry, letters: inspected.map(factsOf) };
  io.stdout.write(options.json ? `${JSON.stringify(report)}\n` : tellReplay(inspected, options));
  return records.length < inspected.length ? 1 : 0;
}

function isChosen(letter: Letter, { positions, reasons }: DlqOptions): boolean {
  if (positions.length > 0) return positions.includes(positionOf(letter));
  return reasons.length === 0 || reasons.includes(letter.reason);
}

function partsOf({ log, keys, recordBytesMax }: ReadableLog) {
  const signer = createSigner({ ...keys.signing, deployment: keys.trust.deployment });
  return { log, keys, signer, clock: systemClock, recordBytesMax };
}
