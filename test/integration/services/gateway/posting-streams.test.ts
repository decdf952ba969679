/** A gateway before a server of the transport of 2024-11-05, whose client leaves while its messages are being judged. */
import { expect, it } from 'vitest';
import { eventTypes } from '../../../../schemas/topics.ts';
import { startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { serve } from '../../../support/gateway/http-upstream.ts';
import { openRaw } from '../../../support/gateway/raw-http.ts';

interface Upstream extends AsyncDisposable {
  readonly url: string;
  /** The ids of the messages that it was posted. */
  readonly posted: number[];
}

async function startUpstream(): Promise<Upstream> {
  const posted: number[] = [];
  const server = await serve((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: endpoint\ndata: /messages\n\n');
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      posted.push((JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly id: number }).id);
      response.writeHead(202).end();
    });
  });
  return { ...server, posted };
}

function postOf(target: string, id: number, text: unknown): string {
  const params = { name: 'send_mail', arguments: { text } };
  const body = JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params });
  const headers = `Host: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  return `POST ${target} HTTP/1.1\r\n${headers}\r\n\r\n${body}`;
}

it('judges and tells a call that waits behind a long message, though its stream was closed meanwhile', async () => {
  using world = new World();
  await using upstream = await startUpstream();
  const given = { listen: '127.0.0.1:0', upstream: `${upstream.url}/sse` };
  // Each look at the clock ends a slice, so that whatever else happens comes between two steps of the long message.
  let looks = 0;
  await using rig = await startRig({ world, given, overrides: { monotonicMs: () => (looks += 1) * 10 } });
  const leaving = new AbortController();
  const stream = await fetch(rig.url, { headers: { accept: 'text/event-stream' }, signal: leaving.signal });
  const first = await stream.body?.getReader().read();
  const [, target = ''] = /data: (.*)\n/.exec(Buffer.from(first?.value ?? []).toString('utf8')) ?? [];
  const long = Array.from({ length: 20_000 }, (_, at) => `https://host-${String(at)}.example/`);
  const sockets = [1, 2].map(() => openRaw(rig.url));
  const send = (at: number, text: unknown) =>
    new Promise((resolve) => sockets[at]?.write(postOf(target, at, text), resolve));
  const looked = looks;
  await send(0, long);
  await until(() => looks > looked + 10);
  await send(1, 'hello');
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  leaving.abort();
  await until(() => upstream.posted.length === 2);
  expect(upstream.posted.toSorted()).toEqual([0, 1]);
  const told = () => rig.records.filter(({ headers }) => headers['ce_type'] === eventTypes.callRequested);
  await until(() => told().length === 2);
  for (const socket of sockets) socket.destroy();
});
