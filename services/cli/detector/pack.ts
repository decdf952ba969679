import { readFileSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { ShearpinError } from '../../../schemas/errors.ts';
import { bundleExtension, readBundle, writeBundle } from '../../adapters/detectors/bundle.ts';
import type { CommandIo } from '../command.ts';
import { plural } from '../plural.ts';
import { parseOptions, usageFault } from '../usage.ts';
import { readDetectorFiles } from './detector-files.ts';
import { runSuite, totalsOf } from './suite.ts';
import { suiteText } from './test-text.ts';

const help = `Usage: shearpin detector pack DIR --out FILE${bundleExtension}
       shearpin detector pack --check FILE${bundleExtension}

Puts the detectors and exceptions below DIR into one file, once they are valid and pass their tests: what was reviewed
and tested is then what runs. A bundle can stand wherever a file of a detector can. The same files give the same bytes,
and the bundle holds of each detector the hash of what it does, so that two bundles can be compared.

  --out FILE    the file to write
  --check FILE  say what a bundle holds; exit 1 when it was changed since it was packed, or when this version of
                Shearpin would understand one of its detectors in another way
  --help        print this text and exit
`;

/** `shearpin detector pack`. Resolves to the exit code. */
export async function runPack(args: readonly string[], io: CommandIo): Promise<number> {
  const request = readRequest(args);
  if (request === 'help') {
    io.stdout.write(help);
    return 0;
  }
  return request.kind === 'check' ? check(request.file, io) : pack(request, io);
}

type PackRequest =
  | { readonly kind: 'pack'; readonly dir: string; readonly out: string }
  | { readonly kind: 'check'; readonly file: string };

async function pack({ dir, out }: Extract<PackRequest, { kind: 'pack' }>, io: CommandIo): Promise<number> {
  const { files, sequences, tested, faults } = await readDetectorFiles([dir]);
  const suites = tested.map((sequence) => runSuite(sequence, { withMutants: false }));
  const failed = suites.filter((suite) => totalsOf([suite]).failed > 0);
  io.stderr.write([...faults, ...failed.map(suiteText)].join(''));
  if (faults.length > 0 || failed.length > 0) return 1;
  if (sequences.length === 0) throw usageFault('detector pack', `There is no detector in ${dir}.`);
  const nameOf = (file: string): string => (file === dir ? basename(file) : relative(dir, file).replaceAll('\\', '/'));
  const text = writeBundle({
    files: files.map(({ file, text: written }) => ({ name: nameOf(file), text: written })),
    detectors: sequences.map(({ file, form: { id, version }, hash }) => ({ id, version, hash, file: nameOf(file) })),
  });
  writeFileSync(out, text);
  io.stdout.write(`${out} holds ${plural(sequences.length, 'detector')}\n`);
  return 0;
}

async function check(file: string, io: CommandIo): Promise<number> {
  const bundle = readBundle(readText(file));
  if ('why' in bundle) {
    io.stderr.write(`shearpin detector pack: ${file}: ${bundle.why}\n`);
    return 1;
  }
  const { sequences, faults } = await readDetectorFiles([file]);
  const hashes = new Map(sequences.map(({ form, hash }) => [form.id, hash]));
  io.stderr.write(faults.join(''));
  const changed = bundle.detectors.filter(({ id, hash }) => hashes.get(id) !== hash);
  for (const { id, version, hash } of bundle.detectors) {
    const note = changed.some((one) => one.id === id) ? '  means something else to this version' : '';
    io.stdout.write(`${hash}  ${id}@${version}${note}\n`);
  }
  return changed.length > 0 || faults.length > 0 ? 1 : 0;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new ShearpinError('E_USAGE', `${file} cannot be read (${code}).`);
  }
}

function readRequest(args: readonly string[]): PackRequest | 'help' {
  const command = 'detector pack';
  const { values, positionals } = parseOptions(command, {
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      check: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [dir, ...more] = positionals;
  if (values.check !== undefined) {
    if (dir !== undefined || values.out !== undefined) throw usageFault(command, '--check FILE stands alone.');
    return { kind: 'check', file: values.check };
  }
  if (dir === undefined || more.length > 0) throw usageFault(command, 'Name one folder.');
  if (values.out?.endsWith(bundleExtension) !== true) {
    throw usageFault(command, `--out takes a file whose name ends in ${bundleExtension}.`);
  }
  return { kind: 'pack', dir, out: values.out };
}
