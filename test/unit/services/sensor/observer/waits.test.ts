import { describe, expect, it } from 'vitest';
import type { WaitingCall, Waits } from '../../../../../services/sensor/observer/ports.ts';
import {
  command,
  fromClient,
  fromServer,
  invalidEvents,
  message,
  observed,
  parsed,
  refusedByCommand,
  toolCall,
} from './observed.ts';

function waiting() {
  const begun: WaitingCall[] = [];
  const { promise, resolve: end } = Promise.withResolvers<'judged' | 'late'>();
  let cancelled = 0;
  const waits: Waits = {
    begin(call) {
      if (!call.capabilities.includes('egress.message')) return undefined;
      begun.push(call);
      return { ended: promise, cancel: () => (cancelled += 1) };
    },
  };
  const seen = observed({ waits });
  return { seen, begun, end, cancelled: () => cancelled };
}

describe('a call that waits for what came before it', () => {
  it('is decided by what is armed when that is judged, and told once', async () => {
    const { seen, begun, end } = waiting();
    const outcome = seen.connect().fromClient(toolCall(1, 'send_x', { to: 'a value of some length' }));
    expect(begun).toMatchObject([{ capabilities: ['egress.message'] }]);
    expect(seen.requested()).toEqual([]);
    seen.enforcer.watchedValues = new Set(['0'.repeat(16)]);
    seen.enforcer.decision = () => ({ verdict: refusedByCommand, commandId: command });
    end('judged');
    expect((await outcome).forward).toBeUndefined();
    expect(parsed((await outcome).answers[0])).toMatchObject({ id: 1, result: { isError: true } });
    expect(seen.requested()).toMatchObject([{ verdict: refusedByCommand }]);
    expect(seen.enforcer.asked.map(({ isUnjudged }) => isUnjudged)).toEqual([undefined, undefined]);
    expect(seen.completed()).toMatchObject([{ outcome: 'refused' }]);
    expect(invalidEvents(seen.events)).toEqual([]);
  });

  it('goes on as it came where nothing is armed', async () => {
    const { seen, end } = waiting();
    const connection = seen.connect();
    const bytes = toolCall(1, 'send_x');
    const outcome = connection.fromClient(bytes);
    end('judged');
    expect((await outcome).forward).toBe(bytes);
    fromServer(connection, message({ id: 1, result: {} }));
    expect(seen.completed()).toMatchObject([{ outcome: 'answered' }]);
    expect(seen.requested()).toHaveLength(1);
  });

  it('is decided as unjudged at its deadline', async () => {
    const { seen, end } = waiting();
    const outcome = seen.connect().fromClient(toolCall(1, 'send_x'));
    end('late');
    expect((await outcome).forward).toBeDefined();
    expect(seen.enforcer.asked.map(({ isUnjudged }) => isUnjudged)).toEqual([undefined, true]);
  });

  it('never runs when its client cancels it, and lets go of its place', async () => {
    const { seen, cancelled } = waiting();
    const connection = seen.connect();
    const outcome = connection.fromClient(toolCall(1, 'send_x'));
    fromClient(connection, message({ method: 'notifications/cancelled', params: { requestId: 1 } }));
    expect(await outcome).toEqual({ forward: undefined, answers: [] });
    expect(cancelled()).toBe(1);
    expect(seen.requested()).toMatchObject([{ verdict: { decision: 'held', reason: 'feed-stale' } }]);
    expect(seen.completed()).toMatchObject([{ outcome: 'cancelled' }]);
    expect(invalidEvents(seen.events)).toEqual([]);
  });

  it('never runs when its connection ends', async () => {
    const { seen } = waiting();
    const connection = seen.connect();
    const outcome = connection.fromClient(toolCall(1, 'send_x'));
    connection.end('client');
    expect((await outcome).forward).toBeUndefined();
  });

  it('is not waited for by others', async () => {
    const { seen, end } = waiting();
    const connection = seen.connect();
    const outcome = connection.fromClient(toolCall(1, 'send_x'));
    const other = toolCall(2, 'read_x');
    expect(fromClient(connection, other).forward).toBe(other);
    end('judged');
    expect((await outcome).forward).toBeDefined();
    expect(seen.requested().map(({ target }) => target.name)).toEqual(expect.arrayContaining([expect.any(String)]));
    expect(seen.requested()).toHaveLength(2);
  });

  it('holds its batch up, in which only what is refused is left out', async () => {
    const { seen, end } = waiting();
    const connection = seen.connect();
    const parts = [1, 2].map((id) => Buffer.from(toolCall(id, id === 1 ? 'read_x' : 'send_x')).toString('utf8'));
    const outcome = connection.fromClient(Buffer.from(`[${parts.join(',')}]`));
    expect(seen.requested()).toHaveLength(1);
    seen.enforcer.decision = () => ({ verdict: refusedByCommand, commandId: command });
    end('judged');
    const { forward, answers } = await outcome;
    expect(Buffer.from(forward ?? []).toString('utf8')).toBe(`[${parts[0] ?? ''}]`);
    expect(answers).toHaveLength(1);
    expect(seen.requested()).toHaveLength(2);
  });

  it('does not wait where it is refused already', () => {
    const { seen, begun } = waiting();
    seen.enforcer.decision = () => ({ verdict: refusedByCommand, commandId: command });
    expect(fromClient(seen.connect(), toolCall(1, 'send_x')).forward).toBeUndefined();
    expect(begun).toEqual([]);
  });

  it('is decided as a message that cannot be judged where judging it again fails', async () => {
    const { seen, end } = waiting();
    seen.enforcer.quiet = false;
    const outcome = seen.connect().fromClient(toolCall(1, 'send_x'));
    seen.enforcer.decision = () => {
      throw new Error('a fault of the enforcer');
    };
    end('judged');
    await outcome;
    expect(seen.faults).toContainEqual(expect.objectContaining({ where: 'wait' }));
  });
});
