import { commandRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Ack, AckEntry, Command } from '../../../schemas/generated/types.ts';
import { topics } from '../../../schemas/topics.ts';
import { createSigner } from '../../../services/adapters/crypto/signer.ts';
import type { OutgoingRecord } from '../../../services/engine/ports/log.ts';
import type { Signer } from '../../../services/engine/ports/signing.ts';
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
  const records = await ground.read(topics.acks);
  return records.flatMap(({ value }) => (JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Ack).commands);
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
