import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { commandFoldKey, commandRecordKey } from '../../../../../schemas/commands/record-key.ts';
import type { Ack, AckEntry, Command, Heartbeat, TrustKey } from '../../../../../schemas/generated/types.ts';
import type { Verify } from '../../../../../services/sensor/enforcer/admit-record.ts';
import { compareOrders } from '../../../../../services/sensor/enforcer/command-order.ts';
import { ExpirySeconds } from '../../../../../services/sensor/enforcer/expiry-seconds.ts';
import { AckWatch, type NotEnforced } from '../../../../../services/worker/commands/ack-watch.ts';
import { CommandLedger, type LedgerEntry } from '../../../../../services/worker/commands/command-ledger.ts';
import { LiveCommands } from '../../../../../services/worker/commands/live-commands.ts';
import { makeCommand, startMs } from '../../../../support/signed-commands.ts';

const timeoutMs = 2_000;
const limits = { timeoutMs, readSinceMs: startMs };
const acksMax = 2;
const commandsMax = 5;

const livesSeconds = [30, 12, 30, 9, 6, 30, 20];
/** Of three folds and two tenants, some of which live longer than later ones of their fold. */
const commands: readonly Command[] = livesSeconds.map((lives, at) =>
  makeCommand({
    partial: 'abc'.charAt(at % 3).repeat(32),
    order: { offset: String(at) },
    scope: { kind: 'principal', tenant: at % 3 === 2 ? 'other' : 'acme', id: 'a'.repeat(16) },
    expiresAt: startMs + 1_000 * lives,
  }),
);

const key: TrustKey = {
  ...{ kid: 'worker.1', writer: 'worker', publicKey: '', tenants: ['acme', 'other'], scopes: ['principal'] },
  ...{ initiators: ['policy'], status: 'active' },
};
const believed: Verify = (value) => ({ ok: true, body: commands[Number(Buffer.from(value).toString())], key });

const at = fc.nat(commands.length - 1);
const sender = fc.record({
  id: fc.constantFrom('gw-1', 'gw-2'),
  boot: fc.constantFrom('01B1', '01B1', '01B1', '01B2'),
});
const intervalMs = fc.constantFrom(400, 20_000);
const answer = fc.constantFrom<Omit<AckEntry, 'id'>>(
  { status: 'applied', latencyMs: 3 },
  { status: 'received' },
  { status: 'unsupported', reason: 'not-understood' },
  { status: 'rejected', reason: 'older' },
  { status: 'rejected', reason: 'unknown-key' },
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('command' as const), at }) },
  fc.record({ kind: fc.constant('tombstone' as const), at }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('beat' as const), sender, intervalMs }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ack' as const), sender, at, answer }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(0, 500, 999, 1_000, 2_000) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('check' as const), isLost: fc.boolean() }) },
);

type Heard = (watch: AckWatch) => void;

function beatOf(
  gateway: { readonly id: string; readonly boot: string },
  { intervalMs, state }: { readonly intervalMs: number; readonly state: Heartbeat['feed']['state'] },
): Heartbeat {
  return { gateway, tenant: 'acme', intervalMs, feed: { state } } as Heartbeat;
}

function heardOf(one: { readonly kind: string; readonly sender: { id: string; boot: string } }, nowMs: number): Heard {
  const { id, boot } = one.sender;
  if (one.kind === 'beat') {
    const { intervalMs } = one as unknown as { readonly intervalMs: number };
    return (watch) => watch.heartbeat(beatOf({ id, boot }, { intervalMs, state: 'fresh' }), nowMs);
  }
  const { at: number, answer: said } = one as unknown as { readonly at: number; readonly answer: Omit<AckEntry, 'id'> };
  const entry: AckEntry = { id: commands[number]?.id ?? '', ...said };
  const ack: Ack = {
    ...{ spec: 'shearpin.ack.v1', gateway: id, boot, tenant: 'acme', timeMs: nowMs, kind: 'command' },
    commands: [entry],
  };
  return (watch) => watch.ack(ack, nowMs);
}

/** Keeps every record, and looks at all of them for those that count. */
class PlainLedger {
  readonly #entries = new Map<string, LedgerEntry>();

  apply(recordKey: string, command: Command | undefined, nowMs: number): void {
    const known = this.#entries.get(recordKey);
    if (command !== undefined) {
      if (known === undefined) this.#entries.set(recordKey, { command, seenMs: nowMs });
      const [oldest] = this.#entries.keys();
      if (this.#entries.size > commandsMax && oldest !== undefined) this.#entries.delete(oldest);
    } else if (known !== undefined && known.command.expiresAt <= nowMs) {
      this.#entries.delete(recordKey);
    }
  }

  live(nowMs: number): readonly LedgerEntry[] {
    const tops = new Map<string, LedgerEntry>();
    for (const entry of this.#entries.values()) {
      const fold = commandFoldKey(entry.command);
      const top = tops.get(fold);
      if (top === undefined || compareOrders(entry.command.order, top.command.order) > 0) tops.set(fold, entry);
    }
    return [...tops.values()].filter(({ command }) => command.expiresAt > nowMs);
  }
}

/** Looks at every live command and every gateway anew, and remembers by name what it reported. */
class PlainWatch {
  readonly #heard: Heard[] = [];
  #reported = new Set<string>();

  hear(heard: Heard): void {
    this.#heard.push(heard);
  }

  check(live: readonly LedgerEntry[], nowMs: number): readonly NotEnforced[] {
    const watch = new AckWatch({ acksMax });
    for (const heard of this.#heard) heard(watch);
    for (const now of live) watch.commanded({ now, before: undefined });
    const failures = watch.check({ nowMs, ...limits });
    const alive = new Set(live.map(({ command }) => command.id));
    const kept = [...this.#reported].filter((name) => alive.has(name.split('/')[0] ?? ''));
    const found = failures.filter((failure) => !kept.includes(nameOf(failure)));
    this.#reported = new Set([...kept, ...failures.map(nameOf)]);
    return found;
  }

  forgetReport(failures: readonly NotEnforced[]): void {
    for (const failure of failures) this.#reported.delete(nameOf(failure));
  }
}

function nameOf({ command, gateway, status }: NotEnforced): string {
  return `${command.id}/${gateway}/${status}`;
}

function idsOf(entries: readonly LedgerEntry[]): readonly string[] {
  return entries.map(({ command }) => command.id).sort();
}

it('reports what one reports that looks at every command and every answer each time', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 120 }), (steps) => {
      const ledger = new CommandLedger({ verify: believed, commandsMax });
      const plainLedger = new PlainLedger();
      const [watch, plain] = [new AckWatch({ acksMax }), new PlainWatch()];
      ledger.onTop((change) => watch.commanded(change));
      let nowMs = startMs;
      for (const one of steps) {
        if (one.kind === 'pass') nowMs += one.ms;
        else if (one.kind === 'command' || one.kind === 'tombstone') {
          const command = commands[one.at] ?? makeCommand();
          const [recordKey, isCommand] = [commandRecordKey(command), one.kind === 'command'];
          ledger.apply({ key: recordKey, value: isCommand ? Buffer.from(String(one.at)) : null }, nowMs);
          plainLedger.apply(recordKey, isCommand ? command : undefined, nowMs);
        } else if (one.kind === 'check') {
          const failures = watch.check({ nowMs, ...limits });
          const live = plainLedger.live(nowMs);
          expect(failures.map(nameOf).sort()).toEqual(plain.check(live, nowMs).map(nameOf).sort());
          expect(idsOf(ledger.live(nowMs))).toEqual(idsOf(live));
          expect(watch.live).toBe(live.length);
          if (one.isLost) for (const each of [watch, plain]) each.forgetReport(failures);
        } else {
          const heard = heardOf(one, nowMs);
          heard(watch);
          plain.hear(heard);
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('takes what was received and is not in force for silence, once it is due', () => {
  const [watch, command] = [new AckWatch(), makeCommand()];
  watch.commanded({ now: { command, seenMs: startMs }, before: undefined });
  const sent = { sender: { id: 'gw-1', boot: '01B1' }, intervalMs: 20_000 };
  heardOf({ kind: 'beat', ...sent }, startMs)(watch);
  watch.ack(ackOf(command, 'received'), startMs);
  expect(watch.check({ nowMs: startMs + timeoutMs - 1, ...limits })).toEqual([]);
  expect(watch.check({ nowMs: startMs + timeoutMs, ...limits })).toMatchObject([{ status: 'silent' }]);
});

it('keeps one time to look at a command again, however often its gateway answers', () => {
  const [watch, command] = [new AckWatch(), makeCommand()];
  watch.commanded({ now: { command, seenMs: startMs }, before: undefined });
  const sent = { sender: { id: 'gw-1', boot: '01B1' }, intervalMs: 20_000 };
  heardOf({ kind: 'beat', ...sent }, startMs)(watch);
  const taken = vi.spyOn(ExpirySeconds.prototype, 'takeBefore');
  for (const _ of [1, 2, 3]) {
    watch.ack(ackOf(command, 'received'), startMs);
    watch.check({ nowMs: startMs, ...limits });
  }
  taken.mockClear();
  watch.check({ nowMs: startMs + timeoutMs, ...limits });
  expect(taken.mock.results.flatMap(({ value }) => value as readonly unknown[])).toHaveLength(1);
  taken.mockRestore();
});

it('gives a gateway its time from when it is heard of again: what it answered may still be on its way', () => {
  const [watch, command] = [new AckWatch(), makeCommand()];
  watch.commanded({ now: { command, seenMs: startMs }, before: undefined });
  const beat = beatOf({ id: 'gw-1', boot: '01B1' }, { intervalMs: 1_000, state: 'fresh' });
  watch.heartbeat(beat, startMs);
  watch.check({ nowMs: startMs, ...limits });
  // The log was away, or this worker was not there.
  watch.check({ nowMs: startMs + 10_000, ...limits });
  watch.heartbeat(beat, startMs + 10_000);
  expect(watch.check({ nowMs: startMs + 10_000, ...limits })).toEqual([]);
  watch.heartbeat(beat, startMs + 10_000 + timeoutMs);
  expect(watch.check({ nowMs: startMs + 10_000 + timeoutMs, ...limits })).toMatchObject([{ status: 'silent' }]);
});

it.each<[string, (watch: AckWatch, atMs: number) => void]>([
  [
    'heartbeat',
    (watch, atMs) =>
      watch.heartbeat(beatOf({ id: 'gw-1', boot: '01B1' }, { intervalMs: 20_000, state: 'fresh' }), atMs),
  ],
  ['boot ack', (watch, atMs) => watch.ack({ ...ackOf(makeCommand(), 'applied'), kind: 'boot', commands: [] }, atMs)],
])('holds a gateway to nothing before its %s says that it has read the commands', (_, hasRead) => {
  const [watch, command] = [new AckWatch(), makeCommand()];
  watch.commanded({ now: { command, seenMs: startMs }, before: undefined });
  const gateway = { id: 'gw-1', boot: '01B1' };
  watch.heartbeat(beatOf(gateway, { intervalMs: 20_000, state: 'booting' }), startMs);
  for (const passedMs of [0, 2 * timeoutMs]) expect(watch.check({ nowMs: startMs + passedMs, ...limits })).toEqual([]);
  const readMs = startMs + 2 * timeoutMs;
  hasRead(watch, readMs);
  expect(watch.check({ nowMs: readMs, ...limits })).toEqual([]);
  expect(watch.check({ nowMs: readMs + timeoutMs, ...limits })).toMatchObject([{ status: 'silent' }]);
});

it('holds a gateway to nothing after its last heartbeat, whatever comes late of those before', () => {
  const [watch, command] = [new AckWatch(), makeCommand()];
  watch.commanded({ now: { command, seenMs: startMs }, before: undefined });
  const beat = beatOf({ id: 'gw-1', boot: '01B1' }, { intervalMs: 20_000, state: 'fresh' });
  watch.heartbeat(beat, startMs);
  watch.heartbeat({ ...beat, ending: true }, startMs + 2);
  watch.heartbeat(beat, startMs + 1);
  expect(watch.gateways(startMs + 2).map(({ isLive }) => isLive)).toEqual([false]);
  expect(watch.check({ nowMs: startMs + 2 * timeoutMs, ...limits })).toEqual([]);
  watch.heartbeat(beatOf({ id: 'gw-1', boot: '01B2' }, { intervalMs: 20_000, state: 'fresh' }), startMs + 3);
  expect(watch.gateways(startMs + 3).map(({ isLive }) => isLive)).toEqual([true]);
});

/** A watch over a live gateway that is held to one command and has answered. */
function watchOfOne(): AckWatch {
  const [watch, command] = [new AckWatch(), makeCommand()];
  watch.commanded({ now: { command, seenMs: startMs }, before: undefined });
  const sent = { sender: { id: 'gw-1', boot: '01B1' }, intervalMs: 20_000 };
  heardOf({ kind: 'beat', ...sent }, startMs)(watch);
  watch.ack(ackOf(command, 'applied'), startMs);
  watch.check({ nowMs: startMs, ...limits });
  return watch;
}

it('looks at nothing that a gateway answers of commands that nobody made', () => {
  const watch = watchOfOne();
  for (let made = 0; made < 100; made += 1)
    watch.ack(ackOf({ ...makeCommand(), id: `made-up-${String(made)}` }, 'rejected'), startMs);
  using asked = vi.spyOn(LiveCommands.prototype, 'get');
  watch.check({ nowMs: startMs, ...limits });
  expect(asked).not.toHaveBeenCalled();
});

it('looks at no more than the live commands when many were answered and are over before it looks', () => {
  const watch = watchOfOne();
  let before: LedgerEntry | undefined;
  for (let made = 0; made < 100; made += 1) {
    const now = { command: { ...makeCommand(), id: `command-${String(made)}` }, seenMs: startMs };
    watch.commanded({ now, before });
    watch.ack(ackOf(now.command, 'rejected'), startMs);
    before = now;
  }
  using asked = vi.spyOn(LiveCommands.prototype, 'get');
  const failures = watch.check({ nowMs: startMs, ...limits });
  expect(failures.map(({ command }) => command.id)).toEqual(['command-99']);
  expect(asked.mock.calls.length).toBeLessThanOrEqual(2);
});

it('counts an answer that is read before its command', () => {
  const [watch, command] = [watchOfOne(), { ...makeCommand(), id: 'later' }];
  watch.ack(ackOf(command, 'rejected'), startMs);
  expect(watch.check({ nowMs: startMs, ...limits })).toEqual([]);
  watch.commanded({ now: { command, seenMs: startMs }, before: undefined });
  expect(watch.check({ nowMs: startMs, ...limits })).toMatchObject([{ command, status: 'rejected' }]);
});

function ackOf({ id }: Command, status: AckEntry['status']): Ack {
  return {
    gateway: 'gw-1',
    boot: '01B1',
    tenant: 'acme',
    kind: 'command',
    commands: [{ id, status }],
  } as unknown as Ack;
}
