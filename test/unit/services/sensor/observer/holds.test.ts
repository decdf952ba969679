import { describe, expect, it } from 'vitest';
import type { EnforcerDecision, HoldEnd } from '../../../../../services/sensor/observer/ports.ts';
import { command, fromClient, fromServer, invalidEvents, message, observed, parsed, toolCall } from './observed.ts';

describe('a held call', () => {
  const held: EnforcerDecision = {
    verdict: { decision: 'held', reason: 'open', command },
    commandId: command,
    holdUntilMs: 1_800_000_030_000,
  };
  const holding = () => {
    const end = Promise.withResolvers<HoldEnd>();
    const seen = observed({ holds: { wait: () => end.promise } });
    seen.enforcer.decision = () => held;
    return { seen, end };
  };

  it('is refused at its deadline', async () => {
    const { seen, end } = holding();
    const outcome = seen.connect().fromClient(toolCall(1, 'send_x'));
    expect(seen.completed()).toEqual([]);
    end.resolve('expired');
    expect((await outcome).forward).toBeUndefined();
    expect(parsed((await outcome).answers[0])).toMatchObject({ id: 1, result: { isError: true } });
    expect(seen.completed()).toMatchObject([{ outcome: 'refused', verdict: { reason: 'hold-expired' } }]);
    const decisions = seen.events.flatMap(({ data }) => ('decision' in data ? [data.decision] : []));
    expect(decisions).toEqual(['asked', 'expired']);
    expect(invalidEvents(seen.events)).toEqual([]);
  });

  it('goes on when it was granted', async () => {
    const { seen, end } = holding();
    const bytes = toolCall(1, 'send_x');
    const connection = seen.connect();
    const outcome = connection.fromClient(bytes);
    end.resolve('granted');
    expect((await outcome).forward).toBe(bytes);
    fromServer(connection, message({ id: 1, result: {} }));
    expect(seen.completed()).toMatchObject([{ outcome: 'answered' }]);
  });

  it('ends without an answer when the client cancels it', async () => {
    const { seen } = holding();
    const connection = seen.connect();
    const outcome = connection.fromClient(toolCall(1, 'send_x'));
    fromClient(connection, message({ method: 'notifications/cancelled', params: { requestId: 1 } }));
    expect(await outcome).toEqual({ forward: undefined, answers: [] });
    expect(seen.completed()).toMatchObject([{ outcome: 'cancelled' }]);
  });

  it('is refused at once where nothing can end a hold', async () => {
    const seen = observed();
    seen.enforcer.decision = () => held;
    expect((await seen.connect().fromClient(toolCall(1, 'send_x'))).forward).toBeUndefined();
  });
});
