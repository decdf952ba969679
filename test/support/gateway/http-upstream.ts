/** An HTTP server for tests that answers as the test says, and remembers what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface TestUpstream {
  readonly url: string;
  readonly asked: Asked[];
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startUpstream(
  answer: (asked: Asked, response: ServerResponse) => unknown,
): Promise<TestUpstream> {
  const asked: Asked[] = [];
  const server = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      asked.push(one);
      answer(one, response);
    });
  });
  return { ...server, asked };
}

/** Serves on a free port. */
export async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Omit<TestUpstream, 'asked'>> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
