import { idKey, readMessage } from '../../sensor/messages/envelope.ts';
import type { Slice } from '../../sensor/messages/json-scan.ts';
import { replaceSlices, slicesOf } from '../http/message-slices.ts';

/** What stands for a client's request towards the server, and what the client itself sent. */
export interface Numbered {
  readonly number: number;
  readonly id: Uint8Array;
  readonly token: KnownToken | undefined;
}

export interface KnownToken {
  /** The client's own. */
  readonly bytes: Uint8Array;
  /** As the server knows it. */
  readonly key: string;
}

/** The message as if the client's own id and token had been sent to the server. */
export function restoredMessage(message: Uint8Array, { number, id, token }: Numbered): Buffer {
  const read = readMessage(message);
  if (read.kind !== 'single' || read.part.kind !== 'envelope') return Buffer.from(message);
  const slices = slicesOf(message, read.part);
  const isOwn = (slice: Slice): boolean => idKey(message, slice) === String(number);
  const isToken = (slice: Slice): boolean => idKey(message, slice) === token?.key;
  const isNotification = read.part.methods.length > 0;
  return replaceSlices(message, [
    ...[...(isNotification ? [] : slices.ids), ...slices.subscriptions].filter(isOwn).map((at) => ({ at, by: id })),
    ...(token === undefined ? [] : slices.toldProgress.filter(isToken).map((at) => ({ at, by: token.bytes }))),
  ]);
}
