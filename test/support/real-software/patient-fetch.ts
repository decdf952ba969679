import { type IncomingMessage, request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';

/** A fetch that waits for an answer as long as it takes: the one of Node gives up after five minutes without a head. */
export const patientFetch: typeof fetch = async (input, init = {}) => {
  const { method, headers, body, signal } = new Request(input, init);
  const sent = Buffer.from(await new Response(body).arrayBuffer());
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      input instanceof Request ? input.url : input,
      { method, headers: Object.fromEntries(headers), signal },
      (answer) => resolve(responseOf(answer)),
    );
    request.on('error', reject).end(sent);
  });
};

function responseOf(answer: IncomingMessage): Response {
  const { statusCode: status = 0, headers } = answer;
  const told = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const body = status === 204 || status === 304 ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
  return new Response(body, { status, headers: told });
}
