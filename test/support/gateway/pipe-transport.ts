/** Speaks to a stdio gateway that runs in this process. */
import { PassThrough } from 'node:stream';
import { ReadBuffer, serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

export class PipeTransport implements Transport {
  readonly pipes = { stdin: new PassThrough(), stdout: new PassThrough() };
  /** Everything that came, as it came. */
  readonly received: Buffer[] = [];
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;

  start(): Promise<void> {
    const buffer = new ReadBuffer();
    this.pipes.stdout.on('data', (chunk: Buffer) => {
      this.received.push(chunk);
      buffer.append(chunk);
      for (let message = buffer.readMessage(); message !== null; message = buffer.readMessage()) {
        this.onmessage?.(message);
      }
    });
    return Promise.resolve();
  }

  send(message: JSONRPCMessage): Promise<void> {
    this.pipes.stdin.write(serializeMessage(message));
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.pipes.stdin.end();
    this.onclose?.();
    return Promise.resolve();
  }
}
