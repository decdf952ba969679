import { describe, expect, it } from 'vitest';
import { createAgentLearned } from '../../../../../detectors/catalog/rates/agent-learned.ts';
import type { Finding, SessionView } from '../../../../../detectors/contract.ts';
import type { RateState } from '../../../../../detectors/kit/anomaly/rate-state.ts';
import type { CallRequested } from '../../../../../schemas/generated/types.ts';
import type { RequestOptions } from '../../../../support/session-events.ts';
import { putTogether } from '../../../../support/entity-runs.ts';
import { principal, SessionEvents } from '../../../../support/session-events.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Makes the calls of one agent, in turn in two sessions. */
class Agent {
  readonly #id: string;
  readonly #sessions: readonly SessionEvents[];
  #calls = 0;

  constructor(id = 'agent-1', boot = 1) {
    this.#id = id;
    this.#sessions = [boot, boot + 1].map((number) => {
      return new SessionEvents({ session: `${principal}.host.${String(number).padStart(16, '0')}`, boot: number });
    });
  }

  call(atMs: number, options: Partial<RequestOptions> = {}): CallRequested {
    this.#calls += 1;
    const session = this.#sessions[this.#calls % 2] ?? new SessionEvents();
    const call = session.requested(this.#calls, { atMs, can: ['write'], ...options });
    return { ...call, agent: { id: this.#id } };
  }

  /** So many calls within one minute. */
  minute(minute: number, count: number, options: Partial<RequestOptions> = {}): CallRequested[] {
    return Array.from({ length: count }, (_, at) => this.call(minute * minuteMs + at * 100, options));
  }

  /** Two calls in every minute from one to the other. */
  steady(from: number, to: number): CallRequested[] {
    return Array.from({ length: to - from }, (_, at) => this.minute(from + at, 2)).flat();
  }
}

const view: SessionView = { tenant: 'acme', session: 'agent:agent-1', clockMs: 0, skewMs: 30_000, calls: [] };
const detector = createAgentLearned();
const dayAndMore = 1600;

/** What one agent of which no tenant is told is found to have done. */
function run(events: readonly CallRequested[]): { readonly findings: readonly Finding[]; readonly state: RateState } {
  let state: unknown;
  const findings: Finding[] = [];
  for (const data of events) {
    const reaction = detector.react(state, { kind: 'requested', timeMs: data.timeMs, data }, view);
    findings.push(...reaction.findings);
    ({ state } = reaction);
  }
  return { findings, state: state as RateState };
}

describe('rate.agent-learned', () => {
  it('tells of a burst of an agent that was steady for a day', () => {
    const agent = new Agent();
    const { findings } = run([...agent.steady(0, dayAndMore), ...agent.minute(dayAndMore, 60)]);
    expect(findings).toMatchObject([{ chain: 'burst', measure: { unit: 'calls', windowMs: minuteMs } }]);
    expect(findings[0]?.text).toMatch(
      /^\d+ calls that act within a minute, where 2\.0 are to be expected of this agent/,
    );
    expect(findings[0]?.text).not.toContain('Little is known');
  });

  it('fires at the call after the last one that would be ordinary, and is silent at that one', () => {
    const agent = new Agent();
    const [finding] = run([...agent.steady(0, dayAndMore), ...agent.minute(dayAndMore, 60)]).findings;
    const { value, limit } = finding?.measure ?? { value: 0, limit: 0 };
    expect(value).toBe(limit + 1);
    const other = new Agent();
    expect(run([...other.steady(0, dayAndMore), ...other.minute(dayAndMore, limit)]).findings).toEqual([]);
  });

  it('is silent about as many calls in an agent that is known for them, and about fewer than 20', () => {
    const busy = new Agent();
    const before = Array.from({ length: 300 }, (_, at) => busy.minute(at, 20)).flat();
    expect(run([...before, ...busy.minute(300, 60)]).findings).toEqual([]);
    const rare = new Agent();
    const seldom = Array.from({ length: 40 }, (_, at) => rare.call(at * hourMs));
    expect(run([...seldom, ...rare.minute(40 * 60, 19)]).findings).toEqual([]);
    expect(run([...seldom, ...rare.minute(40 * 60, 60)]).findings).toHaveLength(1);
  });

  it.each<Partial<RequestOptions>>([
    { verdict: { decision: 'refused', reason: 'open' } },
    { verdict: { decision: 'held', reason: 'open' } },
    { can: ['read.private', 'discover'] },
    { source: 'assumed' },
    { round: 2 },
  ])('neither counts nor learns calls such as %j, and asks for none of them', (options) => {
    const call = new Agent().call(0, options);
    expect(detector.takes?.({ kind: 'requested', timeMs: call.timeMs, data: call })).toBe(false);
    expect(run([call])).toEqual({ findings: [], state: undefined });
  });

  it('says nothing of an agent of which nothing is known, in a tenant of which nothing is', () => {
    expect(run(new Agent().minute(0, 500)).findings).toEqual([]);
  });

  it('folds what goes on into one chain, told every half hour, and learns nothing from it', () => {
    const agent = new Agent();
    const before = agent.steady(0, dayAndMore);
    const flood = Array.from({ length: 95 }, (_, at) => agent.minute(dayAndMore + at, 60)).flat();
    const { findings, state } = run([...before, ...flood]);
    expect(findings.map(({ startMs }) => startMs)).toHaveLength(4);
    expect(findings.every(({ untilMs, endMs }) => untilMs > endMs + 30 * minuteMs)).toBe(true);
    expect(state.calls / state.minutes).toBeCloseTo(2, 9);
  });

  it('learns what goes on for longer than a day', () => {
    const agent = new Agent();
    const flood = Array.from({ length: 2 * 1440 }, (_, at) => agent.minute(dayAndMore + at, 30)).flat();
    const { state } = run([...agent.steady(0, dayAndMore), ...flood]);
    expect(state.calls / state.minutes).toBeGreaterThan(10);
  });

  it('tells of a rise of a tenth each hour that no minute of it shows', () => {
    const agent = new Agent();
    const rise = Array.from({ length: 13 * 60 }, (_, at) =>
      agent.minute(dayAndMore + at, Math.round(2 * 1.1 ** Math.floor(at / 60))),
    );
    const { findings } = run([...agent.steady(0, dayAndMore), ...rise.flat()]);
    expect(findings).toMatchObject([{ chain: 'ramp' }]);
    expect(findings[0]?.text).toContain('it has risen for hours');
  });

  it('keeps an agent in less than half a kilobyte, whatever it did', () => {
    const agent = new Agent();
    const flood = Array.from({ length: 40 }, (_, at) => agent.minute(dayAndMore + at, 100)).flat();
    const { state } = run([...agent.steady(0, dayAndMore), ...flood, agent.call(9 * 24 * hourMs)]);
    expect(JSON.stringify(state).length).toBeLessThan(512);
  });

  it('looks at all sessions of an agent together, in shadow', () => {
    const agent = new Agent();
    const { alerts } = putTogether([detector], [...agent.steady(0, 100), ...agent.minute(100, 80)]);
    expect(alerts).toMatchObject([
      { is_alert: false, unmapped: { shearpin: { scope: { kind: 'agent', id: 'agent-1' }, commands: [] } } },
    ]);
  });

  it('judges a new agent by the others of its tenant, and says how little it knows', () => {
    const known = [1, 3, 5].map((boot) => new Agent(`agent-${String(boot)}`, boot).steady(0, 200));
    const events = known.flat().sort((a, b) => a.timeMs - b.timeMs);
    const fresh = new Agent('agent-9', 11);
    const { alerts } = putTogether([detector], [...events, ...fresh.minute(200, 1), ...fresh.minute(201, 120)]);
    expect(alerts).toMatchObject([{ unmapped: { shearpin: { scope: { id: 'agent-9' } } } }]);
    expect(alerts[0]?.message).toContain("Little is known of it yet: 0 minutes, and the tenant's other entities.");
  });
});
