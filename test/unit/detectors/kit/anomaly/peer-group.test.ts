import { describe, expect, it } from 'vitest';
import { gatherReport, type GroupState } from '../../../../../detectors/kit/anomaly/peer-group.ts';
import { seasonAt } from '../../../../../detectors/kit/anomaly/rate-state.ts';
import type { PeerRates } from '../../../../../detectors/contract.ts';

const day = 24;
const week = 7 * day;
/** In one hour of the week three times as much is done as in any other. */
const busyHour = 2 * day + 9;
const ordinary = 60;

/** What the tenant answers after each hour, from the first on, of one agent that calls once a minute on the mean. */
function answersOf(hours: number): readonly PeerRates[] {
  let state: GroupState | undefined;
  return Array.from({ length: hours }, (_, hour) => {
    const calls = [hour % week === busyHour ? 3 * ordinary : ordinary];
    const gathered = gatherReport(state, 'agent-1', { hour, calls, rate: 1, minutes: 600 });
    ({ state } = gathered);
    return gathered.answer ?? { number: 0, rate: 0, season: [] };
  });
}

describe('the season that the entities of a tenant have in common', () => {
  it('tells the hours of the day apart, and from the third week on those of the week', () => {
    const lengths = answersOf(2 * week + 1).map(({ season }) => season.length);
    expect(lengths).toEqual([...Array.from({ length: 2 * week }, () => day), week]);
  });

  it('expects more at the hour of the week at which more is done, and not at that hour of the other days', () => {
    const peers = answersOf(40 * week).at(-1);
    const others = Array.from({ length: 7 }, (_, at) => (busyHour + (at + 1) * day) % week).filter(
      (hour) => hour !== busyHour,
    );
    // Some weeks count as much as what is taken for granted: the hour is not taken for three times as busy yet.
    expect(seasonAt(peers, busyHour)).toBeGreaterThan(2);
    expect(seasonAt(peers, busyHour + 5 * week)).toBe(seasonAt(peers, busyHour));
    for (const hour of others) expect(seasonAt(peers, hour)).toBeLessThan(1.3);
    expect(seasonAt(peers, busyHour + 1)).toBeCloseTo(0.99, 1);
  });

  it('holds that hour for busy on every day while the days are not told apart', () => {
    const peers = answersOf(2 * week).at(-1);
    expect(seasonAt(peers, busyHour)).toBe(seasonAt(peers, busyHour + day));
    expect(seasonAt(peers, busyHour)).toBeGreaterThan(seasonAt(peers, busyHour + 1));
  });
});
