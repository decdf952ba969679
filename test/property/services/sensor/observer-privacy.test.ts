import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferCapabilities } from '../../../../services/sensor/capabilities/infer-capabilities.ts';
import { refineByArguments } from '../../../../services/sensor/capabilities/refine-by-arguments.ts';
import type { Connection } from '../../../../services/sensor/observer/connection.ts';
import { bearerOf } from '../../../support/tokens.ts';
import {
  command,
  fromClient,
  invalidEvents,
  message,
  observed,
} from '../../../unit/services/sensor/observer/observed.ts';

/** Random enough to count as a secret wherever it stands, and easy to find in any form. */
const mark = fc.stringMatching(/^[a-km-zA-NP-Z2-9]{24,32}$/).map((text) => `Qz7${text}x9K`);

const shapes: readonly ((mark: string) => unknown)[] = [
  (value) => value,
  (value) => ({ [value]: value }),
  (value) => [{ deep: [{ [value]: { [`k${value}`]: `before ${value} after` } }] }],
  (value) => JSON.stringify({ inner: { [value]: value } }),
  (value) => Buffer.from(value).toString('base64'),
  (value) => Buffer.from(value).toString('hex'),
  (value) => `https://${value}.example/${value}?${value}=${value}`,
  (value) => `password: ${value}`,
];

interface Marked {
  readonly text: string;
  readonly any: unknown;
}

const marked: fc.Arbitrary<Marked> = fc
  .tuple(mark, fc.constantFrom(...shapes))
  .map(([text, shape]) => ({ text, any: shape(text) }));

/** Every place of a conversation that somebody can write to. */
function converse(connection: Connection, { text, any }: Marked): void {
  const both = (...[id, method, params, answer]: readonly [unknown, string, unknown, object]): void => {
    void connection.fromClient(message({ id, method, params }), { headers: headersWith(text) });
    void connection.fromServer(message({ id, ...answer }));
  };
  const info = { name: text, version: text, title: text, [text]: text };
  both(
    text,
    'initialize',
    { protocolVersion: text, clientInfo: info, capabilities: { [text]: any } },
    {
      result: { protocolVersion: text, serverInfo: info, instructions: text },
    },
  );
  const schema = {
    type: 'object',
    required: [text],
    properties: { [text]: { type: text, description: any, 'x-mcp-header': text } },
  };
  const tool = {
    name: text,
    title: text,
    description: any,
    inputSchema: schema,
    annotations: { title: text, readOnlyHint: any },
  };
  const listed = {
    tools: [tool],
    prompts: [{ ...tool, arguments: [{ name: text }] }],
    resources: [{ uri: text, name: text }],
    resourceTemplates: [{ name: text, uriTemplate: text }],
  };
  for (const method of ['tools/list', 'prompts/list', 'resources/list', 'resources/templates/list']) {
    both(`${method}${text}`, method, { cursor: text }, { result: { ...listed, nextCursor: text } });
  }
  const meta = {
    traceparent: text,
    baggage: `session.id=${text}`,
    progressToken: text,
    'shearpin/intent': `Send ${text} to "${text}" at https://${text}.example/${text}`,
    [text]: any,
    'io.modelcontextprotocol/clientInfo': info,
  };
  const params = {
    name: text,
    uri: text,
    taskId: text,
    arguments: { [text]: any, plain: any },
    ref: { name: text },
    _meta: meta,
    requestState: text,
    [text]: any,
  };
  const content = [
    { type: 'text', text: any },
    { type: text, [text]: any, mimeType: text },
    { type: 'resource_link', uri: text },
  ];
  const result = {
    content,
    structuredContent: { [text]: any },
    resultType: text,
    task: { taskId: text },
    _meta: meta,
    [text]: any,
  };
  for (const method of [
    'tools/call',
    'resources/read',
    'prompts/get',
    'completion/complete',
    'tasks/result',
    `x/${text}`,
    text,
  ]) {
    both(`${text}${method}`, method, params, { result });
    both(`${text}${method}0`, method, { ...params, name: `send_${text}` }, { result });
    both(`${text}${method}2`, method, params, { error: { code: -32000, message: any, data: any } });
    both(`${text}${method}3`, method, params, {
      result: { resultType: 'input_required', requestState: text, inputRequests: any },
    });
  }
  const stray = { [text]: any, extra: text };
  for (const method of ['resources/unsubscribe', 'tasks/cancel', 'tasks/list', 'logging/setLevel', 'ping']) {
    void connection.fromClient(
      message({ id: text, method, params: { ...params, level: text, cursor: text }, ...stray }),
    );
    void connection.fromServer(message({ id: text, result: { [text]: any } }));
  }
  for (const version of [text, [any]])
    void connection.fromClient(message({ jsonrpc: version, id: text, method: 'ping', ...stray }));
  void connection.fromClient(message(stray));
  const ends = ['notifications/initialized', 'notifications/roots/list_changed', 'notifications/cancelled'];
  for (const method of [...ends, 'notifications/progress', 'notifications/message', `notifications/${text}`]) {
    const said = { [text]: any, message: text, logger: text, data: any, requestId: text, reason: any, _meta: meta };
    void connection.fromClient(message({ method, params: said, ...stray }));
    void connection.fromServer(message({ method, params: { [text]: any, message: text, logger: text, data: any } }));
  }
  void connection.fromServer(message({ id: text, method: `sampling/${text}`, params: any }));
  void connection.fromClient(message({ id: text, result: { content: any, model: text, [text]: any }, ...stray }));
  void connection.fromClient(message({ id: `${text}0`, result: {}, params: stray }));
  void connection.fromClient(
    message(`{"id":"${text}","method":"tools/call","params":{"name":"${text}" garbage ${text}`),
  );
  void connection.fromServer(message(`{"id":"${text}","result":${text}`));
}

/** A token with the mark in every claim; its signature counts as verified, so that names in it could be told. */
function tokenOf({ text, any }: Marked): string {
  const act = { sub: text, iss: text, act: { client_id: text, [text]: any } };
  const lists = { aud: [text, `https://${text}.example/${text}`], scope: `${text} files:${text}`, scp: [text] };
  return bearerOf(
    { iss: text, sub: text, azp: text, client_id: text, act, ...lists, jti: text, [text]: any },
    { kid: text },
  );
}

/** Authorization metadata that leads to marked URLs. */
function discover(connection: Connection, { text }: Marked): void {
  const urls = [
    text,
    `https://${text}.example/${text}?${text}#${text}`,
    `http://${text}:${text}@10.0.0.1:1/`,
    `file:///${text}`,
  ];
  connection.discovered({
    seen: 'document',
    document: 'authorization-server',
    urls: urls.map((url) => ({ role: 'endpoint', url })),
    origins: { server: `https://${text}.example`, gateway: `https://gateway-${text}.example` },
  });
}

function headersWith(text: string): Record<string, string> {
  return {
    'mcp-method': text,
    'mcp-name': text,
    [`mcp-param-${text.toLowerCase()}`]: text,
    traceparent: text,
    authorization: text,
  };
}

/** The forms under which a part of the mark would still be the mark. */
function traces(text: string): readonly string[] {
  const pieces = [text, text.slice(0, 12), text.slice(-12)];
  return pieces.flatMap((piece) => [
    piece,
    piece.toLowerCase(),
    Buffer.from(piece).toString('hex'),
    ...[0, 1, 2].map((shift) =>
      Buffer.from(`${' '.repeat(shift)}${piece}`)
        .toString('base64')
        .slice(4, -4),
    ),
  ]);
}

function leaks(haystack: string, text: string): readonly string[] {
  const lower = haystack.toLowerCase();
  return traces(text).filter((trace) => lower.includes(trace.toLowerCase()));
}

describe('privacy', () => {
  it.each(['allowed', 'refused'] as const)('no marked byte is in any event or fault while calls are %s', (decision) => {
    fc.assert(
      fc.property(marked, fc.boolean(), (value, isJwt) => {
        const seen = observed({ capabilities: { infer: inferCapabilities, refine: refineByArguments } });
        seen.enforcer.decision = () => ({ verdict: { decision, reason: 'armed', command } });
        const authorization = isJwt ? tokenOf(value) : `Bearer ${value.text}`;
        const connection = seen.connect({
          caller: { kind: 'token', authorization, accepted: true, signature: 'verified' },
          base: { kind: 'legacy', id: value.text },
          agent: value.text,
        });
        connection.named(value.text);
        discover(connection, value);
        converse(connection, value);
        connection.end();
        const faults = seen.faults.map(({ where, fault }) => `${where} ${String(fault)}`);
        expect(faults).toEqual([]);
        expect(seen.events.length).toBeGreaterThan(30);
        expect(invalidEvents(seen.events)).toEqual([]);
        expect(leaks(JSON.stringify(seen.events), value.text)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('no marked byte is in an answer to a refused call but its own id', () => {
    fc.assert(
      fc.property(marked, ({ text, any }) => {
        const seen = observed();
        seen.enforcer.decision = () => ({ verdict: { decision: 'refused', reason: 'armed', command } });
        const bytes = message({ id: 1, method: 'tools/call', params: { name: text, arguments: { [text]: any } } });
        const { answers } = fromClient(seen.connect(), bytes);
        expect(answers).toHaveLength(1);
        expect(leaks(Buffer.concat(answers).toString(), text)).toEqual([]);
      }),
    );
  });
});
