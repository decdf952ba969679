import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../../services/adapters/crypto/create-keys.ts';
import * as library from '../../../services/library/sensor.ts';
import { readPage } from '../../support/doc-pages.ts';
import { blocksIn } from '../../support/markdown.ts';

const page = readPage('docs/how-to/embed-the-sensor.md');
const libraryUrl = new URL('../../../services/library/sensor.ts', import.meta.url).href;
const examples = blocksIn(page, 'ts').map((code) => ({ name: /^\/\/ (\S+)/.exec(code)?.[1] ?? '', code }));
const programs = examples.filter(({ name }) => name !== 'sensor.ts').map(({ name }) => name);
const printed = blocksIn(page, 'text').map((text) => text.trim());

/** As an installed package would find them. */
function resolved(code: string): string {
  return code.replace(/from '([^'.][^']*)'/g, (_, name: string) =>
    name === 'shearpin/sensor' ? `from '${libraryUrl}'` : `from '${import.meta.resolve(name)}'`,
  );
}

describe('docs/how-to/embed-the-sensor.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'embedding-'));

  beforeAll(() => {
    mkdirSync(join(folder, 'app'));
    createKeys(join(folder, 'app', 'keys'), {
      tenant: 'acme',
      gateways: ['edge'],
      writer: 'worker',
      deployment: 'default',
    });
    writeFileSync(join(folder, 'app', 'package.json'), '{"type":"module"}');
    for (const { name, code } of examples) writeFileSync(join(folder, 'app', name), resolved(code));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('has a program for each generation of the SDK and for a handler', () => {
    expect(programs).toEqual(['first-generation.ts', 'second-generation.ts', 'fetch-handler.ts']);
    expect(printed).toHaveLength(programs.length);
  });

  it.each(programs.map((name, at) => [name, printed[at] ?? ''] as const))(
    'shows %s, which prints what the page says',
    (name, text) => {
      const { stdout, stderr, status } = spawnSync(process.execPath, [name], {
        cwd: join(folder, 'app'),
        encoding: 'utf8',
      });
      expect({ stdout, stderr, status }).toEqual({ stdout: `${text}\n`, stderr: '', status: 0 });
    },
  );
});

describe('docs/reference/sensor.md', () => {
  it('names everything that the library exports', () => {
    const reference = readPage('docs/reference/sensor.md');
    for (const name of Object.keys(library)) expect(reference).toContain(name);
  });
});
