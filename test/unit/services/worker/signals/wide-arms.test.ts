import { describe, expect, it, vi } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import type { Alert, Command } from '../../../../../schemas/generated/types.ts';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import { createVerifier } from '../../../../../services/adapters/crypto/verifier.ts';
import { createEnforcer, type Enforcer } from '../../../../../services/sensor/enforcer/enforcer.ts';
import { catalogDetectors } from '../../../../support/catalog.ts';
import { engineOf } from '../../../../support/engine-runs.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { baseMs, fpOf, principal, SessionEvents, ulidOf } from '../../../../support/session-events.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';
import { sessionInEach } from '../../../../support/two-sessions.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';

const detector = 'sequence.secret-across-sessions';
const [first = '', second = ''] = sessionInEach(2);
const minuteMs = 60_000;
const tickMs = 10_000;
const ticksMax = 15 * 6;
const dayMs = 24 * 60 * minuteMs;
/** Less than an arm has left when it is renewed. */
const idleMs = 6 * minuteMs;

/** A session in which a credential is returned. */
function secretRead(world: WorkerWorld) {
  const events = new SessionEvents({ session: first });
  return [
    events.requested(8, { atMs: 0, can: ['credential.read'] }),
    events.requested(1, { atMs: 0, can: ['credential.read'] }),
    events.completed(1, { atMs: 100, can: ['credential.read'], secrets: [7] }),
    events.completed(8, { atMs: 200, can: ['credential.read'] }),
  ].map((event) => world.gateway.call(event));
}

/** The catalogue with the detector in force, as an operator sets it. */
const inForce = () => engineOf(catalogDetectors(), { modes: { [detector]: 'enforce' } });

async function wideCommands(world: WorkerWorld): Promise<readonly Command[]> {
  const records = await world.read(topics.commands);
  const bodies = records
    .filter(({ key, value }) => value !== null && !key.startsWith('beacon/'))
    .map(({ value }) => (JSON.parse(Buffer.from(value ?? []).toString('utf8')) as { body: Command }).body);
  return bodies.filter((command) => command.detector === detector);
}

/** Another gateway of the tenant, which has read what stands on the topic of commands. */
async function otherGateway(world: WorkerWorld): Promise<Enforcer> {
  const { clock, trust } = world;
  const gateway = { id: 'gw-2', boot: ulidOf('B', 9) };
  const enforcer = createEnforcer({ verify: createVerifier(trust), clock, tenant: 'acme', gateway });
  for (const record of await world.read(topics.commands)) enforcer.applyRecord(record);
  enforcer.caughtUp();
  return enforcer;
}

/** Time goes on, and who keeps time has told it. */
async function pass(world: WorkerWorld, { step, ms }: { readonly step: () => void; readonly ms: number }) {
  const before = (await world.read(topics.signals)).length;
  world.clock.advance(ms);
  await vi.waitFor(async () => {
    step();
    expect((await world.read(topics.signals)).length).toBeGreaterThan(before);
  }, waitLimits);
  await world.settled();
}

function mailIn(session: string, owner = principal, timeMs = baseMs + 2 * minuteMs) {
  return {
    session,
    principal: owner,
    agent: 'agent-1',
    server: 'server-1',
    target: 'send',
    capabilities: ['egress.message'],
    timeMs,
    carries: new Set([fpOf(7)]),
    labels: [],
    incomplete: false,
    readable: true,
    event: { session: { key: session, method: 'host' as const, confidence: 1 } },
  };
}

describe('rule 9: what is armed over the sessions of a principal', () => {
  it('is refused at another gateway in another session, and nowhere else', async () => {
    const world = await new WorkerWorld({ callsPartitions: 2 }).open();
    const { worker } = await world.start({ engine: inForce() });
    await world.send(secretRead(world));
    await world.settled();
    const told = (await world.read(topics.signals)).filter(({ key }) => key.startsWith('acme:principal:'));
    // Neither the request of the credential nor the call that returned none.
    expect(told.map(({ headers }) => headers['ce_id'])).toEqual(['1/0/2/principal']);
    const commands = await wideCommands(world);
    expect(commands).toMatchObject([
      { action: 'arm', writer: 'worker-wide', scope: { kind: 'principal', tenant: 'acme', id: principal } },
    ]);
    const enforcer = await otherGateway(world);
    expect(enforcer.decide(mailIn(second)).verdict).toMatchObject({ decision: 'refused', command: commands[0]?.id });
    expect(enforcer.decide(mailIn(first)).verdict.decision).toBe('allowed');
    expect(enforcer.decide(mailIn(second, 'ffffffffffffffff')).verdict.decision).toBe('allowed');
    await worker.stop();
  });

  it('ends in an alert that names both sessions when the refused call is told', async () => {
    const world = await new WorkerWorld({ callsPartitions: 2 }).open();
    const { worker } = await world.start({ engine: inForce() });
    await world.send(secretRead(world));
    await world.settled();
    const [arm] = await wideCommands(world);
    const verdict = { decision: 'refused' as const, reason: 'armed' as const, command: arm?.id ?? '' };
    const events = new SessionEvents({ session: second, boot: 2 });
    const refused = events.requested(9, {
      atMs: 2 * minuteMs,
      can: ['egress.message'],
      carries: [7],
      verdict: { ...verdict, detector, partial: arm?.partial ?? '' },
    });
    await world.send([world.gateway.call(refused)]);
    await world.settled();
    await worker.stop();
    const alerts = (await world.read(topics.alerts)).map(({ value }): Alert => JSON.parse(String(value)) as Alert);
    expect(alerts).toMatchObject([
      {
        action_id: 2,
        metadata: { correlation_uid: `principal:${principal}` },
        finding_info: { analytic: { uid: detector }, related_events: [{ title: 'secret' }, { title: 'send' }] },
        unmapped: {
          shearpin: {
            session: { key: second },
            scope: { kind: 'principal', id: principal },
            commands: [arm?.id],
            refused: 1,
          },
        },
      },
    ]);
  });

  it('lasts at most fifteen minutes and is sent anew for as long as the chain can be completed', async () => {
    const world = await new WorkerWorld({ callsPartitions: 2 }).open();
    const { timers, step } = steppedTimers();
    const { worker } = await world.start({ engine: inForce(), timers });
    await world.send(secretRead(world));
    await world.settled();
    const [arm] = await wideCommands(world);
    expect((arm?.expiresAt ?? 0) - (arm?.issuedAt ?? 0)).toBe(15 * minuteMs);
    for (let ticks = 0; ticks < ticksMax && (await wideCommands(world)).length < 2; ticks += 1)
      await pass(world, { step, ms: tickMs });
    const [, again] = await wideCommands(world);
    expect(again).toMatchObject({ action: 'arm', partial: arm?.partial, condition: arm?.condition });
    expect(again?.expiresAt).toBeGreaterThan(arm?.expiresAt ?? 0);
    expect(again?.issuedAt).toBeLessThan(arm?.expiresAt ?? 0);
    await worker.stop();
  });

  it('is in force without a gap for two days, in the middle of which the store was lost', async () => {
    const world = await new WorkerWorld({ callsPartitions: 2 }).open();
    const before = steppedTimers();
    const { worker } = await world.start({ engine: inForce(), timers: before.timers });
    await world.send(secretRead(world));
    await world.settled();
    // Who keeps time begins when nobody has told anything for a while.
    for (let ticks = 0; ticks < 6; ticks += 1) await pass(world, { step: before.step, ms: tickMs });
    const until = async (timeMs: number, { step }: Pick<typeof before, 'step'>) => {
      while (world.clock.nowMs() < timeMs) await pass(world, { step, ms: idleMs });
    };
    await until(baseMs + dayMs, before);
    await worker.stop();
    world.store = createMemorySessionStore({ clock: world.clock });
    const after = steppedTimers();
    const anew = await world.start({ engine: inForce(), timers: after.timers });
    await until(baseMs + 2 * dayMs, after);
    const arms = await wideCommands(world);
    const gaps = arms.slice(1).filter(({ issuedAt }, at) => issuedAt >= (arms[at]?.expiresAt ?? 0));
    expect({ gaps, partials: new Set(arms.map(({ partial }) => partial)).size }).toEqual({ gaps: [], partials: 1 });
    const nowMs = world.clock.nowMs();
    const enforcer = await otherGateway(world);
    expect(enforcer.decide(mailIn('later', principal, nowMs)).verdict.decision).toBe('refused');
    await anew.worker.stop();
  });
});
