/**
 * Records that are what they should be but for one thing: the key that sealed or signed them, the deployment, the scope
 * that the key may speak for, or the place in the topic. Whoever does not look at that one thing obeys them.
 */
import { identify } from '../../../detectors/kit/identity.ts';
import { beaconRecordKey, commandRecordKey, progressRecordKey } from '../../../schemas/commands/record-key.ts';
import { entityRecordKey, principalOfSession } from '../../../schemas/events/record-key.ts';
import type { Beacon, Command, Progress, Signal } from '../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { OutgoingRecord } from '../../../services/engine/ports/log.ts';
import type { Signer } from '../../../services/engine/ports/signing.ts';
import { sealed } from '../../../services/worker/signals/sealed-record.ts';
import type { FakeGateway } from '../fake-gateway.ts';
import { commandTopicRecord, signedRecord } from '../pipeline/command-topic.ts';
import { type CallData, SessionEvents, secretChain } from '../session-events.ts';

export interface Moment {
  readonly nowMs: number;
  readonly newId: () => string;
}

/** A chain that nobody made, in a session that has none. */
export function forgedChain(session: string, gateway: FakeGateway, moment: Moment): readonly OutgoingRecord[] {
  const events = secretChain(new SessionEvents({ session }));
  return owned(events, session, moment).map((data) => gateway.call(data));
}

/** A secret that one session of a principal was given leaves in another, as a worker tells it on. */
export function forgedSignals(
  session: string,
  signer: Pick<Signer, 'seal'>,
  moment: Moment,
): readonly OutgoingRecord[] {
  const principal = principalOfSession(session);
  const [, , , given] = owned(secretChain(new SessionEvents({ session })), session, moment);
  const another = `${principal}.host.${'f'.repeat(16)}`;
  const [, , , , sent] = owned(secretChain(new SessionEvents({ session: another })), another, moment);
  return [given, sent].flatMap((event, at) =>
    event === undefined ? [] : [signalOf({ event, at, principal, signer })],
  );
}

interface ForgedSignal {
  readonly event: CallData;
  readonly at: number;
  readonly principal: string;
  readonly signer: Pick<Signer, 'seal'>;
}

function signalOf({ event, at, principal, signer }: ForgedSignal): OutgoingRecord {
  const { tenant, timeMs } = event;
  const entity = { kind: 'principal', id: principal } as const;
  const type = 'arguments' in event ? eventTypes.callRequested : eventTypes.callCompleted;
  const offset = String(timeMs + at);
  const source = { incarnation: 1, partition: 0, offset, appendTimeMs: timeMs };
  const data: Signal = { tenant, entity, source, timeMs, isRequestKnown: true, type, data: { ...event } };
  const key = entityRecordKey(tenant, entity);
  return sealed({ topic: topics.signals, type: eventTypes.signal, id: offset, key, timeMs, data }, signer);
}

/** As events of this session, made just now. */
function owned(events: readonly CallData[], session: string, { nowMs, newId }: Moment): readonly CallData[] {
  const boot = newId();
  return events.map((event, at) => ({
    ...event,
    id: newId(),
    timeMs: nowMs + at,
    gateway: { ...event.gateway, boot },
    principal: { ...event.principal, id: principalOfSession(session) },
  }));
}

/** Lifts what stands against a session: what closes its breaker, and what takes its arm away. */
export function lifting(standing: readonly Command[]): readonly Command[] {
  return standing.map(({ condition: _, ...command }) =>
    renamed({
      ...command,
      action: command.action === 'arm' ? 'disarm' : 'close',
      order: { ...command.order, incarnation: 9_999 },
    }),
  );
}

/** Opens the breaker of somebody else. */
export function opening(command: Command, scope: Pick<Command['scope'], 'kind' | 'id'>): Command {
  const order = { ...command.order, incarnation: 9_999 };
  return renamed({ ...command, action: 'open', partial: '', order, scope: { ...command.scope, ...scope } });
}

/** A command's id says what it is of: under another it would be refused for that alone. */
function renamed(command: Command): Command {
  const { scope, writer, detector, partial, order } = command;
  return { ...command, id: identify([{ ...scope }, writer, detector, partial, { ...order }]) };
}

export function signedBy(signer: Pick<Signer, 'sign'>, commands: readonly Command[]): readonly OutgoingRecord[] {
  return commands.map((command) => signedRecord(command, signer));
}

/** Says something else than what was signed. */
export function changedAfterSigning(original: Command, command: Command, signer: Pick<Signer, 'sign'>): OutgoingRecord {
  const { jws } = JSON.parse(Buffer.from(signer.sign(original)).toString('utf8')) as { readonly jws: string };
  return commandTopicRecord(commandRecordKey(command), Buffer.from(JSON.stringify({ body: command, jws })));
}

/** Stands where another command belongs. */
export function misplaced(command: Command, signer: Pick<Signer, 'sign'>): OutgoingRecord {
  return commandTopicRecord(`${commandRecordKey(command)}x`, signer.sign(command));
}

export interface Place {
  readonly partition: number;
  readonly partitions: number;
}

/** A beacon above all others that tells of commands that nobody has: whoever believes it never trusts its feed again. */
export function forgedBeacon(signer: Signer, { partition, partitions }: Place, { nowMs }: Moment): OutgoingRecord {
  const { writer } = signer;
  const number = nowMs + 1_000_000_000;
  const place = { writer, partition, partitions };
  const beacon: Beacon = {
    spec: 'shearpin.beacon.v1',
    ...place,
    number,
    timeMs: nowMs,
    count: 1,
    hash: '0'.repeat(32),
  };
  return commandTopicRecord(beaconRecordKey(writer, partition), signer.sign(beacon));
}

/** A word above all others that says that records wait for an hour. */
export function forgedWord(signer: Signer, { partition, partitions }: Place, { nowMs }: Moment): OutgoingRecord {
  const { writer } = signer;
  const order = { incarnation: 9_999, epoch: 9_999, number: nowMs };
  const place = { writer, partition, partitions };
  const said = { timeMs: nowMs, offset: '0', behindMs: 3_600_000 };
  const word: Progress = { spec: 'shearpin.progress.v1', ...place, ...order, ...said };
  return { topic: topics.progress, key: progressRecordKey(writer, partition), value: signer.sign(word), headers: {} };
}
