/** Values of which there are few: whoever holds no key must not find them by trying them all. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferCapabilities } from '../../../../services/sensor/capabilities/infer-capabilities.ts';
import { refineByArguments } from '../../../../services/sensor/capabilities/refine-by-arguments.ts';
import { createInspector } from '../../../../services/sensor/inspection/inspector.ts';
import type { Connection } from '../../../../services/sensor/observer/connection.ts';
import { bearerOf } from '../../../support/tokens.ts';
import { message, observed } from '../../../unit/services/sensor/observer/observed.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'a PIN': fc.integer({ min: 0, max: 9999 }).map((number) => String(number).padStart(4, '0')),
  'a weekday': fc.constantFrom(...weekdays),
  'a yes or no': fc.constantFrom('yes', 'no', 'true', 'false'),
  'a room': fc.integer({ min: 100, max: 999 }).map((number) => `Room-${String(number)}`),
};
const key = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** One value in every place that can hold one. */
function converse(connection: Connection, value: string): void {
  const both = (id: string, method: string, given: readonly [params: object, answer: object]): void => {
    const [params, answer] = given;
    const meta = {
      traceparent: value,
      baggage: `session.id=${value}`,
      [value]: value,
      progressToken: value,
      'shearpin/intent': `Enter "${value}"`,
    };
    void connection.fromClient(message({ id, method, params: { ...params, _meta: meta } }), { headers: { x: value } });
    void connection.fromServer(message({ id, ...answer }));
  };
  const tool = {
    name: 'send_note',
    description: `Sends a note. The PIN is ${value}.`,
    inputSchema: { type: 'object', properties: { pin: { type: 'string', enum: [value] } } },
  };
  const listed = { tools: [tool], prompts: [tool], resourceTemplates: [{ ...tool, uriTemplate: `x://${value}` }] };
  for (const what of ['tools', 'prompts', 'resources/templates']) {
    both(`${what}${value}`, `${what}/list`, [{ cursor: value }, { result: { ...listed, nextCursor: value } }]);
  }
  const args = { pin: value, password: value, [value]: value, text: `it is ${value}`, list: [{ of: value }] };
  const content = [{ type: 'text', text: `password: ${value}, and "${value}"` }];
  const params = { name: 'send_note', uri: `note://${value}`, arguments: args, taskId: value, ref: { name: value } };
  for (const method of ['tools/call', 'resources/read', 'prompts/get', 'completion/complete', 'tasks/result']) {
    both(`${method}${value}`, method, [params, { result: { content, structuredContent: args, requestState: value } }]);
    both(`${method}1${value}`, method, [{ ...params, requestState: value }, { error: { code: -1, message: value } }]);
  }
}

/** Every text that the events hold, whole and in its parts. */
function toldOf(bytes: Uint8Array, value: string): ReadonlySet<string> {
  const seen = observed({
    inspector: createInspector({ key: bytes }),
    capabilities: { infer: inferCapabilities, refine: refineByArguments },
  });
  const authorization = bearerOf({ iss: value, sub: value, aud: value, scope: value, act: { sub: value } });
  const connection = seen.connect({
    caller: { kind: 'token', authorization, accepted: true },
    base: { kind: 'legacy', id: value },
  });
  connection.named(value);
  converse(connection, value);
  connection.end();
  expect(seen.faults).toEqual([]);
  expect(seen.events.length).toBeGreaterThan(20);
  return new Set(seen.events.flatMap(({ key: recordKey, data }) => textsIn([recordKey, data])));
}

/** Says what kind of thing was found. */
const label = /^(?:secret|personal|internal)\.[a-z-]+$/;

function textsIn(root: unknown): readonly string[] {
  if (typeof root === 'string') return label.test(root) ? [] : [root, ...root.split(/[^A-Za-z0-9]+/)];
  if (typeof root !== 'object' || root === null) return [];
  return Object.values(root).flatMap(textsIn);
}

/** What anybody can compute of a guess. */
function plainHashesOf(value: string): readonly string[] {
  const bases = [value, JSON.stringify(value), `"${value}`, value.toLowerCase(), `value\0${value}`];
  return bases.flatMap((text) =>
    ['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(text).digest('hex').slice(0, 12)),
  );
}

describe.each(Object.entries(values))('%s', (_what, arbitrary) => {
  it('stands under one key as it would not under another, wherever it stands', () => {
    fc.assert(
      fc.property(fc.tuple(arbitrary, arbitrary), fc.tuple(key, key), ([value, other], [left, right]) => {
        fc.pre(value !== other && Buffer.compare(left, right) !== 0);
        const under = toldOf(left, value);
        const ofOther = toldOf(left, other);
        const byValue = [...under].filter((text) => !ofOther.has(text));
        expect(byValue.length).toBeGreaterThan(20);
        const underOther = toldOf(right, value);
        expect(byValue.filter((text) => underOther.has(text))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('has no plain hash in any event', () => {
    fc.assert(
      fc.property(arbitrary, key, (value, bytes) => {
        const all = [...toldOf(bytes, value)].join('\n');
        expect(plainHashesOf(value).filter((hash) => all.includes(hash))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
