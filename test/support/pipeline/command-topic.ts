import { commandRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Ack, AckEntry, Command } from '../../../schemas/generated/types.ts';
import { topics } from '../../../schemas/topics.ts';
import { createSigner } from '../../../services/adapters/crypto/signer.ts';
import type { OutgoingRecord } from '../../../services/engine/ports/log.ts';
import type { Signer } from '../../../services/engine/ports/signing.ts';
import { eventsOf } from './agent-events.ts';
import { becomesTrue } from './eventually.ts';
import type { Ground } from './ground.ts';

/** The commands that the topic holds, beacons left out. */
export async function readCommands(ground: Ground): Promise<readonly Command[]> {
  const records = await ground.read(topics.commands);
  const commands = records.filter(({ key, value }) => value !== null && !key.startsWith('beacon/'));
  return commands.map(({ value }) => bodyOf(value));
}

function bodyOf(value: Uint8Array | null): Command {
  return (JSON.parse(Buffer.from(value ?? []).toString('utf8')) as { body: Command }).body;
}

/** What gateways said of commands, in order. */
export async function readAcks(ground: Ground): Promise<readonly AckEntry[]> {
  return (await ackRecords(ground)).flatMap(({ commands }) => commands);
}

/** Resolves when the gateway where the agent's session is has applied a command for it. */
export async function armedFor(ground: Ground, agentId: string): Promise<void> {
  await becomesTrue({ what: `a command for the session of ${agentId} is applied` }, async () => {
    const [event] = await eventsOf(ground, agentId);
    if (event === undefined) return false;
    const commands = (await readCommands(ground)).filter(({ scope }) => scope.id === event.session.key);
    const own = (await ackRecords(ground)).filter(({ boot }) => boot === event.gateway.boot);
    const applied = own.flatMap((ack) => ack.commands).filter(({ status }) => status === 'applied');
    return commands.some((command) => applied.some(({ id }) => id === command.id));
  });
}

async function ackRecords(ground: Ground): Promise<readonly Ack[]> {
  const records = await ground.read(topics.acks);
  return records.map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Ack);
}

/** The workers' own signer. */
export function signerOf(ground: Ground): Signer {
  const { signing, trust } = ground.workerKeys();
  return createSigner({ ...signing, deployment: trust.deployment });
}

export function signedRecord(command: Command, signer: Pick<Signer, 'sign'>): OutgoingRecord {
  return commandTopicRecord(commandRecordKey(command), signer.sign(command));
}

export function commandTopicRecord(key: string, value: Uint8Array | null): OutgoingRecord {
  return { topic: topics.commands, key, value, headers: {} };
}

export async function produce(ground: Ground, records: readonly OutgoingRecord[]): Promise<void> {
  const producer = ground.log.producer();
  await producer.produce(records);
  await producer.close();
}
