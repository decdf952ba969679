/** Batches, which only 2025-03-26 has and no SDK sends: several messages in one request of HTTP. */

interface Answered {
  readonly status: number;
  readonly type: string | null;
  /** In the order of their ids: a server answers in its own. */
  readonly messages: readonly string[];
}

const echo = (id: number, message: string): object => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name: 'echo', arguments: { message } },
});
const initialize = {
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { protocolVersion: '2025-03-26', capabilities: {}, clientInfo: { name: 'batching', version: '1.0.0' } },
};
const batches: Readonly<Record<string, readonly unknown[]>> = {
  calls: [echo(1, 'first'), echo(2, 'second'), { jsonrpc: '2.0', id: 'three', method: 'ping' }],
  'calls and a notification': [echo(4, 'fourth'), { jsonrpc: '2.0', method: 'notifications/cancelled', params: {} }],
  notifications: [{ jsonrpc: '2.0', method: 'notifications/roots/list_changed' }],
  'an unknown method': [echo(5, 'fifth'), { jsonrpc: '2.0', id: 6, method: 'nobody/knows' }],
  'no message': [echo(7, 'seventh'), { id: 8 }],
  'an opening': [{ ...initialize, id: 9 }, echo(10, 'tenth')],
  nothing: [],
};

/** What a server answers to every kind of batch in one session. */
export async function sendBatches(url: string): Promise<Readonly<Record<string, Answered>>> {
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const opened = await fetch(url, { method: 'POST', headers, body: JSON.stringify(initialize) });
  await opened.text();
  const session = {
    ...headers,
    'mcp-session-id': opened.headers.get('mcp-session-id') ?? '',
    'mcp-protocol-version': '2025-03-26',
  };
  const answers: Record<string, Answered> = {};
  for (const [name, batch] of Object.entries(batches)) {
    answers[name] = await answered(await fetch(url, { method: 'POST', headers: session, body: JSON.stringify(batch) }));
  }
  await fetch(url, { method: 'DELETE', headers: session });
  return answers;
}

async function answered(response: Response): Promise<Answered> {
  const type = response.headers.get('content-type');
  const text = await response.text();
  const lines =
    type === 'text/event-stream' ? [...text.matchAll(/^data: (.+)$/gm)].map(([, data = '']) => data) : [text];
  return { status: response.status, type, messages: lines.toSorted() };
}
