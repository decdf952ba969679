/** An MCP server that does next to nothing: it sends back the text that it was called with, over HTTP or its pipes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

interface Request {
  readonly id?: number;
  readonly method: string;
  readonly params?: { readonly arguments?: { readonly text?: string; readonly length?: number } };
}

function answerOf({ id, method, params }: Request): string | undefined {
  if (id === undefined) return undefined;
  const { text = '', length } = params?.arguments ?? {};
  const said = length === undefined ? text : 'All is well. '.repeat(length / 13);
  const result =
    method === 'initialize'
      ? { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'echo', version: '1' } }
      : { content: [{ type: 'text', text: said }] };
  return JSON.stringify({ jsonrpc: '2.0', id, result });
}

let sessions = 0;

function serveHttp(): void {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const message = JSON.parse(Buffer.concat(chunks).toString()) as Request;
      const answer = answerOf(message);
      if (message.method === 'initialize') response.setHeader('mcp-session-id', `session-${String(++sessions)}`);
      if (answer === undefined) response.writeHead(202).end();
      else {
        const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) };
        response.writeHead(200, headers).end(answer);
      }
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit());
}

function serveStdio(): void {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const answer = answerOf(JSON.parse(line) as Request);
    if (answer !== undefined) process.stdout.write(`${answer}\n`);
  });
}

if (process.argv[2] === 'http') serveHttp();
else serveStdio();
