import { describe, expect, it } from 'vitest';
import {
  command,
  fromClient,
  fromServer,
  invalidEvents,
  message,
  observed,
  parsed,
  refusedByCommand,
  refusing,
  toolCall,
} from './observed.ts';

describe('an answer of the client to a request of the server', () => {
  it('is judged, and replaced by an error when it is refused', () => {
    const { connect, requested, completed, events } = refusing();
    const connection = connect();
    fromServer(connection, message({ id: 's1', method: 'sampling/createMessage', params: {} }));
    const { forward, answers } = fromClient(connection, message({ id: 's1', result: { content: { text: 'x' } } }));
    expect(answers).toEqual([]);
    expect(parsed(forward)).toMatchObject({ id: 's1', error: { data: { command } } });
    expect(requested()).toMatchObject([{ method: 'sampling/createMessage', target: { kind: 'response' } }]);
    expect(completed()).toMatchObject([{ outcome: 'refused' }]);
    expect(invalidEvents(events)).toEqual([]);
  });

  it('passes unseen when it is empty', () => {
    const { connect, events } = refusing();
    const bytes = message({ id: 's1', result: {} });
    expect(fromClient(connect(), bytes).forward).toBe(bytes);
    expect(events).toEqual([]);
  });

  it('does not end a call of the client that has the same id', () => {
    const { connect, completed } = observed();
    const connection = connect();
    fromClient(connection, toolCall(1, 'read_x'));
    fromServer(connection, message({ id: 1, method: 'roots/list' }));
    fromClient(connection, message({ id: 1, result: { roots: [] } }));
    expect(completed().map(({ target }) => target.kind)).toEqual(['response']);
  });
});

describe('a call over several rounds', () => {
  const round = (id: number, more: object = {}): Buffer =>
    message({ id, method: 'tools/call', params: { name: 'read_x', arguments: { a: 1 }, ...more } });

  it('is one logical call, judged in every round', () => {
    const { connect, requested, completed, enforcer, observer } = observed();
    const connection = connect();
    fromClient(connection, round(1));
    fromServer(connection, message({ id: 1, result: { resultType: 'input_required', requestState: 'state' } }));
    fromClient(connection, round(2, { requestState: 'state', inputResponses: { a: { action: 'accept' } } }));
    fromServer(connection, message({ id: 2, result: { resultType: 'complete', content: [] } }));
    expect(enforcer.asked).toHaveLength(2);
    expect(completed()).toMatchObject([{ outcome: 'answered', call: requested()[0]?.call }]);
    expect(observer.tally().calls).toBe(1);
  });

  it('tells what every round carries, under one id, and which round it is', () => {
    const secret = 'sk_live_9aZ3kQ7xW2mN8bV5cT1rY6uP';
    const { connect, requested, events } = observed();
    const connection = connect();
    fromClient(connection, round(1));
    for (const id of [2, 3]) {
      fromServer(connection, message({ id: id - 1, result: { resultType: 'input_required', requestState: 'state' } }));
      fromClient(
        connection,
        round(id, { requestState: 'state', inputResponses: { a: { content: `${secret}${String(id)}` } } }),
      );
    }
    expect(requested().map(({ round: number }) => number)).toEqual([undefined, 2, 3]);
    expect(new Set(requested().map(({ call }) => call)).size).toBe(1);
    expect(new Set(requested().map(({ id }) => id)).size).toBe(3);
    expect(requested().map(({ arguments: { labels } }) => labels)).toEqual([[], ['secret.token'], ['secret.token']]);
    expect(invalidEvents(events)).toEqual([]);
  });

  it('goes on in its own session only', () => {
    const { connect, requested } = observed();
    const one = connect({ base: { kind: 'legacy', id: 'one' }, caller: { kind: 'listener', listener: 'l' } });
    const other = connect({ base: { kind: 'legacy', id: 'other' }, caller: { kind: 'listener', listener: 'l' } });
    fromClient(one, round(1));
    fromServer(one, message({ id: 1, result: { resultType: 'input_required', requestState: 'state' } }));
    fromClient(other, round(2, { requestState: 'state' }));
    const [first, second] = requested();
    expect(second?.session.key).not.toBe(first?.session.key);
    expect(second?.call).not.toBe(first?.call);
    expect(second?.round).toBeUndefined();
  });

  it('is told with the verdict when a later round is refused', () => {
    const { connect, requested, completed, enforcer, events } = observed();
    const connection = connect();
    fromClient(connection, round(1));
    fromServer(connection, message({ id: 1, result: { resultType: 'input_required', requestState: 'state' } }));
    enforcer.decision = () => ({ verdict: refusedByCommand, commandId: command });
    const answer = fromClient(connection, round(2, { requestState: 'state', inputResponses: { a: 'x' } }));
    expect(answer.forward).toBeUndefined();
    const [first, second] = requested();
    expect(second).toMatchObject({ call: first?.call, verdict: refusedByCommand });
    expect(completed()).toMatchObject([{ call: first?.call, outcome: 'refused' }]);
    expect(invalidEvents(events)).toEqual([]);
  });

  it('goes on over another connection in the stateless era', () => {
    const { connect, requested, completed } = observed();
    const exchange = (bytes: Buffer, answer: Buffer): void => {
      const connection = connect({ base: { kind: 'stateless' } });
      fromClient(connection, bytes);
      fromServer(connection, answer);
      connection.end();
    };
    exchange(round(1), message({ id: 1, result: { resultType: 'input_required', requestState: 'state' } }));
    expect(completed()).toEqual([]);
    exchange(round(1, { requestState: 'state' }), message({ id: 1, result: { content: [] } }));
    expect(requested().map(({ round: number }) => number)).toEqual([undefined, 2]);
    expect(completed()).toMatchObject([{ outcome: 'answered', call: requested()[0]?.call }]);
  });

  it('is told as answered when another one comes after it waited too long', () => {
    const { connect, completed, clock } = observed();
    const connection = connect({ base: { kind: 'stateless' } });
    const ask = (id: number): void => {
      fromClient(connection, round(id));
      fromServer(connection, message({ id, result: { resultType: 'input_required', requestState: String(id) } }));
    };
    ask(1);
    clock.now += 10 * 60_000 + 1;
    ask(2);
    expect(completed()).toMatchObject([{ outcome: 'answered' }]);
  });

  it('is another call when the tool is another, or nobody asked for more', () => {
    const { connect, requested } = observed();
    const connection = connect();
    fromClient(connection, round(1));
    fromServer(connection, message({ id: 1, result: { resultType: 'input_required', requestState: 'state' } }));
    fromClient(connection, round(2, { name: 'send_x', requestState: 'state' }));
    fromClient(connection, round(3, { requestState: 'unknown' }));
    expect(requested()).toHaveLength(3);
  });

  it('is told as answered with what it brought when it never goes on', () => {
    const { connect, completed } = observed();
    const connection = connect();
    fromClient(connection, round(1));
    fromServer(connection, message({ id: 1, result: { resultType: 'input_required', requestState: 'state' } }));
    connection.end();
    expect(completed()).toMatchObject([{ outcome: 'answered', result: { isError: false } }]);
  });
});
