import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  detectorFileLimits,
  readDetectorTexts,
} from '../../../../../services/adapters/detectors/read-detector-texts.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'detectors-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string | Uint8Array = name): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function read(...paths: readonly string[]) {
  const { files, faults } = await readDetectorTexts(paths.length === 0 ? [folder] : paths);
  const below = (path: string): string => path.replace(`${folder}/`, '');
  return {
    files: files.map(({ file }) => below(file)),
    faults: faults.map(({ file, message }) => `${below(file)}: ${message}`),
  };
}

describe('files of detectors', () => {
  it('are found below a folder, in the order of their names', async () => {
    write('b/c.yml');
    write('a.yaml');
    write('b/a.yaml');
    write('README.md');
    write('.hidden/x.yaml');
    write('node_modules/x.yaml');
    expect(await read()).toEqual({ files: ['a.yaml', 'b/a.yaml', 'b/c.yml'], faults: [] });
  });

  it('are read once each, and by name whatever they are called', async () => {
    const named = write('named.txt', 'é');
    write('a.yaml');
    const { files } = await readDetectorTexts([named, folder, `${folder}/./a.yaml`]);
    expect(files.map(({ text }) => text)).toEqual(['é', 'a.yaml']);
  });

  it('may be links within the folder, as in a mounted volume', async () => {
    write('..data/x.yaml', 'mounted');
    symlinkSync('..data/x.yaml', join(folder, 'x.yaml'));
    expect(await read()).toEqual({ files: ['x.yaml'], faults: [] });
  });

  it('are not read where a link leads out of the folder, round in a circle or nowhere', async () => {
    const outside = write('outside/secret.yaml');
    mkdirSync(join(folder, 'inside'));
    symlinkSync(outside, join(folder, 'inside/out.yaml'));
    symlinkSync(join(folder, 'outside'), join(folder, 'inside/folder'));
    symlinkSync('self.yaml', join(folder, 'inside/self.yaml'));
    symlinkSync('gone.yaml', join(folder, 'inside/dangling.yaml'));
    expect(await read(join(folder, 'inside'))).toEqual({
      files: [],
      faults: [
        'inside/dangling.yaml: It is a link that leads nowhere.',
        'inside/out.yaml: It is a link that leads out of the folder.',
        'inside/self.yaml: It is a link that leads nowhere.',
      ],
    });
  });

  it('are not read when they are no text, too long, no files or not there', async () => {
    write('ok.yaml');
    write('binary.yaml', Buffer.from('id: x\ntitle: Caf\xe9\n', 'latin1'));
    write('wide.yaml', Buffer.from('\ufeffid: x\n', 'utf16le'));
    write('long.yaml', 'x'.repeat(detectorFileLimits.bytes + 1));
    write('fits.yaml', 'x'.repeat(detectorFileLimits.bytes));
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
    expect(await read(folder, join(folder, 'gone'))).toEqual({
      files: ['fits.yaml', 'ok.yaml'],
      faults: [
        'gone: There is no such file or folder.',
        'binary.yaml: It is no UTF-8 text: line 2 holds other bytes.',
        'long.yaml: It has more than 262144 bytes.',
        'pipe.yaml: It is no file.',
        'wide.yaml: It is UTF-16 text: save it as UTF-8.',
      ],
    });
  });

  it('are not searched for without an end', async () => {
    write(`${Array.from({ length: 9 }, () => 'deep').join('/')}/x.yaml`);
    const { faults } = await read();
    expect(faults).toEqual([expect.stringMatching(/: The folder lies too deep\.$/)]);
  });
});
