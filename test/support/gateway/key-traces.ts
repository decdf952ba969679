/** The search for parts of keys in what a program says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const partBytes = 9;

/** The secret bytes of every key file below a folder. */
export function keysBelow(folder: string): readonly Buffer[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.key.json'));
  return files.flatMap((name) => secretsIn(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

function secretsIn(value: unknown): readonly Buffer[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([name, member]) =>
    typeof member === 'string' && ['key', 'identity'].includes(name)
      ? [Buffer.from(member, 'base64url')]
      : secretsIn(member),
  );
}

/** Parts of the keys that stand in the text as they are, in base64, in hexadecimal, or as lists of numbers. */
export function keyTracesIn(text: string, keys: readonly Buffer[]): readonly string[] {
  const forms = [text, text.toLowerCase(), text.replace(/\s/g, '')];
  return keys.flatMap(partsOf).filter((part) => forms.some((form) => form.includes(part)));
}

function partsOf(key: Buffer): readonly string[] {
  const count = Math.max(0, key.byteLength - partBytes + 1);
  return Array.from({ length: count }, (_, at) => key.subarray(at, at + partBytes)).flatMap((part) => [
    part.toString('hex'),
    // Wherever the encoding began, some nine bytes of the key begin a group.
    part.toString('base64'),
    part.toString('base64url'),
    part.toString('latin1'),
    [...part].join(','),
  ]);
}
