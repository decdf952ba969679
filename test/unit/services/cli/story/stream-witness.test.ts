import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import { createMemoryLog, type MemoryLog } from '../../../../../services/adapters/memory/memory-log.ts';
import { type Sight, StreamWitness } from '../../../../../services/cli/story/stream-witness.ts';
import { topicSpecs } from '../../../../../services/cli/topic-specs.ts';
import { baseMs, sessionKey } from '../../../../support/session-events.ts';
import { armedAfterMs, toldChain, toldGateway, toldRecordKey } from '../../../../support/told-chain.ts';

const chain = toldChain();
let log: MemoryLog;
let sights: Sight[];
let witness: StreamWitness;

beforeEach(async () => {
  log = createMemoryLog({ clock: { nowMs: () => baseMs } });
  await log.admin().ensure(topicSpecs({ callPartitions: 1 }));
  sights = [];
});

afterEach(async () => {
  await witness.stop();
  await log.close();
});

async function watch(sinceMs = baseMs): Promise<void> {
  witness = new StreamWitness({ log, gateway: toldGateway, sinceMs, onSight: (sight) => sights.push(sight) });
  await witness.start();
}

async function append(topic: string, ...data: readonly unknown[]): Promise<void> {
  const records = data.map((value) => {
    const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
    return { topic, key: toldRecordKey, value: bytes, headers: {} };
  });
  await log.producer().produce(records);
}

/** Lets the followers deliver what was appended. */
async function delivered(count: number): Promise<readonly string[]> {
  while (sights.length < count) await new Promise((resolve) => setImmediate(resolve));
  return sights.map(({ kind }) => kind);
}

/** Enough turns for everything that was appended to be delivered. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const signed = () => chain.commands.map((body) => ({ body, jws: 'a..b' }));

describe('the witness of the stream', () => {
  it('tells calls, applied commands and alerts', async () => {
    await watch();
    await append(topics.calls, ...chain.calls);
    await append(topics.commands, ...signed());
    await append(topics.acks, ...chain.acks);
    await append(topics.alerts, ...chain.alerts);
    const kinds = await delivered(chain.calls.length + chain.commands.length + chain.alerts.length);
    expect(kinds.filter((kind) => kind === 'applied')).toHaveLength(chain.commands.length);
    expect(witness.requested().map(({ target }) => target.name)).toEqual(['read_note', 'take_key', 'post_note']);
    expect(witness.alerts().map(({ unmapped }) => unmapped.shearpin.session.key)).toEqual([sessionKey]);
    expect(witness.armTimesMs()).toEqual([armedAfterMs]);
  });

  it('tells a command or alert that came first only after a call of its session', async () => {
    await append(topics.acks, ...chain.acks);
    await append(topics.commands, ...signed());
    await append(topics.alerts, ...chain.alerts);
    await watch();
    await turns();
    expect(sights).toEqual([]);
    await append(topics.calls, ...chain.calls);
    const kinds = await delivered(chain.calls.length + chain.commands.length + chain.alerts.length);
    expect(kinds[0]).toBe('requested');
    expect(new Set(kinds)).toEqual(new Set(['requested', 'completed', 'applied', 'alert']));
  });

  it('does not count what is invalid, older than its start, or of another gateway', async () => {
    const [first = chain.calls[0]] = chain.calls;
    await watch(baseMs + 15);
    const other = { ...chain.calls[2], gateway: { ...chain.calls[2]?.gateway, id: 'gw-2' } };
    await append(topics.calls, '{', 'null', { ...chain.calls[2], seen: true }, first, other, chain.calls[2]);
    await append(topics.alerts, '[]', { __proto__: null });
    await append(topics.commands, 'null', { body: 7 });
    expect(await delivered(1)).toEqual(['requested']);
    expect(witness.requested().map(({ target }) => target.name)).toEqual(['take_key']);
    expect(witness.alerts()).toEqual([]);
  });

  it('keeps the newest form of an alert and does not go back', async () => {
    const [alert] = chain.alerts;
    if (alert === undefined) throw new Error('The chain raised no alert.');
    const revised = (revision: number): unknown => ({
      ...alert,
      unmapped: { shearpin: { ...alert.unmapped.shearpin, revision } },
    });
    await watch();
    await append(topics.calls, ...chain.calls);
    await append(topics.alerts, revised(3), revised(4), revised(2), revised(4));
    await turns();
    expect(sights).toHaveLength(chain.calls.length + 2);
    expect(witness.alerts().map(({ unmapped }) => unmapped.shearpin.revision)).toEqual([4]);
  });
});
