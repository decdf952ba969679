import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandFoldKey, commandRecordKey } from '../../../../schemas/commands/record-key.ts';
import type { Command } from '../../../../schemas/generated/types.ts';
import type { CommandRecord } from '../../../../services/sensor/enforcer/admit-record.ts';
import { compareOrders } from '../../../../services/sensor/enforcer/command-order.ts';
import type { Enforcer } from '../../../../services/sensor/enforcer/enforcer.ts';
import {
  beaconOf,
  createGateway,
  createWriter,
  egressWithSecret,
  makeCall,
  makeCommand,
  otherSession,
  principal,
  recordOf,
  session,
  SettableClock,
  startMs,
  stranger,
  strangerSession,
} from '../../../support/signed-commands.ts';

const writer = createWriter();
const fingerprints = ['0000000000000001', '0000000000000002'] as const;
const sessions = [session, otherSession, strangerSession] as const;

/** Few sessions, partials and offsets, so that folds meet often; lives that end before, during and after the run. */
const commands = fc
  .array(
    fc.record({
      action: fc.constantFrom('arm', 'disarm', 'open', 'close'),
      mode: fc.constantFrom('deny', 'deny_egress', 'require_approval'),
      scopeId: fc.constantFrom(...sessions),
      value: fc.constantFrom(...fingerprints),
      offset: fc.integer({ min: 0, max: 12 }),
      incarnation: fc.integer({ min: 0, max: 1 }),
      lifeMs: fc.constantFrom(-60_000, 3_000, 20_000, 900_000),
    }),
    { minLength: 1, maxLength: 16 },
  )
  .map((drafts) => uniqueOrders(drafts.map(toCommand)));

type Action = 'arm' | 'disarm' | 'open' | 'close';
interface Draft {
  readonly action: Action;
  readonly mode: 'deny' | 'deny_egress' | 'require_approval';
  readonly scopeId: string;
  readonly value: string;
  readonly offset: number;
  readonly incarnation: number;
  readonly lifeMs: number;
}

function toCommand({ action, mode, scopeId, value, offset, incarnation, lifeMs }: Draft): Command {
  const isArming = action === 'arm' || action === 'disarm';
  return makeCommand({
    action,
    mode,
    scope: { kind: 'session', tenant: 'acme', id: scopeId },
    partial: isArming ? value.padStart(32, 'a') : '',
    order: { offset: String(offset), incarnation },
    issuedAt: startMs - 100_000,
    notBefore: startMs - 100_000,
    expiresAt: startMs + lifeMs,
    ...(action === 'arm' ? { condition: { ...egressWithSecret, carries: [value] } } : {}),
  });
}

/** A source position yields one body: the first of a fold and order stays. */
function uniqueOrders(list: readonly Command[]): readonly Command[] {
  return [...new Map(list.toReversed().map((command) => [command.id, command])).values()];
}

const probes = sessions.flatMap((from) =>
  [[], [fingerprints[0]], [fingerprints[1]]].flatMap((carries) =>
    [['egress.message'], ['read.private']].map((capabilities) => ({ from, carries, capabilities })),
  ),
);

/** What each of many calls would meet. Limits on probing are the gateway's own memory, so they are set out of reach. */
function decisionsOf(enforcer: Enforcer, clock: SettableClock): unknown {
  return probes.map(({ from, carries, capabilities }) =>
    enforcer.decide(
      makeCall({
        session: from,
        principal: from === strangerSession ? stranger : principal,
        carries: new Set(carries),
        capabilities,
        timeMs: clock.nowMs(),
      }),
    ),
  );
}

function gatewayAfter(records: readonly CommandRecord[], all: readonly Command[], afterMs: number): unknown {
  const clock = new SettableClock();
  const { enforcer } = createGateway([writer], { clock, probesMax: Number.MAX_SAFE_INTEGER });
  for (const record of records) enforcer.applyRecord(record);
  enforcer.caughtUp();
  clock.advance(afterMs);
  enforcer.applyRecord(beaconOf(writer, all, { timeMs: clock.nowMs() }));
  return decisionsOf(enforcer, clock);
}

/** An independent reading of the fold: of each fold the highest order, then what has not expired. */
function rulingOf(list: readonly Command[]): readonly Command[] {
  const rulers = new Map<string, Command>();
  for (const command of list) {
    const other = rulers.get(commandFoldKey(command));
    if (other === undefined || compareOrders(command.order, other.order) > 0) {
      rulers.set(commandFoldKey(command), command);
    }
  }
  return [...rulers.values()];
}

/** The topic after its writer tombstoned what may be: from the lowest of a fold up, while all are expired. */
function buried(list: readonly Command[], nowMs: number): readonly Command[] {
  return list
    .filter(({ expiresAt }) => expiresAt <= nowMs)
    .filter((command) => isAllOlderExpired(command, list, nowMs));
}

function isAllOlderExpired(command: Command, list: readonly Command[], nowMs: number): boolean {
  return list
    .filter((other) => commandFoldKey(other) === commandFoldKey(command))
    .every((other) => compareOrders(other.order, command.order) >= 0 || other.expiresAt <= nowMs);
}

describe('the fold of commands', () => {
  it('decides alike for any order of arrival and any repetition', () => {
    fc.assert(
      fc.property(
        commands.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length }), fc.array(fc.nat(99))),
        ),
        fc.constantFrom(0, 10_000, 60_000),
        ([list, shuffled, repeats], afterMs) => {
          const again = repeats.flatMap((index) => shuffled[index % shuffled.length] ?? []);
          const inOrder = gatewayAfter(
            list.map((command) => recordOf(writer, command)),
            list,
            afterMs,
          );
          const inDisorder = [...shuffled, ...again].map((command) => recordOf(writer, command));
          expect(gatewayAfter(inDisorder, list, afterMs)).toEqual(inOrder);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('decides as its highest orders alone would', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const rulers = rulingOf(list);
        const all = gatewayAfter(
          list.map((command) => recordOf(writer, command)),
          list,
          0,
        );
        expect(
          gatewayAfter(
            rulers.map((command) => recordOf(writer, command)),
            rulers,
            0,
          ),
        ).toEqual(all);
      }),
      { numRuns: 150 },
    );
  });

  it('decides in a gateway that boots from the compacted topic as in one that saw everything, tombstones too', () => {
    fc.assert(
      fc.property(commands, fc.constantFrom(0, 10_000, 60_000), (list, afterMs) => {
        const nowMs = startMs + afterMs - 100_000;
        const gone = new Set(buried(list, nowMs));
        const records = list.map((command) => recordOf(writer, command));
        const tombstones = [...gone].map((command) => ({ key: commandRecordKey(command), value: null }));
        const kept = list.filter((command) => !gone.has(command)).map((command) => recordOf(writer, command));
        const old = gatewayAfter([...records, ...tombstones], list, afterMs);
        expect(
          gatewayAfter(
            kept,
            list.filter((command) => !gone.has(command)),
            afterMs,
          ),
        ).toEqual(old);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps a stale arm silent that is published again long after its disarm expired', () => {
    const arm = makeCommand({ expiresAt: startMs + 900_000, order: { offset: '5' } });
    const disarm = makeCommand({ action: 'disarm', expiresAt: startMs + 1_000, order: { offset: '6' } });
    const clock = new SettableClock();
    const { enforcer } = createGateway([writer], { clock });
    enforcer.caughtUp();
    for (const command of [arm, disarm]) enforcer.applyRecord(recordOf(writer, command));
    for (let minute = 0; minute < 5; minute += 1) {
      clock.advance(60_000);
      enforcer.applyRecord(beaconOf(writer, [arm, disarm], { timeMs: clock.nowMs() }));
      enforcer.applyRecord(recordOf(writer, arm));
    }
    expect(enforcer.feed().state).toBe('fresh');
    expect(enforcer.decide(makeCall()).verdict.reason).toBe('clear');
  });
});
