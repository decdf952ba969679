/** What the engine says, as records to publish and to keep until they are. */
import { topics } from '../../../schemas/topics.ts';
import type { EngineOutput } from '../../engine/engine.ts';
import type { EngineInput } from '../../engine/input.ts';
import type { LogRecord, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import { alertRecord, commandRecord } from '../records/outgoing.ts';
import { baselineRecord } from '../signals/baseline-record.ts';
import { noteRecord } from '../signals/note-record.ts';
import type { OutboxEntry, Position } from './session-blob.ts';

export interface Outgoing {
  readonly record: OutgoingRecord;
  readonly expiresAt?: number;
}

type OutputPlace = EngineInput['position'] & Pick<LogRecord, 'key'>;

export function outgoingOf(signer: Signer, output: EngineOutput, source: OutputPlace): Outgoing {
  switch (output.kind) {
    case 'alert':
      return { record: alertRecord(output.alert, source) };
    case 'command':
      return { record: commandRecord(output.command, signer), expiresAt: output.command.expiresAt };
    case 'note':
      return { record: noteRecord(output.note, source, signer) };
    case 'baseline':
      return { record: baselineRecord(output.baseline, signer) };
  }
}

export function entryOf({ record, expiresAt, index }: Outgoing & { index: number }, position: Position): OutboxEntry {
  const { topic, key, headers } = record;
  const { incarnation, partition, offset } = position;
  return {
    incarnation,
    partition,
    offset,
    index,
    topic,
    key,
    value: record.value ?? new Uint8Array(),
    headers,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/**
 * Rule 8 (loss of the store): the state that is rebuilt may know more than the one that was lost, of which something had been
 * given up, and so command what was never commanded; and a record may be poison only now.
 */
export function mayBeMissing(topic: string): boolean {
  return topic === topics.commands || topic === topics.dlq;
}
