/**
 * A bundle: the files of several detectors in one, to be handed on as they were tested.
 *
 * The same files give the same bytes. A hash over all of it tells a bundle that was cut or changed; who may change a
 * bundle on its way is for the channel to decide on which it comes.
 */
import { createHash } from 'node:crypto';

export const bundleSpec = 'shearpin.detectors.v1';
export const bundleExtension = '.bundle.json';

export interface BundledFile {
  readonly name: string;
  readonly text: string;
}

export interface BundledDetector {
  readonly id: string;
  readonly version: string;
  /** Says what the detector does; two spellings of one meaning have the same. */
  readonly hash: string;
  readonly file: string;
}

export interface Bundle {
  readonly spec: typeof bundleSpec;
  readonly detectors: readonly BundledDetector[];
  readonly files: readonly BundledFile[];
  /** SHA-256 over what stands before it. */
  readonly sha256: string;
}

export function writeBundle({ detectors, files }: Pick<Bundle, 'detectors' | 'files'>): string {
  const contents = contentsOf({ detectors, files });
  return `${JSON.stringify({ ...contents, sha256: hashOf(contents) }, undefined, 2)}\n`;
}

/** Member by member in one order, whatever order they came in. */
function contentsOf({ detectors, files }: Pick<Bundle, 'detectors' | 'files'>): Omit<Bundle, 'sha256'> {
  const byId = detectors.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const byName = files.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    spec: bundleSpec,
    detectors: byId.map(({ id, version, hash, file }) => ({ id, version, hash, file })),
    files: byName.map(({ name, text }) => ({ name, text })),
  };
}

function hashOf(contents: Omit<Bundle, 'sha256'>): string {
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex');
}

/** Throws nothing: a text that is no whole bundle is a reason, as a sentence. */
export function readBundle(text: string): Bundle | { readonly why: string } {
  const value = parse(text);
  if (value === undefined || value['spec'] !== bundleSpec) return { why: `It is no bundle (${bundleSpec}).` };
  const { detectors, files, sha256 } = value;
  if (!isListOf(detectors, ['id', 'version', 'hash', 'file']) || !isListOf(files, ['name', 'text'])) {
    return { why: 'It is a bundle of another form.' };
  }
  const bundle = contentsOf({ detectors, files } as unknown as Bundle);
  if (hashOf(bundle) !== sha256) return { why: 'It was cut or changed since it was packed.' };
  return { ...bundle, sha256 };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, texts: readonly string[]): boolean {
  return (
    Array.isArray(value) && value.every((one) => isObject(one) && texts.every((name) => typeof one[name] === 'string'))
  );
}
