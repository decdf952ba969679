/** What a gateway does with commands while its tables are full, above all while it reads what a busy topic kept. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../../schemas/generated/types.ts';
import {
  beaconOf,
  createFreshGateway,
  createGateway,
  createWriter,
  makeCall,
  makeCommand,
  recordOf,
  SettableClock,
  startMs,
  type TestGateway,
} from '../../../../support/signed-commands.ts';

const writer = createWriter({ tenants: ['*'] });
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function arm(at: number, parts: Partial<Command> = {}): Command {
  return makeCommand({ partial: at.toString(16).padStart(32, '0'), ...parts });
}

function clockAt(nowMs: number): SettableClock {
  const clock = new SettableClock();
  clock.advance(nowMs - startMs);
  return clock;
}

function read({ enforcer }: TestGateway, commands: readonly Command[]) {
  return commands.map((command) => {
    const outcome = enforcer.applyRecord(recordOf(writer, command));
    return 'entry' in outcome ? outcome.entry : undefined;
  });
}

function beat({ enforcer }: TestGateway, commands: readonly Command[], timeMs: number): void {
  enforcer.applyRecord(beaconOf(writer, commands, { timeMs }));
}

function stateOf({ enforcer }: TestGateway): [string, string | undefined] {
  const { state, reason } = enforcer.feed();
  return [state, reason];
}

describe('a gateway that starts on a topic of more commands than it holds', () => {
  const expired = [arm(1), arm(2)];

  it.each([
    ['by what was issued later', startMs + 2 * hourMs, undefined],
    ['by a beacon', startMs, startMs + hourMs],
  ])('lets go of those that expired, as it knows %s', (_, issuedAt, beaconMs) => {
    const gateway = createGateway([writer], { commandsMax: 2, clock: clockAt(startMs + 2 * hourMs) });
    const live = [3, 4].map((at) => arm(at, { issuedAt, notBefore: issuedAt, expiresAt: startMs + 3 * hourMs }));
    read(gateway, expired);
    if (beaconMs !== undefined) beat(gateway, [], beaconMs);
    read(gateway, live);
    const boot = gateway.enforcer.caughtUp().flatMap(({ commands }) => commands);
    expect(boot.map(({ id, status }) => [id, status])).toEqual(live.map(({ id }) => [id, 'applied']));
    // Full of commands that live it counts as stale, and refuses by them all the same.
    expect(gateway.enforcer.decide(makeCall({ timeMs: startMs + 1 })).verdict.reason).toBe('armed');
  });

  it('is fresh when all that live found room', () => {
    const gateway = createGateway([writer], { commandsMax: 2, clock: clockAt(startMs + 2 * hourMs) });
    const [issuedAt, expiresAt] = [startMs + 2 * hourMs, startMs + 3 * hourMs];
    const live = arm(3, { issuedAt, notBefore: issuedAt, expiresAt });
    read(gateway, [...expired, live]);
    gateway.enforcer.caughtUp();
    beat(gateway, [live], issuedAt);
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
  });

  it('is fresh though commands of other tenants that expired had filled its index', () => {
    const wide = createWriter({ tenants: ['*'], initiators: ['person'], scopes: ['session', 'tenant'] });
    const gateway = createGateway([wide], { indexedMax: 2, clock: clockAt(startMs + 2 * hourMs) });
    const scope = { kind: 'tenant', tenant: 'b', id: 'b' } as const;
    const [issuedAt, expiresAt] = [startMs + 2 * hourMs, startMs + 3 * hourMs];
    const foreign = [1, 2].map((at) => arm(at, { scope, initiator: 'person' }));
    const live = arm(3, { initiator: 'person', issuedAt, notBefore: issuedAt, expiresAt });
    for (const command of [...foreign, live]) gateway.enforcer.applyRecord(recordOf(wide, command));
    gateway.enforcer.caughtUp();
    gateway.enforcer.applyRecord(beaconOf(wide, [live], { timeMs: issuedAt }));
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
  });

  it.each([
    ['its own clock', startMs + 2 * hourMs, startMs],
    ["the writer's clock", startMs, startMs + 2 * hourMs],
  ])('lets go of none that lives when only %s says that it expired', (_, ownMs, beaconMs) => {
    const gateway = createGateway([writer], { commandsMax: 1, clock: clockAt(ownMs) });
    const [living, other] = [arm(1), arm(2)];
    read(gateway, [living]);
    beat(gateway, [living], beaconMs);
    expect(read(gateway, [other])).toMatchObject([{ status: 'rejected', reason: 'no-room' }]);
    gateway.enforcer.caughtUp();
    beat(gateway, [living, other], beaconMs + 1);
    expect(gateway.enforcer.decide(makeCall({ timeMs: ownMs })).verdict.command).toBe(living.id);
  });
});

describe('a gateway that refused a command for want of room', () => {
  it('is stale for as long as the command lives, though there is room again', () => {
    const gateway = createFreshGateway(writer, [arm(1)], { commandsMax: 1 });
    const refused = arm(2, { expiresAt: startMs + hourMs });
    expect(read(gateway, [refused])).toMatchObject([{ reason: 'no-room' }]);
    gateway.clock.advance(20 * minuteMs);
    for (let second = 0; second < 12; second += 1) {
      gateway.clock.advance(1_000);
      beat(gateway, [refused], gateway.clock.nowMs());
    }
    expect(stateOf(gateway)).toEqual(['stale', 'beacon-mismatch']);
    const [nowMs, live] = [gateway.clock.nowMs(), gateway.enforcer.feed().live];
    expect(live).toBe(0);
    expect(read(gateway, [arm(3, { issuedAt: nowMs, notBefore: nowMs, expiresAt: nowMs + 1 })])).toMatchObject([
      { status: 'applied' },
    ]);
  });

  it('takes commands again as soon as those that it holds have expired, and is fresh when the refused one has', () => {
    const gateway = createFreshGateway(writer, [arm(1)], { commandsMax: 1 });
    const refused = arm(2, { expiresAt: startMs + hourMs });
    read(gateway, [refused]);
    gateway.clock.advance(2 * hourMs);
    beat(gateway, [], gateway.clock.nowMs());
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
    const nowMs = gateway.clock.nowMs();
    const next = arm(3, { issuedAt: nowMs, notBefore: nowMs, expiresAt: nowMs + hourMs });
    expect(read(gateway, [next])).toMatchObject([{ status: 'applied' }]);
  });
});
