/** The Dockerfile as data, and its stages laid out as folders: what an image holds, without an engine. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../../..');

export interface Instruction {
  readonly word: string;
  readonly rest: string;
}

export interface Stage {
  readonly name: string;
  readonly image: string;
  readonly instructions: readonly Instruction[];
}

export function readDockerfile(): readonly Stage[] {
  const text = readFileSync(join(projectRoot, 'deploy/docker/Dockerfile'), 'utf8');
  const lines = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { name: string; image: string; instructions: Instruction[] }[] = [];
  const args = new Map<string, string>();
  for (const line of lines) {
    const [, word = '', rest = ''] = /^([A-Z]+) +(.*)$/.exec(line) ?? [];
    if (word === '') throw new Error(`No instruction: ${line}`);
    if (word === 'ARG') args.set(rest.split('=')[0] ?? '', rest.split('=')[1] ?? '');
    else if (word === 'FROM') stages.push({ ...fromOf(rest, args), instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}

export function lastOf(stage: Stage, word: string): string | undefined {
  return stage.instructions.findLast((instruction) => instruction.word === word)?.rest;
}

/** The words of an instruction in JSON form, behind any options. */
export function wordsOf(text: string): readonly string[] {
  return JSON.parse(text.slice(text.indexOf('['))) as readonly string[];
}

export interface Layout {
  /** Where each stage's working folder stands. */
  readonly folders: Readonly<Record<string, string>>;
}

/** Does what the stage's COPY lines say; what they take from another stage stands in that one's folder. */
export function copyInto(stage: Stage, { folders }: Layout): void {
  const own = folders[stage.name] ?? '';
  mkdirSync(own, { recursive: true });
  for (const { word, rest } of stage.instructions) {
    if (word !== 'COPY') continue;
    const parts = rest.split(/ +/);
    const from = parts[0]?.startsWith('--from=') === true ? parts.shift()?.slice('--from='.length) : undefined;
    const target = parts.pop() ?? '';
    for (const part of parts) copy(part, { target, own, source: from === undefined ? projectRoot : folders[from] });
  }
}

function copy(
  part: string,
  { target, own, source = '' }: { target: string; own: string; source?: string | undefined },
) {
  // A path of another stage is absolute there: its working folder is the first part of it.
  const path = part.startsWith('/') ? join(source, part.split('/').slice(2).join('/')) : join(source, part);
  const place = target.endsWith('/') ? join(own, target, basename(part)) : join(own, target);
  cpSync(path, place, { recursive: true, verbatimSymlinks: true });
}

function fromOf(rest: string, args: ReadonlyMap<string, string>): { name: string; image: string } {
  const [image = '', , name = ''] = rest.split(/ +/);
  const filled = image.replace(/\$\{([A-Z_]+)\}/g, (_, arg: string) => args.get(arg) ?? '');
  return { name, image: filled };
}
