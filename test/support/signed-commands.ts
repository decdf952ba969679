import { generateKeyPairSync } from 'node:crypto';
import { identify } from '../../detectors/kit/identity.ts';
import { beaconRecordKey, commandRecordKey } from '../../schemas/commands/record-key.ts';
import type { Beacon, Command, Condition, Trust, TrustKey } from '../../schemas/generated/types.ts';
import { createSigner } from '../../services/adapters/crypto/signer.ts';
import type { SealInput } from '../../services/engine/ports/signing.ts';
import { createVerifier } from '../../services/adapters/crypto/verifier.ts';
import type { CommandRecord } from '../../services/sensor/enforcer/admit-record.ts';
import { type ChangingEnforcer, createEnforcer } from '../../services/sensor/enforcer/enforcer.ts';
import type { EnforcerSettings, RecordCount } from '../../services/sensor/enforcer/enforcer-options.ts';
import type { EnforcedCall } from '../../services/sensor/enforcer/judge-call.ts';
import { LiveIndex } from '../../services/sensor/enforcer/live-index.ts';

export const startMs = 1_790_000_000_000;
export const principal = 'aaaaaaaaaaaaaaaa';
export const session = `${principal}.process.1111111111111111`;
export const otherSession = `${principal}.trace.2222222222222222`;
export const stranger = 'bbbbbbbbbbbbbbbb';
export const strangerSession = `${stranger}.process.3333333333333333`;
export const secret = '5ec5ec5ec5ec5ec5';

export class SettableClock {
  #nowMs = startMs;

  nowMs(): number {
    return this.#nowMs;
  }

  advance(byMs: number): void {
    this.#nowMs += byMs;
  }
}

/** One writer with its own key. */
export function createWriter({ deployment = 'test', ...entry }: Partial<TrustKey> & { deployment?: string } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key: TrustKey = {
    kid: 'worker.1',
    writer: 'worker',
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    tenants: ['acme'],
    scopes: ['session', 'agent', 'principal'],
    initiators: ['policy'],
    status: 'active',
    ...entry,
  };
  const signer = createSigner({ writer: key.writer, kid: key.kid, privateKey, deployment });
  return {
    key,
    publicKey,
    sign: (body: object) => signer.sign(body),
    digest: (bytes: Uint8Array) => signer.digest(bytes),
    seal: (input: SealInput) => signer.seal(input),
  };
}

export type Writer = ReturnType<typeof createWriter>;

export function trustOf(writers: readonly Writer[], deployment = 'test'): Trust {
  return { spec: 'shearpin.trust.v1', deployment, keys: writers.map(({ key }) => key) };
}

export const egressWithSecret: Condition = {
  step: 'send',
  where: { op: 'can', capability: 'egress.*' },
  carries: [secret],
  startMs,
  deadlineMs: startMs + 900_000,
};

export type CommandParts = Partial<Omit<Command, 'order'>> & { readonly order?: Partial<Command['order']> };

/** A command whose id fits its parts, unless an id is given. */
export function makeCommand({ order, ...parts }: CommandParts = {}): Command {
  const action = parts.action ?? 'arm';
  const body: Command = {
    spec: 'shearpin.command.v1',
    id: '',
    order: { incarnation: 0, partition: 0, offset: '10', index: 0, ...order },
    action,
    scope: { kind: 'session', tenant: 'acme', id: session },
    mode: 'deny',
    reason: { code: 'sequence-armed', text: 'armed', detector: 'sequence.secret-to-egress@1.0.0' },
    initiator: 'policy',
    writer: 'worker',
    detector: 'sequence.secret-to-egress',
    partial: action === 'arm' || action === 'disarm' ? 'c'.repeat(32) : '',
    issuedAt: startMs,
    notBefore: startMs,
    expiresAt: startMs + 900_000,
    ...(action === 'arm' ? { condition: egressWithSecret } : {}),
    ...parts,
  };
  const { scope, writer, detector, partial } = body;
  return { ...body, id: parts.id ?? identify([{ ...scope }, writer, detector, partial, { ...body.order }]) };
}

export function recordOf(writer: Writer, command: Command): CommandRecord {
  return { key: commandRecordKey(command), value: writer.sign(command) };
}

/** A beacon over the given commands, as their writer sees them. */
export function beaconOf(writer: Writer, commands: readonly Command[], parts: Partial<Beacon> = {}): CommandRecord {
  const { partition = 0, timeMs = startMs, through } = parts;
  const index = new LiveIndex();
  for (const command of commands) index.add(command);
  const counted = { writer: writer.key.writer, partition, timeMs, ...(through === undefined ? {} : { through }) };
  const beacon: Beacon = {
    spec: 'shearpin.beacon.v1',
    partitions: 1,
    number: timeMs,
    ...counted,
    ...index.summarize(counted),
    ...parts,
  };
  return { key: beaconRecordKey(beacon.writer, beacon.partition), value: writer.sign(beacon) };
}

export interface TestGateway {
  readonly enforcer: ChangingEnforcer;
  readonly clock: SettableClock;
  readonly counts: RecordCount[];
}

export function createGateway(
  writers: readonly Writer[],
  { clock = new SettableClock(), ...settings }: Partial<EnforcerSettings> & { clock?: SettableClock } = {},
): TestGateway {
  const counts: RecordCount[] = [];
  const enforcer = createEnforcer(
    {
      verify: createVerifier(trustOf(writers)),
      clock,
      tenant: 'acme',
      gateway: { id: 'edge', boot: '01J0000000000000000000000Q' },
      count: (outcome) => counts.push(outcome),
    },
    settings,
  );
  return { enforcer, clock, counts };
}

/** A gateway that has read the given commands and a beacon that fits them. */
export function createFreshGateway(
  writer: Writer,
  commands: readonly Command[],
  settings: Partial<EnforcerSettings> & { clock?: SettableClock } = {},
): TestGateway {
  const gateway = createGateway([writer], settings);
  for (const command of commands) gateway.enforcer.applyRecord(recordOf(writer, command));
  gateway.enforcer.caughtUp();
  gateway.enforcer.applyRecord(beaconOf(writer, commands, { timeMs: gateway.clock.nowMs() }));
  return gateway;
}

export function makeCall(parts: Partial<EnforcedCall> = {}): EnforcedCall {
  return {
    session,
    principal,
    agent: 'agent-1',
    server: 'mail',
    target: 'post',
    capabilities: ['egress.message'],
    timeMs: startMs + 1_000,
    carries: new Set([secret]),
    labels: [],
    incomplete: false,
    readable: true,
    ...parts,
  };
}
