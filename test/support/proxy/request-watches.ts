/** Tells requests of one kind apart in the bytes of a connection. */
import type { RequestWatch } from './tcp-proxy.ts';

/** The API keys of Kafka's protocol that a reply can be lost of here. */
export const kafkaRequests = { produce: 0, offsetCommit: 8 } as const;

const sizeBytes = 4;
const headBytes = sizeBytes + 2;

/** Sees each request of a Kafka connection that is watched from its first byte. */
export function watchKafka(apiKey: number): RequestWatch {
  let head = Buffer.alloc(0);
  let bodyLeft = 0;
  return (chunk) => {
    let isFound = false;
    for (let at = 0; at < chunk.length;) {
      if (bodyLeft > 0) {
        const taken = Math.min(bodyLeft, chunk.length - at);
        bodyLeft -= taken;
        at += taken;
        continue;
      }
      const taken = chunk.subarray(at, at + headBytes - head.length);
      head = Buffer.concat([head, taken]);
      at += taken.length;
      if (head.length < headBytes) break;
      isFound ||= head.readInt16BE(sizeBytes) === apiKey;
      bodyLeft = head.readInt32BE(0) + sizeBytes - headBytes;
      head = Buffer.alloc(0);
    }
    return isFound;
  };
}

/** Sees each call of a script in a Redis connection. */
export function watchScripts(): RequestWatch {
  return (chunk) => /\r\n(?:evalsha|eval)\r\n/i.test(chunk.toString('latin1'));
}
