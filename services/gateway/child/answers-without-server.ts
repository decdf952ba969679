import { type Envelope, idKey, readMessage } from '../../sensor/messages/envelope.ts';
import { errorFor, serverGone } from '../http/local-answers.ts';

/** What a client is told whose message was judged when the server had ended: each request has one answer, ours or this. */
export function answersWithoutServer(body: Uint8Array, ours: readonly Uint8Array[]): readonly Uint8Array[] {
  const answered = new Set(
    ours.flatMap((answer) => envelopesOf(answer).flatMap(({ ids }) => ids.map((id) => idKey(answer, id)))),
  );
  const asked = envelopesOf(body).flatMap(({ methods, ids }) => (methods.length > 0 ? ids.slice(-1) : []));
  const unanswered = asked.filter((id) => !answered.has(idKey(body, id)));
  return [...ours, ...unanswered.map(({ start, end }) => errorFor(body.subarray(start, end), serverGone))];
}

export function envelopesOf(bytes: Uint8Array): readonly Envelope[] {
  const message = readMessage(bytes);
  const parts = message.kind === 'batch' ? message.parts : message.kind === 'single' ? [message.part] : [];
  return parts.filter((part) => part.kind === 'envelope');
}
