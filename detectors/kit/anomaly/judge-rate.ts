/** Says whether there is too much of it, by what was learned. */
import type { PeerRates, RateReport } from '../../contract.ts';
import { ln } from './logarithm.ts';
import { passTo, spreadOf } from './learn-rate.ts';
import { leastImprobable, lnTail, type CountSpread } from './negative-binomial.ts';
import { hasPeers, newRate, rateOf, recentMinutes, seasonAt, type Excess, type RateState } from './rate-state.ts';

/** Too much within a few minutes, or more and more over hours. */
export interface TooMuch {
  readonly kind: 'burst' | 'ramp';
  readonly minutes: number;
  readonly count: number;
  /** What would still have been ordinary. */
  readonly limit: number;
  /** What was to be expected. */
  readonly mean: number;
}

export interface Judged {
  readonly state: RateState;
  readonly tooMuch?: TooMuch;
  /** What the tenant is to be told. */
  readonly report?: RateReport;
  /** The call came so late that its minute is over. */
  readonly isMissed: boolean;
}

/** Windows, and how many calls there are in one at least before anything is too much. */
const windows = [
  { minutes: 1, floor: 20 },
  { minutes: 5, floor: 30 },
  { minutes: 30, floor: 60 },
] as const;
const lnImprobable = ln(1e-6);
const ownMinutesMin = 60;
const driftLimit = 1.5;
/** Told once in so many minutes. */
const quietMinutes = 30;

/** One call more, or several of one minute. */
export function takeCalls(given: RateState | undefined, minute: number, calls = 1): Judged {
  const passed = passTo(given ?? newRate(minute), minute);
  const report = given === undefined ? firstReport(passed) : reportOf(passed);
  const state = report === undefined ? passed : { ...passed, untold: [] };
  const counted = withCalls(state, minute, calls);
  const judged = counted === undefined ? { state, isMissed: true } : judge(counted);
  return report === undefined ? judged : { ...judged, report };
}

/** The tenant's newest word is the one that counts. */
export function hearPeers(state: RateState, peers: PeerRates): RateState {
  return peers.number > (state.peers?.number ?? 0) ? { ...state, peers } : state;
}

/** Of an older minute than those that are kept nothing is counted. */
function withCalls(state: RateState, minute: number, calls: number): RateState | undefined {
  const { recent } = state;
  const place = recent.length - 1 - (state.minute - minute);
  const before = recent[place];
  if (before !== undefined) return { ...state, recent: recent.with(place, before + calls) };
  if (place <= recent.length - 1 - recentMinutes) return undefined;
  const between = Array.from({ length: -place - 1 }, () => 0);
  return { ...state, recent: [calls, ...between, ...recent] };
}

function firstReport({ minute }: RateState): RateReport {
  return { hour: Math.floor(minute / 60) - 1, calls: [], rate: 0, minutes: 0 };
}

function reportOf(state: RateState): RateReport | undefined {
  const { untold, minute, minutes } = state;
  if (untold.length === 0) return undefined;
  return { hour: Math.floor((minute - recentMinutes + 1) / 60) - 1, calls: untold, rate: rateOf(state), minutes };
}

function judge(state: RateState): Judged {
  const burst = burstOf(state);
  const isRamp = state.drift > driftLimit;
  const marked = burst === undefined ? state : { ...state, excess: widened(state, burst.minutes) };
  const { toldMinute = -Infinity, minute } = state;
  if ((burst === undefined && !isRamp) || minute - toldMinute < quietMinutes) return { state: marked, isMissed: false };
  const told = { ...marked, toldMinute: minute };
  if (burst !== undefined) return { state: told, tooMuch: burst, isMissed: false };
  return { state: { ...told, drift: 0 }, tooMuch: rampOf(state), isMissed: false };
}

/** Of one of whom nothing is known, and of whose peers nothing is, there is no too much. */
function burstOf(state: RateState): TooMuch | undefined {
  if (state.minutes < ownMinutesMin && !hasPeers(state.peers)) return undefined;
  let dispersion: number | undefined;
  for (const { minutes, floor } of windows) {
    const count = sumOf(state, minutes);
    if (count < floor) continue;
    const spread = { mean: meanOf(state, minutes), dispersion: (dispersion ??= spreadOf(state)) };
    if (isTooMuch(count, spread)) {
      const limit = Math.max(floor, leastImprobable(lnImprobable, spread)) - 1;
      return { kind: 'burst', minutes, count, limit, mean: spread.mean };
    }
  }
  return undefined;
}

function isTooMuch(count: number, spread: CountSpread): boolean {
  return count > spread.mean && lnTail(count, spread) < lnImprobable;
}

function sumOf({ recent }: RateState, minutes: number): number {
  let sum = 0;
  for (let at = Math.max(0, recent.length - minutes); at < recent.length; at += 1) sum += recent[at] ?? 0;
  return sum;
}

/** Where the window reaches into another hour, each minute has its own season. */
function meanOf(state: RateState, minutes: number): number {
  const rate = rateOf(state);
  let mean = 0;
  for (let at = state.minute - minutes + 1; at <= state.minute; at += 1) {
    mean += rate * seasonAt(state.peers, Math.floor(at / 60));
  }
  return mean;
}

function rampOf(state: RateState): TooMuch {
  const { reference = rateOf(state), minute, peers } = state;
  const mean = recentMinutes * reference * seasonAt(peers, Math.floor(minute / 60));
  return { kind: 'ramp', minutes: recentMinutes, count: sumOf(state, recentMinutes), limit: Math.ceil(mean), mean };
}

/** One that goes on is one. */
function widened({ excess, minute }: RateState, minutes: number): Excess {
  const from = minute - minutes + 1;
  return excess !== undefined && excess.to >= from - 1 ? { from: excess.from, to: minute } : { from, to: minute };
}
