import { describe, expect, it } from 'vitest';
import type { AgentCall } from '../../../../../services/cli/story/demo-agent.ts';
import { isRefused, reportDemo } from '../../../../../services/cli/story/demo-report.ts';
import { refusalText } from '../../../../../services/sensor/enforcer/refusal-text.ts';
import { toldChain } from '../../../../support/told-chain.ts';

const chain = toldChain();
const [arm] = chain.commands;
const witness = {
  alerts: () => chain.alerts,
  commandOf: (id: string) => chain.commands.find((command) => command.id === id),
  armTimesMs: () => [12, 3],
};

function callOf(step: number, parts: Partial<AgentCall> = {}): AgentCall {
  return { step, phase: 'honest', server: 'post', tool: 'post_note', digest: `d${step}`, isError: false, ...parts };
}

const byCommand = refusalText({ decision: 'refused', reason: 'armed', command: arm?.id ?? '' });
const byStaleFeed = refusalText({ decision: 'refused', reason: 'feed-stale' });
const refused = callOf(1, { phase: 'injected', isError: true, text: byCommand });

describe('the report of a demo', () => {
  it('tells refused calls with the command and detector that refused them', () => {
    const report = reportDemo({ calls: [callOf(0), refused], witness, reached: () => new Set(['d0']) });
    expect(report).toMatchObject({ honestCalls: 1, honestRefused: 0, serverSawRefusedCall: false, eventToArmedMs: 12 });
    expect(report.refused).toEqual([{ tool: 'post_note', command: arm?.id, detector: 'sequence.secret-to-egress' }]);
    expect(report.alerts).toMatchObject([
      { detector: 'sequence.secret-to-egress', steps: [{}, {}, { verdict: 'refused' }] },
    ]);
  });

  it('says so when a server saw the refused call, by the log of that server only', () => {
    const reached = (server: string): ReadonlySet<string> => new Set(server === 'post' ? ['d1'] : []);
    expect(reportDemo({ calls: [refused], witness, reached }).serverSawRefusedCall).toBe(true);
    const elsewhere = { ...refused, server: 'other' };
    expect(reportDemo({ calls: [elsewhere], witness, reached }).serverSawRefusedCall).toBe(false);
  });

  it('counts an honest call that was refused, also by a stale feed', () => {
    const calls = [callOf(0, { isError: true, text: byStaleFeed })];
    const report = reportDemo({ calls, witness: { ...witness, armTimesMs: () => [] }, reached: () => new Set() });
    expect(report).toMatchObject({ honestRefused: 1, eventToArmedMs: null });
    expect(report.refused).toEqual([{ tool: 'post_note', command: null, detector: null }]);
  });

  it("does not take a server's own error for a refusal", () => {
    expect(isRefused(callOf(0, { isError: true, text: 'There is no such entry.' }))).toBe(false);
    expect(isRefused(callOf(0, { isError: false, text: byCommand }))).toBe(false);
  });
});
