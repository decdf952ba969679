import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ShearpinError } from '../../../schemas/errors.ts';
import { catalogIds } from '../../worker/wiring.ts';
import type { CommandIo } from '../command.ts';
import { parseOptions, usageFault } from '../usage.ts';
import { detectorTemplate } from './template.ts';

const help = `Usage: shearpin detector new ID [--dir DIR]

Writes DIR/NAME.yaml, a sequence that is valid and passes its tests, with comments that say what each part is for. ID is
FAMILY.NAME, such as sequence.card-to-chat, or a NAME alone, which is then of the family sequence. A file that is there
is left alone.

  --dir DIR  folder of detectors (default: the current one); it is made when it is missing
  --help     print this text and exit
`;

const schemaFile = new URL('../../../schemas/detectors/sequence.v1.schema.json', import.meta.url);
const idPattern = /^[a-z][a-z0-9-]{0,31}\.[a-z0-9][a-z0-9-]{0,63}$/;

/** `shearpin detector new`. Resolves to the exit code. */
export function runDetectorNew(args: readonly string[], io: CommandIo): Promise<number> {
  const request = readRequest(args);
  if (request === 'help') io.stdout.write(help);
  else io.stdout.write(written(request));
  return Promise.resolve(0);
}

interface NewRequest {
  readonly id: string;
  readonly dir: string;
}

function written({ id, dir }: NewRequest): string {
  const name = id.slice(id.indexOf('.') + 1);
  const file = join(dir, `${name}.yaml`);
  const schema = relative(resolve(dir), fileURLToPath(schemaFile));
  try {
    makeFolder(dir);
    writeFileSync(file, detectorTemplate({ id, schema }), { flag: 'wx' });
  } catch (cause) {
    if (cause instanceof ShearpinError) throw cause;
    throw new ShearpinError('E_USAGE', whyNot(file, cause));
  }
  return (
    `${file} is a detector that passes its tests. Next:\n` +
    `  shearpin detector validate ${dir}\n` +
    `  shearpin detector test ${dir} --watch\n` +
    `  shearpin start --detectors ${dir}\n`
  );
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')
      throw new ShearpinError('E_USAGE', `${dir} is no folder.`);
    throw cause;
  }
}

function whyNot(file: string, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return code === 'EEXIST' ? `${file} is there already; it is left as it is.` : `${file} cannot be written (${code}).`;
}

function readRequest(args: readonly string[]): NewRequest | 'help' {
  const { values, positionals } = parseOptions('detector new', {
    args: [...args],
    allowPositionals: true,
    options: { dir: { type: 'string', default: '.' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) return 'help';
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw usageFault('detector new', 'Name one detector.');
  const id = given.includes('.') ? given : `sequence.${given}`;
  if (!idPattern.test(id)) {
    throw usageFault('detector new', 'An id is FAMILY.NAME of a-z, 0-9 and -, such as sequence.card-to-chat.');
  }
  if (catalogIds().includes(id)) throw usageFault('detector new', `The catalogue has a ${id}: take another name.`);
  return { id, dir: values.dir };
}
