/** Bytes as a hostile client or server may send them, and what must hold whatever they are. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { SseSplitter } from '../../services/sensor/embedding/sse-splitter.ts';
import { LineFramer } from '../../services/gateway/stdio/line-framer.ts';
import type { Connection } from '../../services/sensor/observer/connection.ts';
import { type Observed, observed, refusedByCommand } from '../unit/services/sensor/observer/observed.ts';
import { numbersFrom } from './random-numbers.ts';

export interface HostileMessage {
  readonly from: 'client' | 'server';
  readonly bytes: Buffer;
}

const methods = [
  ...['initialize', 'tools/list', 'tools/call', 'resources/read', 'prompts/get', 'completion/complete', 'ping'],
  ...[
    'notifications/cancelled',
    'notifications/progress',
    'sampling/createMessage',
    'tasks/result',
    'x/y',
    '__proto__',
  ],
];
const names = [
  'name',
  'arguments',
  '_meta',
  'uri',
  'content',
  'tools',
  'isError',
  '__proto__',
  'constructor',
  '\0',
  '',
];
const secret = 'sk_live_9aZ3kQ7xW2mN8bV5cT1rY6uP';

const scalar = fc.oneof(
  fc.constantFrom(...methods, ...names, secret, Buffer.from(secret).toString('base64')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(0, -0, 1e21, Number.MAX_SAFE_INTEGER, true, false, null),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
  ),
}));
const id = fc.oneof(fc.nat(5), fc.constantFrom('1', '', null, '\u0000'), value);
const params = fc.record({ name: fc.constantFrom('send_mail', 'read_x', '__proto__'), arguments: value, _meta: value });
const message = fc.oneof(
  fc.record({ jsonrpc: fc.constant('2.0'), id, method: fc.constantFrom(...methods), params }, { requiredKeys: [] }),
  fc.record({ id, result: value, error: value, method: value }, { requiredKeys: ['id'] }),
  value,
);
const text = fc.oneof(message, fc.array(message, { maxLength: 4 })).map((any) => JSON.stringify(any));
const scraps = ['', '"', '\\', '{', '}', '[', ']', ',', ':', '\0', '\r', '\n', '\ufeff', 'NaN', '"id":1,', '\\ud800'];
const variants = 10;

/** Twenty messages, each as it is and in nine damaged forms. */
export const messagesInAll = 20 * variants;
export const hostileMessages: fc.Arbitrary<readonly HostileMessage[]> = fc
  .tuple(
    fc.array(fc.record({ from: fc.constantFrom('client', 'server'), text }), { minLength: 20, maxLength: 20 }),
    fc.integer(),
  )
  .map(([messages, seed]) => {
    const next = numbersFrom(seed);
    return Array.from({ length: variants }, (_, variant) =>
      messages.map((one) => ({ from: one.from, bytes: damaged(Buffer.from(one.text), variant % 4, next) })),
    ).flat();
  });

function damaged(bytes: Buffer, edits: number, next: (below: number) => number): Buffer {
  let given = bytes;
  for (let edit = 0; edit < edits; edit += 1) {
    const start = next(given.byteLength + 1);
    const added = next(4) === 0 ? Buffer.from([next(256)]) : Buffer.from(scraps[next(scraps.length)] ?? '');
    given = Buffer.concat([given.subarray(0, start), added, given.subarray(start + next(5))]);
  }
  return given;
}

/** A conversation of which nothing is refused: what goes on is what came, and no fault is met. */
export async function expectUnchanged(messages: readonly HostileMessage[]): Promise<void> {
  const seen = observed();
  const connection = seen.connect();
  for (const { from, bytes: given } of messages) {
    if (from === 'server') await connection.fromServer(given);
    else {
      const { forward, answers } = await connection.fromClient(given);
      expect(forward === given && answers.length === 0).toBe(true);
    }
  }
  end(seen, connection);
}

/** A conversation of which everything is refused: nothing that carries values goes on as it came. */
export async function expectRefusals(messages: readonly HostileMessage[]): Promise<void> {
  const seen = observed();
  seen.enforcer.quiet = false;
  seen.enforcer.decision = () => ({ verdict: refusedByCommand, commandId: refusedByCommand.command ?? '' });
  const connection = seen.connect({ base: { kind: 'stateless' } });
  for (const { from, bytes: given } of messages) {
    if (from === 'server') await connection.fromServer(given);
    else await connection.fromClient(given);
  }
  end(seen, connection);
}

function end({ faults }: Observed, connection: Connection): void {
  connection.clientGone();
  connection.end();
  expect(faults).toEqual([]);
}

/** However a stream is cut into chunks, no byte of it is lost. */
export function expectNothingLost(messages: readonly HostileMessage[], chunkBytes: number): void {
  const stream = Buffer.concat(
    messages.flatMap(({ bytes: given }) => [Buffer.from('data: '), given, Buffer.from('\n\n')]),
  );
  const splitter = new SseSplitter({ eventBytesMax: stream.byteLength });
  const framer = new LineFramer({ lineBytesMax: stream.byteLength });
  const events: Uint8Array[] = [];
  const lines: Uint8Array[] = [];
  for (let at = 0; at < stream.byteLength; at += chunkBytes) {
    const chunk = stream.subarray(at, at + chunkBytes);
    events.push(...splitter.push(chunk).map((event) => event.bytes));
    lines.push(...framer.push(Buffer.from(chunk)).lines);
  }
  expect(Buffer.concat([...events, splitter.rest().bytes]).equals(stream)).toBe(true);
  // A carriage return within a line is a space to everybody.
  const framed = Buffer.from(stream.toString('latin1').replace(/\r(?!\n)/g, ' '), 'latin1');
  expect(Buffer.concat(lines).equals(framed)).toBe(true);
}
