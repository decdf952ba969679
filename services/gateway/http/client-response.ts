import type { ServerResponse } from 'node:http';

/** Waits while the client reads more slowly than the server writes; a client that is gone takes everything. */
export function writeTo(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  if (response.destroyed || response.write(bytes)) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

export function answerJson(response: ServerResponse, status: number, bytes: Uint8Array): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.byteLength });
  response.end(bytes);
}

/** A refusal of the gateway itself, as the JSON-RPC error that MCP clients show. */
export function answerFault(response: ServerResponse, status: number, message: string): void {
  answerJson(response, status, faultBytes(message));
}

export function faultBytes(message: string): Buffer {
  return Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32000, message } }));
}

/** Answers of ours, alone: one as it is, several as the batch that they answer. */
export function joinAnswers(answers: readonly Uint8Array[], { asBatch }: { readonly asBatch: boolean }): Buffer {
  const [only] = answers;
  if (!asBatch && only !== undefined && answers.length === 1) return Buffer.from(only);
  const parts = answers.flatMap((answer, index) => (index === 0 ? [answer] : [Buffer.from(','), answer]));
  return Buffer.concat([Buffer.from('['), ...parts, Buffer.from(']')]);
}

/** Puts answers of ours into the server's answer to the rest of a batch. */
export function addToBatch(body: Buffer, answers: readonly Uint8Array[]): Buffer {
  const text = trimmed(body);
  const ours = joinAnswers(answers, { asBatch: true });
  if (text.byteLength === 0) return ours;
  const isBatch = text[0] === 0x5b && text.at(-1) === 0x5d;
  if (!isBatch) return Buffer.concat([Buffer.from('['), text, Buffer.from(','), ours.subarray(1)]);
  const isEmpty = trimmed(text.subarray(1, -1)).byteLength === 0;
  return Buffer.concat([text.subarray(0, -1), Buffer.from(isEmpty ? '' : ','), ours.subarray(1)]);
}

function trimmed(bytes: Buffer): Buffer {
  let start = 0;
  let end = bytes.byteLength;
  while (start < end && isBlank(bytes[start])) start += 1;
  while (end > start && isBlank(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
