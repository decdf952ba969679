import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { folderText } from '../../../../../services/worker/rules/folder-news.ts';
import type { RuleSet } from '../../../../../services/engine/rules/rule-book.ts';
import { type FolderOptions, openDetectorFolder } from '../../../../../services/worker/rules/detector-folder.ts';
import { catalogSequences } from '../../../../support/catalog.ts';
import { newDetector } from '../../../../support/compiled-sequence.ts';

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
  rmSync(folder, { recursive: true, force: true });
});

/** At once: what is read while it is half written is a fault of its own. */
function write(name: string, text: string): void {
  const place = join(folder, name);
  writeFileSync(`${folder}.new`, text);
  renameSync(`${folder}.new`, place);
}

/** Follows the folder, and notes what the engine is told to use and what is told of it. */
async function followed() {
  const used: string[][] = [];
  const story: string[] = [];
  const said: string[] = [];
  const faulty: number[] = [];
  const onNews: FolderOptions['onNews'] = (news) => void said.push(folderText(news).replaceAll(folder, 'own'));
  const opened = await openDetectorFolder(folder, { ...options, onNews });
  opened.follow({
    engine: { use: ({ detectors }: RuleSet) => void used.push(detectors.map(({ metadata }) => metadata.id)) },
    detectors: undefined,
    events: {
      detectorsRead: ({ detectors }) => void story.push(`read ${String(detectors)}`),
      detectorsFaulty: (faults) => void story.push(`faulty ${String(faults.length)}`),
      detectorsUnwatched: () => void story.push('unwatched'),
    },
    onFaults: (faults) => void faulty.push(faults.length),
    signal: watching.signal,
  });
  return { used, story, said, faulty, opened };
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
    const step =
      'detector: sequence.secret-to-egress\n    step: send\n    tenant: "*"\n    where: server.id == "vault"';
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

  it('changes nothing while the folder has faults, says so once with place and caret, and goes on when they are mended', async () => {
    write('one.yaml', newDetector('sequence.one'));
    const { used, story, said, faulty } = await followed();
    write('two.yaml', newDetector('sequence.two').replace('"egress.*"', '"egres.*"'));
    await vi.waitFor(() => {
      expect(story).toEqual(['faulty 1']);
    }, patience);
    // Something else changes: the fault is the same.
    write('notes.txt', 'nothing');
    rmSync(join(folder, 'two.yaml'));
    await vi.waitFor(() => {
      expect(story).toEqual(['faulty 1', 'read 1']);
    }, patience);
    expect(used).toEqual([]);
    write('two.yaml', newDetector('sequence.two'));
    await vi.waitFor(() => {
      expect(story.at(-1)).toBe('read 2');
    }, patience);
    write('one.yaml', newDetector('sequence.one').replace('within: 15m', 'within: 14m'));
    await vi.waitFor(() => {
      expect(story).toHaveLength(4);
    }, patience);
    expect(said).toEqual([
      `The detectors in own have faults, and those from before stay in force:
own/two.yaml:26:14: error: There is no capability "egres.*". Did you mean "egress.*"? [unknown-capability]
   26 |       where: call.can("egres.*")
      |              ^^^^^^^^^^^^^^^^^^^`,
      'The detectors in own are in force, as they were.',
      'The detectors in own are in force. Changed:\n  + sequence.two@0.1.0',
      'The detectors in own are in force. Changed:\n  ~ sequence.one@0.1.0',
    ]);
    expect(faulty).toEqual([1, 0, 0, 0]);
  });

  it('notices what changed before it was watched', async () => {
    write('one.yaml', newDetector('sequence.one'));
    const opened = await openDetectorFolder(folder, options);
    write('two.yaml', newDetector('sequence.two'));
    const used = await new Promise<RuleSet>((resolve) => {
      opened.follow({
        engine: { use: resolve },
        detectors: undefined,
        events: {
          detectorsRead: () => undefined,
          detectorsFaulty: () => undefined,
          detectorsUnwatched: () => undefined,
        },
        signal: watching.signal,
      });
    });
    expect(used.detectors.map(({ metadata }) => metadata.id)).toContain('sequence.two');
  });

  it('keeps what it read last when the folder is gone', async () => {
    write('one.yaml', newDetector('sequence.one'));
    const { story, opened } = await followed();
    rmSync(folder, { recursive: true });
    await vi.waitFor(() => {
      expect(story).toEqual(['faulty 1']);
    }, patience);
    expect(opened.detectors.map(({ metadata }) => metadata.id)).toContain('sequence.one');
    mkdirSync(folder);
    write('two.yaml', newDetector('sequence.two'));
    await vi.waitFor(() => {
      expect(opened.detectors.map(({ metadata }) => metadata.id)).toContain('sequence.two');
    }, patience);
  });

  it('warns of an exception that has ended', async () => {
    const step =
      'detector: sequence.secret-to-egress\n    step: send\n    tenant: "*"\n    where: server.id == "vault"';
    write('x.yaml', `exceptions:\n  - ${step}\n    owner: me\n    reason: It rotates.\n    expires: '2020-12-31'\n`);
    const { said } = await followed();
    expect(said).toEqual([
      expect.stringMatching(
        /^The detectors in own are in force, with warnings:\nown\/x\.yaml:8:14: warning: .*2020-12-31/,
      ),
    ]);
  });
});
