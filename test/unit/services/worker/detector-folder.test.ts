import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RuleSet } from '../../../../services/engine/rules/rule-book.ts';
import { openDetectorFolder } from '../../../../services/worker/detector-folder.ts';
import { catalogSequences } from '../../../support/catalog.ts';
import { newDetector } from '../../../support/compiled-sequence.ts';

const options = { latenessMs: 60_000 };
const patience = { timeout: 20_000, interval: 10 };

let folder: string;
let watching: AbortController;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'detectors-'));
  watching = new AbortController();
});
afterEach(() => {
  watching.abort();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** Follows the folder, and notes what the engine is told to use and what is told of it. */
async function followed() {
  const used: string[][] = [];
  const story: string[] = [];
  const opened = await openDetectorFolder(folder, options);
  opened.follow({
    engine: { use: ({ detectors }: RuleSet) => void used.push(detectors.map(({ metadata }) => metadata.id)) },
    detectors: undefined,
    events: {
      detectorsRead: ({ detectors }) => void story.push(`read ${String(detectors)}`),
      detectorsFaulty: (faults) => void story.push(`faulty ${String(faults.length)}`),
      detectorsUnwatched: () => void story.push('unwatched'),
    },
    signal: watching.signal,
  });
  return { used, story, opened };
}

describe('the folder of own detectors', () => {
  it('gives the detectors that lie in it, behind those of the catalogue', async () => {
    write('one.yaml', newDetector('sequence.one'));
    write('two.yaml', newDetector('sequence.two'));
    const { detectors } = await openDetectorFolder(folder, options);
    const ids = detectors.map(({ metadata }) => metadata.id);
    const catalogue = catalogSequences.map(({ id }) => id);
    expect(ids).toEqual([...catalogue, 'sequence.one', 'sequence.two']);
  });

  it('may hold an exception to a detector of the catalogue', async () => {
    const hashOf = async (): Promise<unknown> => {
      const { detectors } = await openDetectorFolder(folder, options);
      return detectors.find(({ metadata }) => metadata.id === 'sequence.secret-to-egress')?.hash;
    };
    const before = await hashOf();
    const step = 'detector: sequence.secret-to-egress\n    step: send\n    where: server.id == "vault"';
    write('x.yaml', `exceptions:\n  - ${step}\n    owner: me\n    reason: It rotates.\n    expires: '2999-12-31'\n`);
    expect(await hashOf()).not.toBe(before);
  });

  it('is no folder to begin with while it has faults: all of them are told', async () => {
    write('one.yaml', newDetector('sequence.one').replace('call.can("egress.*")', 'call.can("egres.*")'));
    write('two.yaml', 'id: [');
    await expect(openDetectorFolder(folder, options)).rejects.toMatchObject({
      code: 'E_CONFIG',
      message: expect.stringMatching(/one\.yaml:.*egres[^]*two\.yaml:/) as string,
    });
  });

  it('may not hold a detector of the catalogue', async () => {
    write('one.yaml', newDetector('sequence.secret-to-egress'));
    await expect(openDetectorFolder(folder, options)).rejects.toMatchObject({ code: 'E_CONFIG' });
  });

  it('puts into force what is added, beside the catalogue', async () => {
    write('one.yaml', newDetector('sequence.one'));
    const { used, story } = await followed();
    write('two.yaml', newDetector('sequence.two'));
    await vi.waitFor(() => {
      expect(story.at(-1)).toBe('read 2');
    }, patience);
    expect(used.at(-1)).toEqual(expect.arrayContaining(['sequence.secret-to-egress', 'sequence.one', 'sequence.two']));
  });

  it('changes nothing while the folder has faults, and goes on when they are mended', async () => {
    write('one.yaml', newDetector('sequence.one'));
    const { used, story } = await followed();
    write('two.yaml', 'id: [');
    await vi.waitFor(() => {
      expect(story.at(-1)).toMatch(/^faulty/);
    }, patience);
    expect(used).toEqual([]);
    write('two.yaml', newDetector('sequence.two'));
    await vi.waitFor(() => {
      expect(story.at(-1)).toBe('read 2');
    }, patience);
  });
});
