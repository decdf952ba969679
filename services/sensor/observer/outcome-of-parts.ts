/** What becomes of a message, by what becomes of its parts. Whatever goes on keeps its bytes. */
import type { Envelope, Unreadable } from '../messages/envelope.ts';
import type { ClientOutcome } from './connection.ts';
import type { PartOutcome } from './part-outcome.ts';
import { bytesAt } from './refusal.ts';

export function outcomeOfSingle(bytes: Uint8Array, outcome: PartOutcome): ClientOutcome {
  if (outcome.kind === 'pass') return { forward: bytes, answers: [] };
  return { forward: outcome.replacement, answers: outcome.answer === undefined ? [] : [outcome.answer] };
}

/** Puts together what is left of a batch; the elements that stay keep their bytes. */
export function outcomeOfBatch(
  bytes: Uint8Array,
  parts: readonly (Envelope | Unreadable)[],
  outcomes: readonly PartOutcome[],
): ClientOutcome {
  const answers = outcomes.flatMap((one) => (one.kind === 'taken' && one.answer !== undefined ? [one.answer] : []));
  if (outcomes.every(({ kind }) => kind === 'pass')) return { forward: bytes, answers };
  const left = outcomes.flatMap((one, index) => {
    const part = parts[index];
    if (one.kind === 'taken') return one.replacement === undefined ? [] : [one.replacement];
    return part === undefined ? [] : [bytesAt(bytes, part.at)];
  });
  if (left.length === 0) return { forward: undefined, answers };
  const joined = left.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from(','), part]));
  return { forward: Buffer.concat([Buffer.from('['), ...joined, Buffer.from(']')]), answers };
}
