import { describe, expect, it } from 'vitest';
import { commandRecordKey } from '../../../../../schemas/commands/record-key.ts';
import { validateAck } from '../../../../../schemas/generated/validators.js';
import {
  beaconOf,
  createFreshGateway,
  createGateway,
  createWriter,
  makeCall,
  makeCommand,
  recordOf,
  session,
  startMs,
  type TestGateway,
} from '../../../../support/signed-commands.ts';

const writer = createWriter();

/** Applies one record to a gateway that is up, and says what was answered, counted and enforced. */
function apply({ enforcer, counts }: TestGateway, record: { key: string; value: Uint8Array | null }) {
  const before = counts.length;
  const outcome = enforcer.applyRecord(record);
  const entry = outcome.kind === 'ack' ? outcome.entry : undefined;
  const ack = outcome.kind === 'ack' ? outcome.ack : undefined;
  return { outcome, entry, ack, counted: counts.slice(before), decision: enforcer.decide(makeCall()).verdict };
}

function alter(value: Uint8Array, from: string, to: string): Buffer {
  const text = Buffer.from(value).toString('utf8');
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to), 'utf8');
}

describe('a record of the command topic', () => {
  it('is applied, acked with its latency and enforced when it is signed and in order', () => {
    const gateway = createFreshGateway(writer, []);
    gateway.clock.advance(25);
    const command = makeCommand();
    const { entry, ack, counted, decision } = apply(gateway, recordOf(writer, command));
    expect(entry).toEqual({ id: command.id, status: 'applied', latencyMs: 25 });
    expect(validateAck(ack)).toBe(true);
    expect(counted).toEqual([{ of: 'command', status: 'applied' }]);
    expect(decision).toMatchObject({ decision: 'refused', reason: 'armed', command: command.id });
  });

  it('is acked again when it is published again', () => {
    const command = makeCommand();
    const gateway = createFreshGateway(writer, [command]);
    expect(apply(gateway, recordOf(writer, command)).entry?.status).toBe('applied');
  });

  it.each([
    ['unsigned, as a bare body', Buffer.from(JSON.stringify(makeCommand())), 'unsigned'],
    ['without the end of its signature', alter(writer.sign(makeCommand()), '"}', 'A"}'), 'bad-signature'],
    ['altered in one letter', alter(writer.sign(makeCommand()), '"armed"', '"armeD"'), 'bad-signature'],
    ['no JSON at all', Buffer.from([0xff, 0x00, 0x7b]), 'malformed'],
    ['empty', Buffer.alloc(0), 'malformed'],
  ])('is refused when it is %s', (_, value, reason) => {
    const { key } = recordOf(writer, makeCommand());
    const { entry, ack, counted, decision } = apply(createFreshGateway(writer, []), { key, value });
    expect(entry).toMatchObject({ status: 'rejected', reason });
    expect(validateAck(ack)).toBe(true);
    expect(counted).toEqual([{ of: 'command', status: 'rejected', reason }]);
    expect(decision.decision).toBe('allowed');
  });

  it('is refused under an empty signature', () => {
    const record = recordOf(writer, makeCommand());
    const text = Buffer.from(record.value ?? []).toString('utf8');
    const value = Buffer.from(text.replace(/\.\.[^"]+"/, '.."'));
    expect(apply(createFreshGateway(writer, []), { key: record.key, value }).entry?.reason).toBe('unsigned');
  });

  it('is refused when it was moved to another record key', () => {
    const moved = makeCommand({ order: { offset: '11' } });
    const record = { key: commandRecordKey(moved), value: writer.sign(makeCommand()) };
    const { entry, counted, decision } = apply(createFreshGateway(writer, []), record);
    expect(entry).toMatchObject({ status: 'rejected', reason: 'wrong-key' });
    expect(counted).toEqual([{ of: 'command', status: 'rejected', reason: 'wrong-key' }]);
    expect(decision.decision).toBe('allowed');
  });

  it('is refused when its id is not the hash of its parts', () => {
    const command = makeCommand({ id: 'd'.repeat(32) });
    expect(apply(createFreshGateway(writer, []), recordOf(writer, command)).entry?.reason).toBe('malformed');
  });

  it.each([
    ['a tenant', { tenants: ['other'] }],
    ['a kind of scope', { scopes: ['agent' as const] }],
  ])('is refused when its key has no authority for %s', (_, entry) => {
    const narrow = createWriter(entry);
    const gateway = createFreshGateway(narrow, []);
    const { entry: acked, counted, decision } = apply(gateway, recordOf(narrow, makeCommand()));
    expect(acked).toMatchObject({ status: 'rejected', reason: 'no-authority' });
    expect(counted).toEqual([{ of: 'command', status: 'rejected', reason: 'no-authority' }]);
    expect(decision.decision).toBe('allowed');
  });

  it.each([
    ['another writer', makeCommand({ writer: 'responder' })],
    ['a person', makeCommand({ initiator: 'person', who: 'someone' })],
    ['longer than its scope allows', makeCommand({ expiresAt: startMs + 90_000_000 })],
    ['longer, by a date of issue far ahead', makeCommand({ issuedAt: startMs + 9e7, expiresAt: startMs + 9e7 + 1 })],
    ['an open wider than a session', makeCommand({ action: 'open', scope: scopeOf('principal') })],
    ['an arm over several sessions for too long', wideArm(1_000_000)],
  ])('is refused when it speaks for %s', (_, command) => {
    const { entry } = apply(createFreshGateway(writer, []), recordOf(writer, command));
    expect(entry).toMatchObject({ status: 'rejected', reason: 'no-authority' });
  });

  it('is refused when its key is unknown, retired, or signs for another deployment', () => {
    const retired = createWriter({ kid: 'worker.0', status: 'retired' });
    const foreign = createWriter({ kid: 'worker.2', deployment: 'elsewhere' });
    const gateway = createGateway([writer, retired, foreign]);
    gateway.enforcer.caughtUp();
    const reasons = [createWriter({ kid: 'worker.9' }), retired, foreign].map(
      (signer) => apply(gateway, recordOf(signer, makeCommand())).entry?.reason,
    );
    expect(reasons).toEqual(['unknown-key', 'retired-key', 'wrong-audience']);
  });

  it('is acked as expired and not enforced when its time is over', () => {
    const gateway = createFreshGateway(writer, []);
    const command = makeCommand({ issuedAt: startMs - 100_000, expiresAt: startMs - 60_000 });
    const { entry, counted, decision } = apply(gateway, recordOf(writer, command));
    expect(entry).toEqual({ id: command.id, status: 'expired', reason: 'expired' });
    expect(counted).toEqual([{ of: 'command', status: 'expired', reason: 'expired' }]);
    expect(decision.decision).toBe('allowed');
  });

  it('is refused as older when a higher order rules its fold', () => {
    const disarm = makeCommand({ action: 'disarm', order: { offset: '100' } });
    const gateway = createFreshGateway(writer, [disarm]);
    const { entry, counted, decision } = apply(gateway, recordOf(writer, makeCommand({ order: { offset: '99' } })));
    expect(entry).toMatchObject({ status: 'rejected', reason: 'older' });
    expect(counted).toEqual([{ of: 'command', status: 'rejected', reason: 'older' }]);
    expect(decision.decision).toBe('allowed');
  });

  it('closes nothing when it is a tombstone of a live command', () => {
    const command = makeCommand();
    const gateway = createFreshGateway(writer, [command]);
    const { entry, counted, decision } = apply(gateway, { key: commandRecordKey(command), value: null });
    expect(entry).toEqual({ id: command.id, status: 'rejected', reason: 'tombstoned' });
    expect(counted).toEqual([{ of: 'command', status: 'rejected', reason: 'tombstoned' }]);
    expect(decision.decision).toBe('refused');
  });

  it('is received, and enforced from its time on, when its time has not come', () => {
    const gateway = createFreshGateway(writer, []);
    const command = makeCommand({ notBefore: startMs + 60_000 });
    expect(apply(gateway, recordOf(writer, command))).toMatchObject({
      entry: { status: 'received' },
      decision: { decision: 'allowed' },
    });
    gateway.clock.advance(60_000);
    expect(gateway.enforcer.decide(makeCall()).verdict.reason).toBe('armed');
  });

  it('is told to be applied by the first beacon after its time has come, once and unless another rules', () => {
    const gateway = createFreshGateway(writer, []);
    const notBefore = startMs + 60_000;
    const [command, overruled, ruling] = [
      makeCommand({ notBefore }),
      makeCommand({ notBefore, partial: 'e'.repeat(32), order: { offset: '5' } }),
      makeCommand({ partial: 'e'.repeat(32), order: { offset: '6' } }),
    ];
    for (const one of [command, overruled, ruling]) gateway.enforcer.applyRecord(recordOf(writer, one));
    const beat = () => gateway.enforcer.applyRecord(beaconOf(writer, [command], { timeMs: gateway.clock.nowMs() }));
    gateway.clock.advance(10_000);
    expect(beat()).not.toHaveProperty('begun');
    gateway.clock.advance(50_000);
    expect(beat()).toMatchObject({
      kind: 'beacon',
      begun: [{ kind: 'command', commands: [{ id: command.id, status: 'applied' }] }],
    });
    gateway.clock.advance(1);
    expect(beat()).not.toHaveProperty('begun');
  });

  it('is told to be applied in acks that readers take, however many begin at once', () => {
    const gateway = createFreshGateway(writer, []);
    const notBefore = startMs + 60_000;
    const commands = Array.from({ length: 4_097 }, (_, at) =>
      makeCommand({ notBefore, partial: String(at).padStart(32, '0') }),
    );
    for (const command of commands) gateway.enforcer.applyRecord(recordOf(writer, command));
    gateway.clock.advance(60_000);
    const beat = gateway.enforcer.applyRecord(beaconOf(writer, commands, { timeMs: gateway.clock.nowMs() }));
    const acks = beat.kind === 'beacon' ? (beat.begun ?? []) : [];
    expect(acks.every((ack) => validateAck(ack))).toBe(true);
    expect(acks.flatMap((ack) => ack.commands.map(({ id }) => id))).toEqual(commands.map(({ id }) => id));
  });

  it('is told unsupported when the gateway cannot do what it says', () => {
    const gateway = createFreshGateway(writer, []);
    const throttle = makeCommand({ action: 'open', mode: 'throttle' });
    const later = { ...makeCommand(), spec: 'shearpin.command.v1', cooldownMs: 5 };
    for (const command of [throttle, later]) {
      const { entry } = apply(gateway, { key: commandRecordKey(command), value: writer.sign(command) });
      expect(entry).toEqual({ id: command.id, status: 'unsupported', reason: 'not-understood' });
    }
  });

  it('is not acked when it concerns another tenant', () => {
    const wide = createWriter({ tenants: ['*'] });
    const gateway = createFreshGateway(wide, []);
    const { outcome } = apply(gateway, recordOf(wide, makeCommand({ scope: { ...scopeOf('session'), tenant: 'b' } })));
    expect(outcome).toEqual({ kind: 'ignored', reason: 'other-tenant' });
  });

  it('is refused for want of room when as many commands live as the gateway holds, and the feed says so', () => {
    const first = makeCommand();
    const gateway = createFreshGateway(writer, [first], { commandsMax: 1 });
    const { entry } = apply(gateway, recordOf(writer, makeCommand({ partial: 'e'.repeat(32) })));
    expect(entry).toMatchObject({ status: 'rejected', reason: 'no-room' });
    expect(gateway.enforcer.feed().state).toBe('stale');
    expect(gateway.enforcer.decide(makeCall()).verdict.command).toBe(first.id);
  });
});

describe('the summary after boot', () => {
  it('names every live command once, and what was refused', () => {
    const gateway = createGateway([writer]);
    const older = makeCommand({ order: { offset: '1' } });
    const newer = makeCommand({ order: { offset: '2' } });
    const other = makeCommand({ action: 'open', detector: 'rate.capability-ceiling' });
    for (const command of [older, newer, other]) gateway.enforcer.applyRecord(recordOf(writer, command));
    gateway.enforcer.applyRecord({ key: 'acme/session/x#worker/1', value: Buffer.from('{}') });
    const acks = gateway.enforcer.caughtUp();
    expect(acks).toHaveLength(1);
    expect(acks.every((ack) => validateAck(ack))).toBe(true);
    expect(acks[0]?.kind).toBe('boot');
    expect(acks[0]?.commands.map(({ id, status }) => [id, status]).slice(0, 2)).toEqual([
      [newer.id, 'applied'],
      [other.id, 'applied'],
    ]);
    expect(acks[0]?.commands[2]).toMatchObject({ status: 'rejected', reason: 'unsigned' });
    expect(gateway.enforcer.caughtUp()).toEqual([]);
  });
});

function scopeOf(kind: 'session' | 'principal') {
  return { kind, tenant: 'acme', id: kind === 'session' ? session : session.slice(0, 16) };
}

function wideArm(lifeMs: number) {
  return makeCommand({ scope: scopeOf('principal'), expiresAt: startMs + lifeMs });
}
