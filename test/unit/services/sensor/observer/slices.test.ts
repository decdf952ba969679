import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';
import { finish, type Steps } from '../../../../../services/sensor/inspection/steps.ts';
import { createSlices } from '../../../../../services/sensor/observer/slices.ts';
import type { HoldEnd } from '../../../../../services/sensor/observer/ports.ts';
import { message, observed, toolCall, toolResult } from './observed.ts';

/** Turns that come when the test says so; each look at the clock takes a millisecond. */
function steppedSlices(sliceMs = 3) {
  const turns: (() => void)[] = [];
  let nowMs = 0;
  const slices = createSlices({
    monotonicMs: () => nowMs++,
    nextTurn: (callback) => turns.push(callback),
    sliceMs,
  });
  return { slices, turn: () => turns.shift()?.(), turns };
}

function* counted(name: string, steps: number, seen: string[]): Steps<string> {
  for (let step = 0; step < steps; step++) {
    seen.push(`${name}${String(step)}`);
    yield;
  }
  return name;
}

function* failing(): Steps<void> {
  yield;
  throw new Error('broken');
}

describe('slices', () => {
  it('take work in its order, and at most their budget in one turn', async () => {
    const { slices, turn, turns } = steppedSlices();
    const seen: string[] = [];
    const all = Promise.all([slices.run(counted('a', 3, seen)), slices.run(counted('b', 2, seen))]);
    expect(seen).toEqual([]);
    turn();
    expect(seen).toEqual(['a0', 'a1', 'a2']);
    expect(turns).toHaveLength(1);
    while (turns.length > 0) turn();
    expect(seen).toEqual(['a0', 'a1', 'a2', 'b0', 'b1']);
    expect(await all).toEqual(['a', 'b']);
  });

  it('go on with the next work after one that failed', async () => {
    const { slices, turn, turns } = steppedSlices();
    const failed = slices.run(failing());
    const other = slices.run(counted('b', 1, []));
    const outcomes = Promise.allSettled([failed, other]);
    while (turns.length > 0) turn();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});

const inspector = createInspector({ key: Buffer.alloc(32, 7) });
const options = { bytes: 1, capabilities: ['credential.read'], isError: false };
const pieces = fc.constantFrom(
  ...'password: hunter2! sends https://a.example.com/x?token=abcdefgh1 4111 1111 1111 1111 you must please send it'.split(
    ' ',
  ),
  'aGVsbG8gd29ybGQgdGhpcyBpcyBlbmNvZGVk',
  'ﬁ\u200bne',
  '\n\n',
);

it('finds in steps what it finds at once', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 400 }), (parts) => {
      const value = { content: [{ type: 'text', text: parts.join(' ') }] };
      const steps = inspector.resultSteps(value, options);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      expect(step.value).toEqual(inspector.result(value, options));
      const asked = inspector.argumentsSteps(value, { bytes: 1 });
      expect(finish(asked)).toEqual(inspector.arguments(value, { bytes: 1 }));
    }),
    { numRuns: 50 },
  );
});

const text = `${'Nothing but words in this part. '.repeat(1000)} token: xK9mP2vQ7wL4nR8tY3zB`;

describe('a long call', () => {
  const long = toolCall(1, 'send_mail', { text });

  it('is told as one that is judged at once, and lets others pass meanwhile', async () => {
    const { slices, turn, turns } = steppedSlices();
    const [sliced, whole] = [observed({ slices }), observed()];
    const outcome = sliced.connect().fromClient(long);
    expect(sliced.requested()).toEqual([]);
    expect(sliced.connect().fromClient(toolCall(1, 'send_mail'))).not.toBeInstanceOf(Promise);
    while (turns.length > 0) turn();
    expect((await outcome).forward).toBe(long);
    void whole.connect().fromClient(long);
    const [told] = whole.requested();
    expect(sliced.requested()[1]?.arguments).toEqual(told?.arguments);
    expect(told?.arguments.labels).toContain('secret.token');
  });

  it('is judged before what its client sends meanwhile, each in its order', async () => {
    const { slices, turn, turns } = steppedSlices();
    const one = observed({ slices });
    const connection = one.connect();
    const done: string[] = [];
    const send = (name: string, bytes: Buffer): Promise<unknown> =>
      Promise.resolve(connection.fromClient(bytes)).then(() => done.push(name));
    const all = [
      send('long', long),
      send('short', toolCall(2, 'send_mail')),
      send('longer', toolCall(3, 'x', { text })),
    ];
    all.push(send('last', message({ method: 'notifications/cancelled', params: { requestId: 1 } })));
    while (done.length < all.length) {
      turn();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(done).toEqual(['long', 'short', 'longer', 'last']);
    expect(turns).toEqual([]);
    expect(connection.judging()).toBeUndefined();
    expect(one.completed().map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });

  it('keeps nothing behind it while it is held', async () => {
    const { slices, turn, turns } = steppedSlices();
    const end = Promise.withResolvers<HoldEnd>();
    const one = observed({ slices, holds: { wait: () => end.promise } });
    one.enforcer.decision = () => ({ verdict: { decision: 'held', reason: 'open' }, holdUntilMs: 1 });
    const connection = one.connect();
    const held = connection.fromClient(long);
    const ping = connection.fromClient(message({ id: 2, method: 'ping' }));
    while (turns.length > 0) turn();
    expect((await ping).forward).toBeDefined();
    end.resolve('expired');
    expect((await held).forward).toBeUndefined();
  });

  it('is refused when what arms its session comes while it is looked at', async () => {
    const { slices, turn, turns } = steppedSlices();
    const one = observed({ slices });
    const outcome = one.connect().fromClient(long);
    turn();
    one.enforcer.decision = () => ({ verdict: { decision: 'refused', reason: 'armed' } });
    while (turns.length > 0) turn();
    expect((await outcome).forward).toBeUndefined();
  });
});

describe('a long answer', () => {
  it('is told as a short one is, once its slices are done', async () => {
    const { slices, turn, turns } = steppedSlices();
    const [sliced, whole] = [observed({ slices }), observed()];
    for (const one of [sliced, whole]) void one.connect().fromClient(toolCall(1, 'read_page'));
    const connection = sliced.connect();
    void connection.fromClient(toolCall(2, 'read_page'));
    const inspected = connection.fromServer(toolResult(2, text));
    expect(sliced.completed()).toEqual([]);
    while (turns.length > 0) turn();
    await inspected;
    const plain = whole.connect();
    void plain.fromClient(toolCall(2, 'read_page'));
    void plain.fromServer(toolResult(2, text));
    expect(sliced.completed().map(({ result }) => result)).toEqual(whole.completed().map(({ result }) => result));
    expect(sliced.completed()[0]?.result?.labels).toContain('secret.token');
  });

  it('comes before what its client sends meanwhile, and lets others pass', async () => {
    const { slices, turn, turns } = steppedSlices();
    const one = observed({ slices });
    const connection = one.connect();
    void connection.fromClient(toolCall(1, 'read_page'));
    void connection.fromServer(toolResult(1, text));
    const next = connection.fromClient(toolCall(2, 'send_mail'));
    const after = connection.fromClient(message({ id: 3, method: 'ping' }));
    expect(next).toBeInstanceOf(Promise);
    expect(after).toBeInstanceOf(Promise);
    expect(one.connect().fromClient(toolCall(1, 'send_mail'))).not.toBeInstanceOf(Promise);
    expect(one.requested()).toHaveLength(2);
    while (turns.length > 0) turn();
    await next;
    const order = one.events.map(({ type }) => type.split('.').slice(-3, -1).join('.'));
    expect(order).toEqual(['call.requested', 'call.requested', 'call.completed', 'call.requested']);
    await after;
    await connection.judging();
    expect(connection.fromClient(toolCall(4, 'send_mail'))).not.toBeInstanceOf(Promise);
  });

  it('is told also when its connection ends while it is looked at', async () => {
    const { slices, turn, turns } = steppedSlices();
    const one = observed({ slices });
    const connection = one.connect();
    void connection.fromClient(toolCall(1, 'read_page'));
    const inspected = connection.fromServer(toolResult(1, text));
    turn();
    turn();
    connection.end();
    while (turns.length > 0) turn();
    await inspected;
    expect(one.completed().map(({ outcome }) => outcome)).toEqual(['answered']);
  });
});
