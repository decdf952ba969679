/** Bodies of web requests and responses, read whole within a bound or event by event. */
import { Buffer } from 'node:buffer';
import { SseSplitter } from './sse-splitter.ts';

/** Reads a body whole; undefined when it is longer than allowed. */
export async function readWholeBody(
  body: ReadableStream<Uint8Array> | null,
  bytesMax: number,
): Promise<Buffer | undefined> {
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (bytes > bytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export interface EventStreamWatch {
  readonly eventBytesMax: number;
  /** Events that go before those of the server. */
  readonly first: readonly Uint8Array[];
  /** Told of each event's data; its bytes go on only when this has ended. */
  readonly inspect: (data: Uint8Array) => void | Promise<void>;
  /** The stream reached its end, broke, or its reader went away. */
  readonly onEnd: (how: 'ended' | 'left' | 'broken') => void;
}

/** The same stream of server-sent events, byte for byte, each event inspected before its last byte goes on. */
export function watchEvents(body: ReadableStream<Uint8Array>, watch: EventStreamWatch): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const splitter = new SseSplitter({ eventBytesMax: watch.eventBytesMax });
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (const bytes of watch.first) controller.enqueue(bytes);
    },
    async pull(controller) {
      try {
        for (let hasSent = false; !hasSent;) {
          const { done, value } = await reader.read();
          const events = done ? [splitter.rest()] : splitter.push(Buffer.from(value));
          for (const { bytes, data } of events) {
            if (data !== undefined) await watch.inspect(data);
            if (bytes.byteLength === 0) continue;
            controller.enqueue(new Uint8Array(bytes));
            hasSent = true;
          }
          if (!done) continue;
          controller.close();
          watch.onEnd('ended');
          return;
        }
      } catch (fault) {
        controller.error(fault);
        watch.onEnd('broken');
        await reader.cancel().catch(() => undefined);
      }
    },
    async cancel(reason) {
      watch.onEnd('left');
      await reader.cancel(reason);
    },
  });
}
