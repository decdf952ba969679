import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { entityRecordKey } from '../../../../../schemas/events/record-key.ts';
import { macHeader, topics } from '../../../../../schemas/topics.ts';
import { createMemoryLog } from '../../../../../services/adapters/memory/memory-log.ts';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import type { OutgoingRecord } from '../../../../../services/engine/ports/log.ts';
import type { SaveOutcome, SessionSave } from '../../../../../services/engine/ports/session-store.ts';
import type { Signer } from '../../../../../services/engine/ports/signing.ts';
import type { SessionState } from '../../../../../services/engine/state.ts';
import type { Baseline } from '../../../../../services/engine/wide/baselines.ts';
import { decodeSession, encodeSession } from '../../../../../services/worker/session/session-blob.ts';
import { baselineRecord } from '../../../../../services/worker/signals/baseline-record.ts';
import { restoreBaselines, type RestoreInput } from '../../../../../services/worker/signals/restore-baselines.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { baseMs } from '../../../../support/session-events.ts';

function sealer(secret: string): Pick<Signer, 'seal'> {
  return {
    seal: ({ type, key, value }) =>
      createHmac('sha256', secret).update(`${type}\n${key}\n`).update(value).digest('base64url'),
  };
}

const ours = sealer('the key of the workers');
const epoch = 3;
const agentOf = (id: string) => ({ kind: 'agent', id }) as const;
const keyOf = (id: string, tenant = 'acme'): string => entityRecordKey(tenant, agentOf(id));

interface Made {
  readonly offset?: number;
  readonly partition?: number;
  readonly incarnation?: number;
  readonly tenant?: string;
}

/** The offset up to which it was learned stands in its state too, so that one is told from another. */
function baselineOf(id: string, { offset = 10, partition = 0, incarnation = 1, tenant = 'acme' }: Made = {}): Baseline {
  return {
    tenant,
    entity: agentOf(id),
    covers: { incarnation, partition, offset: String(offset), appendTimeMs: baseMs + offset },
    clockMs: baseMs + offset,
    marks: [],
    slots: [{ id: 'rate.agent-learned', version: '1.0.0', state: { format: 1, learned: offset } }],
    chains: [],
  };
}

class Restored {
  readonly clock = new FakeClock(baseMs);
  readonly store = createMemorySessionStore({ clock: this.clock });
  readonly refused: string[] = [];
  readonly restored: number[] = [];
  reclaims = 0;
  /** What the store answers to the next saves, instead of saving. */
  readonly answers: SaveOutcome[] = [];

  async from(records: readonly OutgoingRecord[], { rebuiltFrom = 0 } = {}): Promise<this> {
    const log = createMemoryLog({ clock: this.clock });
    await log.admin().ensure([{ topic: topics.baselines, partitions: 1, compacted: true }]);
    await log.producer().produce(records);
    const at = { topic: topics.signals, partition: 0 };
    const owner: RestoreInput['owner'] = {
      at,
      epoch,
      rebuiltFrom,
      size: { partitions: 1, growth: [] },
      reclaim: async () => void (this.reclaims += 1),
    };
    await restoreBaselines(
      {
        follower: () => log.follower(),
        store: { load: (keys) => this.store.load(keys), save: (saves) => this.#save(saves) },
        signer: ours,
        patience: Object.assign(<T>(_on: unknown, work: () => Promise<T>) => work(), { waitingOn: () => [] }),
        events: {
          baselinesRestored: ({ entities }) => this.restored.push(entities),
          baselineRefused: ({ reason }) => this.refused.push(reason),
        },
        stateTtlMs: 3_600_000,
        stopping: new AbortController().signal,
        sleep: () => new Promise((resolve) => setImmediate(resolve)),
      },
      { owner, beat: async () => undefined },
    );
    return this;
  }

  async learned(id: string, tenant?: string): Promise<unknown> {
    const [stored] = await this.store.load([keyOf(id, tenant)]);
    if (stored === undefined) return undefined;
    const state = decodeSession(stored.blob).state as SessionState;
    return (state.detectors[0]?.state as { readonly learned: number }).learned;
  }

  async #save(saves: readonly SessionSave[]): Promise<readonly SaveOutcome[]> {
    const outcome = saves.length === 0 ? undefined : this.answers.shift();
    return outcome === undefined ? this.store.save(saves) : saves.map(() => outcome);
  }
}

const sealed = (baseline: Baseline): OutgoingRecord => baselineRecord(baseline, ours);

/** As whoever holds the key would write it: these bytes under the key of the entity. */
function sealedBytes(id: string, value: Uint8Array): OutgoingRecord {
  const record = sealed(baselineOf(id));
  const { ce_type: type = '' } = record.headers;
  return {
    ...record,
    value,
    headers: { ...record.headers, [macHeader]: ours.seal({ type, key: record.key, value }) },
  };
}

describe('what was learned, put back from its topic', () => {
  it('is refused and counted where it is forged, cut, of another tenant or under another key, and costs no neighbour', async () => {
    const genuine = sealed(baselineOf('agent-1'));
    const value = genuine.value ?? new Uint8Array();
    const found = await new Restored().from([
      baselineRecord(baselineOf('forged'), sealer('another key')),
      { ...sealed(baselineOf('bare')), headers: {} },
      { ...sealed(baselineOf('cut')), value: value.subarray(0, value.byteLength / 2) },
      sealedBytes('broken', value.subarray(0, value.byteLength / 2)),
      sealedBytes('empty', Buffer.from('{}')),
      sealedBytes('foreign', Buffer.from(JSON.stringify(baselineOf('foreign', { tenant: 'other' })))),
      sealedBytes('renamed', Buffer.from(JSON.stringify(baselineOf('agent-1', { offset: 99 })))),
      { ...sealed(baselineOf('moved')), key: keyOf('agent-1') },
      { ...sealed(baselineOf('gone')), value: null },
      genuine,
    ]);
    const reasons = ['bad-mac', 'no-mac', 'bad-mac', 'not-json', 'schema', 'wrong-key', 'wrong-key', 'bad-mac'];
    expect(found.refused).toEqual(reasons);
    expect(found.restored).toEqual([1]);
    expect(await found.learned('agent-1')).toBe(10);
    for (const id of ['forged', 'bare', 'cut', 'broken', 'empty', 'foreign', 'renamed', 'moved', 'gone'])
      expect(await found.learned(id), id).toBeUndefined();
    expect(await found.learned('foreign', 'other')).toBeUndefined();
  });

  it('keeps tenants apart whose agents have one name', async () => {
    const found = await new Restored().from([
      sealed(baselineOf('agent-1', { offset: 5 })),
      sealed(baselineOf('agent-1', { offset: 7, tenant: 'other' })),
    ]);
    expect([await found.learned('agent-1'), await found.learned('agent-1', 'other')]).toEqual([5, 7]);
  });

  it.each([
    ['an older one comes last', [baselineOf('agent-1', { offset: 20 }), baselineOf('agent-1', { offset: 9 })], 20],
    ['the newest comes last', [baselineOf('agent-1', { offset: 9 }), baselineOf('agent-1', { offset: 20 })], 20],
    [
      'the log is another since',
      [baselineOf('agent-1', { offset: 4, incarnation: 2 }), baselineOf('agent-1', { offset: 20 })],
      4,
    ],
    [
      'it moved to another partition',
      [baselineOf('agent-1', { offset: 30, partition: 0 }), baselineOf('agent-1', { offset: 40, partition: 1 })],
      40,
    ],
  ])('is the one that holds most, where %s', async (_name, baselines, expected) => {
    const found = await new Restored().from(baselines.map(sealed));
    expect(await found.learned('agent-1')).toBe(expected);
  });

  it('is the one that holds most over more records than are put back at once, too', async () => {
    const others = Array.from({ length: 450 }, (_, at) => sealed(baselineOf(`agent-${String(at + 2)}`)));
    const [newest, older] = [20, 9].map((offset) => sealed(baselineOf('agent-1', { offset })));
    const found = await new Restored().from([newest, ...others, older].flatMap((one) => one ?? []));
    expect(found.restored).toEqual([451]);
    expect(await found.learned('agent-1')).toBe(20);
    expect(await found.learned('agent-451')).toBe(10);
  });

  it('overwrites nothing that was saved since, nor what cannot be read, and does what was saved before the loss', async () => {
    const found = new Restored();
    const state = (learned: number) => ({
      detectors: [{ id: 'rate.agent-learned', version: '1.0.0', state: { learned } }],
    });
    const saved = (id: string, ofEpoch: number, learned: number): SessionSave => {
      const positions = [{ incarnation: 1, partition: 0, epoch: ofEpoch, offset: '50' }];
      const blob = encodeSession({ positions, state: state(learned), outbox: [] });
      return { key: keyOf(id), madeFrom: 0, epoch: ofEpoch, blob, ttlMs: 3_600_000 };
    };
    const newer = Buffer.from([0xc1, 250, 1, 2, 3]);
    await found.store.save([
      saved('since', epoch, 77),
      saved('before', epoch - 2, 88),
      { ...saved('newer', epoch, 99), blob: newer },
    ]);
    await found.from(
      ['since', 'before', 'newer'].map((id) => sealed(baselineOf(id))),
      { rebuiltFrom: epoch - 1 },
    );
    expect(await found.learned('since')).toBe(77);
    expect(await found.learned('before')).toBe(10);
    expect(Buffer.from((await found.store.load([keyOf('newer')]))[0]?.blob ?? [])).toEqual(newer);
  });

  it('claims the partition anew where another saved under a higher epoch, and gives up where it goes on', async () => {
    const once = new Restored();
    once.answers.push('fenced', 'conflict');
    await once.from([sealed(baselineOf('agent-1'))]);
    expect([once.reclaims, await once.learned('agent-1')]).toEqual([1, 10]);
    const forEver = new Restored();
    forEver.answers.push(...Array.from({ length: 5 }, (): SaveOutcome => 'conflict'));
    await expect(forEver.from([sealed(baselineOf('agent-1'))])).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE' });
  });
});
