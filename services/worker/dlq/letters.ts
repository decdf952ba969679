/** What the dead-letter topic holds: where records stand that were not taken, and why. Changes nothing. */
import type { DlqRecord } from '../../../schemas/generated/types.ts';
import { validateDlqRecord } from '../../../schemas/generated/validators.js';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { Log, LogRecord } from '../../engine/ports/log.ts';
import { readJson } from '../records/decode.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';
import { readWhole } from '../readers/whole-topic.ts';

export type Letter = DlqRecord;

export interface Letters {
  /** By position, the newest last. A letter that was written twice stands there once. */
  readonly letters: readonly Letter[];
  /** Letters of which no more than their number is known, because there are too many. */
  readonly left: number;
  /** Records of the topic that are no letters. */
  readonly unread: number;
}

const lettersMax = 100_000;
const letterBytesMax = 16_384;

export function positionOf({ topic, partition, offset }: Pick<Letter, 'topic' | 'partition' | 'offset'>): string {
  return `${topic}/${String(partition)}/${offset}`;
}

export async function readLetters(log: Log): Promise<Letters> {
  const letters = new Map<string, Letter>();
  let left = 0;
  let unread = 0;
  await readWhole(log, topics.dlq, (record) => {
    const letter = letterOf(record);
    if (letter === undefined) {
      unread += 1;
      return;
    }
    const position = positionOf(letter);
    letters.delete(position);
    letters.set(position, letter);
    if (letters.size <= lettersMax) return;
    left += 1;
    letters.delete(letters.keys().next().value ?? '');
  });
  return { letters: [...letters.values()], left, unread };
}

/** The topic is no worker's alone, so what stands there is looked at like everything that comes from outside. */
function letterOf({ value, headers }: LogRecord): Letter | undefined {
  if (value === null || value.byteLength > letterBytesMax || headers['ce_type'] !== eventTypes.dlqRecord)
    return undefined;
  const data = readJson(value)?.value;
  return pruneUnknown(data, validateDlqRecord) === undefined ? undefined : (data as Letter);
}
