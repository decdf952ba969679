import { describe, expect, it } from 'vitest';
import { createAgentLearned } from '../../detectors/catalog/rates/agent-learned.ts';
import { entityRecordKey } from '../../schemas/events/record-key.ts';
import { topics } from '../../schemas/topics.ts';
import { createMemorySessionStore } from '../../services/adapters/memory/memory-session-store.ts';
import type { SessionState } from '../../services/engine/state.ts';
import { decodeSession } from '../../services/worker/session/session-blob.ts';
import { engineOf } from '../support/engine-runs.ts';
import { KillSwitch } from '../support/kill-points.ts';
import { WorkerWorld } from '../support/fake-worker-world.ts';
import { SessionEvents } from '../support/session-events.ts';

const stepMs = 30 * 3_600_000;
const steps = 8;
const callsInStep = 6;
/** The log goes back for less than this: what was learned before can only come from snapshots. */
const lossAfter = 6;
/** Between two deaths that are tried: each is a run of its own, and those that matter most are tried by their names. */
const stride = 5;

const engine = () => engineOf([createAgentLearned()], { settings: { snapshotMs: 3_600_000 } });

/** An agent that makes some calls each day, and a worker that judges them as they come. */
class Days {
  readonly world: WorkerWorld;
  readonly #session = new SessionEvents();
  #step = 0;
  #calls = 0;

  constructor(world: WorkerWorld) {
    this.world = world;
  }

  async pass(count: number): Promise<void> {
    for (const last = this.#step + count; this.#step < last; this.#step += 1) {
      this.world.clock.advance(stepMs);
      await this.world.send(this.#calls === 0 ? this.#calling(2) : this.#calling(callsInStep));
      // The calls, what the agent tells the tenant, and what that answers.
      for (let hops = 0; hops < 3; hops += 1) await this.world.settled();
    }
  }

  #calling(count: number) {
    return Array.from({ length: count }, (_, at) => {
      this.#calls += 1;
      const call = this.#session.requested(this.#calls, { atMs: (this.#step + 1) * stepMs - at, can: ['write'] });
      return this.world.gateway.call(call);
    });
  }
}

async function learnedIn({ store }: WorkerWorld): Promise<readonly unknown[]> {
  const entities = [
    { kind: 'agent', id: 'agent-1' },
    { kind: 'tenant', id: '' },
  ] as const;
  const stored = await store.load(entities.map((entity) => entityRecordKey('acme', entity)));
  return stored.map((one) => {
    const state = one === undefined ? undefined : (decodeSession(one.blob).state as SessionState);
    return {
      learned: state?.detectors,
      clockMs: state?.clockMs,
      signals: state?.signals,
      snapshotMs: state?.snapshotMs,
    };
  });
}

interface Disturbed {
  readonly world: WorkerWorld;
  readonly death: string | undefined;
  readonly steps: number;
}

/** Redis is emptied after some days, and the worker that rebuilds dies at one of its steps. */
async function runWith(kill: KillSwitch): Promise<Disturbed> {
  const world = await new WorkerWorld().open();
  const days = new Days(world);
  const first = await world.start({ engine: engine() });
  await days.pass(lossAfter);
  await first.worker.stop();
  world.clock.advance(1000);
  world.store = createMemorySessionStore({ clock: world.clock });
  const { worker } = await world.start({ engine: engine(), kill });
  const going = days.pass(1).then(() => undefined);
  const death = await Promise.race([kill.died, going]);
  await worker.stop();
  const next = await world.start({ engine: engine() });
  await going;
  await days.pass(steps - lossAfter - 1);
  await next.worker.stop();
  return { world, death, steps: kill.steps };
}

async function undisturbed(): Promise<WorkerWorld> {
  const world = await new WorkerWorld().open();
  const { worker } = await world.start({ engine: engine() });
  const days = new Days(world);
  await days.pass(lossAfter);
  world.clock.advance(1000);
  await days.pass(steps - lossAfter);
  await worker.stop();
  return world;
}

describe('what was learned of an agent and its tenant', () => {
  it('is after a loss of the store what it is without one, whichever step the worker that rebuilds it dies at', async () => {
    const expected = await learnedIn(await undisturbed());
    expect(expected).toMatchObject([
      { learned: [{ id: 'rate.agent-learned' }] },
      { learned: [{ state: { number: steps } }] },
    ]);
    const { steps: all, world } = await runWith(new KillSwitch(Infinity));
    expect(await learnedIn(world)).toEqual(expected);
    const deaths = new Set<string>();
    const kills = Array.from({ length: Math.ceil(all / stride) }, (_, at) => new KillSwitch(1 + at * stride));
    const named = [`after publish to ${topics.baselines}`, 'before save'];
    for (const kill of [...kills, ...named.map((name) => new KillSwitch((step) => step === name))]) {
      const { world: after, death } = await runWith(kill);
      deaths.add(death ?? 'none');
      expect(await learnedIn(after), death).toEqual(expected);
    }
    expect([...deaths]).toEqual(expect.arrayContaining(named));
  });
});
