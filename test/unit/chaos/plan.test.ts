import { describe, expect, it } from 'vitest';
import { type PlannedSession, planSession } from '../../support/chaos/load/plan.ts';

const options = { seed: 5, gateways: 2, pauseMaxMs: 100 };
const planned = Array.from({ length: 200 }, (_, number) => planSession(number, options));
const tools = ({ calls }: PlannedSession) => calls.map(({ step }) => step.tool);
const isChain = ({ calls }: PlannedSession) => calls.some(({ endsChain }) => endsChain);

describe('what the load will do', () => {
  it('follows from the seed alone', () => {
    expect(planSession(7, options)).toEqual(planned[7]);
    expect(Array.from({ length: 200 }, (_, number) => planSession(number, { ...options, seed: 6 }))).not.toEqual(
      planned,
    );
  });

  it('holds chains in one session, chains that end in another, and sessions with none', () => {
    const pairs = planned.filter(({ heir }) => heir !== undefined);
    const honest = planned.filter((one) => one.heir === undefined && !isChain(one));
    for (const some of [pairs, honest, planned.filter(isChain)]) expect(some.length).toBeGreaterThan(20);
  });

  it('ends no chain of two sessions in the first, and each in the second, at another gateway', () => {
    for (const { heir, ...first } of planned) {
      if (heir === undefined) continue;
      expect(isChain(first)).toBe(false);
      expect(tools(first)).toContain('get_secret');
      expect(tools(heir)).not.toContain('get_secret');
      expect([...tools(first), ...tools(heir)]).not.toContain('read_ticket');
      expect(heir.calls.at(-1)).toMatchObject({ endsChain: true, step: { tool: 'send_mail', carries: 'main' } });
      expect(new Set(first.calls.map(({ gateway }) => gateway))).toEqual(new Set([first.gateway]));
      expect(new Set(heir.calls.map(({ gateway }) => gateway))).toEqual(new Set([1 - first.gateway]));
    }
  });

  it('holds sessions that read tickets twice, and them with a pause where that is wished', () => {
    const rereading = planned.filter((one) => tools(one).filter((tool) => tool === 'read_ticket').length === 2);
    expect(rereading.length).toBeGreaterThan(10);
    expect(rereading.filter((one) => isChain(one) || one.heir !== undefined)).toEqual([]);
    const { calls, gateway } = planSession(3, options, { kind: 'rereads', from: 1, afterMs: 10_000 });
    expect(calls.filter(({ step }) => step.tool === 'read_ticket')).toHaveLength(2);
    expect(calls.filter(({ waitMs }) => waitMs >= 10_000)).toEqual([calls.at(-1)]);
    expect(gateway).toBe(1);
  });

  it('holds a chain that goes from one gateway to the other where that is wished', () => {
    const { calls, heir } = planSession(3, options, { kind: 'wanders', from: 1 });
    expect(heir).toBeUndefined();
    expect([calls[0]?.gateway, calls.at(-1)?.gateway, calls.at(-1)?.endsChain]).toEqual([1, 0, true]);
  });
});
