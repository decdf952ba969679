import { expect, it } from 'vitest';
import { createAgentLearned } from '../../../../../detectors/catalog/rates/agent-learned.ts';
import { entityRecordKey } from '../../../../../schemas/events/record-key.ts';
import { topics } from '../../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import type { SessionState } from '../../../../../services/engine/state.ts';
import { decodeSession, encodeSession } from '../../../../../services/worker/session/session-blob.ts';
import { engineOf } from '../../../../support/engine-runs.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { fpOf, principal, secretOf, SessionEvents } from '../../../../support/session-events.ts';

const learned = 'rate.agent-learned';
const marked64 = 0xfeedfacecafe;
const minuteMs = 60_000;
const stepMinutes = 5;
/** The tenant is told of an hour before the loss, and of one after it. */
const steps = 50;
const lossAfter = 34;
/** More often than the half hour in which minutes are still open: what was covered twice would be counted twice. */
const snapshotMs = 3 * stepMinutes * minuteMs;

const engine = () => engineOf([createAgentLearned()], { settings: { snapshotMs } });

/** An agent that acts in every minute but some. */
class Acting {
  readonly #world: WorkerWorld;
  readonly #session = new SessionEvents();
  #minute = 0;
  #calls = 0;

  constructor(world: WorkerWorld) {
    this.#world = world;
  }

  async pass(count: number): Promise<void> {
    for (let step = 0; step < count; step += 1) {
      this.#world.clock.advance(stepMinutes * minuteMs);
      await this.#world.send(Array.from({ length: stepMinutes }, () => this.#act()).flat());
      // The calls, what the agent tells the tenant, and what that answers.
      for (let hops = 0; hops < 3; hops += 1) await this.#world.settled();
    }
  }

  #act() {
    const marked = { tool: 'named-tool', fingerprints: [secretOf(marked64)], labels: ['secret.token' as const] };
    this.#minute += 1;
    return Array.from({ length: this.#minute % 3 }, (_, at) => {
      this.#calls += 1;
      const atMs = this.#minute * minuteMs + at;
      return this.#world.gateway.call(this.#session.requested(this.#calls, { atMs, can: ['write'], ...marked }));
    });
  }
}

/** All that is known of the agent and of its tenant, with its bytes, but for who saved it last and where. */
async function knownIn({ store }: WorkerWorld) {
  const entities = [
    { kind: 'agent', id: 'agent-1' },
    { kind: 'tenant', id: '' },
  ] as const;
  const stored = await store.load(entities.map((entity) => entityRecordKey('acme', entity)));
  return stored.map((one) => {
    const state = one === undefined ? undefined : (decodeSession(one.blob).state as SessionState);
    return { state, bytes: Buffer.from(encodeSession({ positions: [], state, outbox: [] })).toString('hex') };
  });
}

async function run({ isLost }: { readonly isLost: boolean }): Promise<WorkerWorld> {
  const world = await new WorkerWorld().open();
  const acting = new Acting(world);
  const first = await world.start({ engine: engine() });
  await acting.pass(lossAfter);
  await first.worker.stop();
  if (isLost) world.store = createMemorySessionStore({ clock: world.clock });
  const second = await world.start({ engine: engine() });
  await acting.pass(steps - lossAfter);
  await second.worker.stop();
  return world;
}

it('is after a loss of the store, byte for byte, what it is without one, though records that a snapshot holds come again', async () => {
  const expected = await knownIn(await run({ isLost: false }));
  expect(await knownIn(await run({ isLost: true }))).toEqual(expected);
  expect(expected.map(({ state }) => state?.detectors.map(({ id }) => id))).toEqual([[learned], [learned]]);
});

it('is written down without tools, servers, sessions, principals or values: agents and counts are all that it holds', async () => {
  const written = await (await run({ isLost: false })).read(topics.baselines);
  const told = written.map(
    ({ key, value, headers }) => `${key} ${Buffer.from(value ?? []).toString('utf8')} ${JSON.stringify(headers)}`,
  );
  expect(told.length).toBeGreaterThan(5);
  const calls = ['named-tool', 'server-1', principal, fpOf(marked64), 'secret.token', 'write', 'tools/call', 'os-user'];
  for (const secret of calls) expect(told.join('\n')).not.toContain(secret);
});
