/**
 * Learns how often an entity calls: a gamma prior that forgets half of what it knows in a day.
 *
 * 1. A minute teaches once it is half an hour old, so that no burst excuses itself and late events find their minute.
 * 2. What lies above the mean by four deviations counts as if it lay there: nobody teaches by one great burst.
 * 3. Minutes in which there was too much teach nothing. What goes on for longer than a day is told by then, and is learned.
 * 4. Only + − × ÷ and the root: every machine comes to the same bits.
 */
import { ln } from './logarithm.ts';
import { reportHoursMax } from './peer-group.ts';
import { priorMinutes, rateOf, recentMinutes, seasonAt, type RateState } from './rate-state.ts';

/** What a minute keeps of the one before: 2^(−1/1440). */
const keep = 0.999_518_763_622_666_2;
const priorDispersion = 0.5;
const dispersionMin = 0.05;
const dispersionMax = 50;
const clipDeviations = 4;
/** How much the uncertainty of the mean adds while little was learned. */
const unknown = 1.7;
const dayMinutes = 1440;
/** Longer silence leaves nothing to fade. */
const silenceMax = 14 * dayMinutes;
/** A tenth a day: 1.1^(1/24) an hour. */
const hourlyRise = 1.003_979_153_383_626_6;
/** An hour counts as drift by what it exceeds this many times the reference. */
const driftFrom = ln(1.6);
const driftStepMax = ln(4);
/** An hour of fewer calls is none of a rise. */
const hourCallsMin = 60;

/** Variance over chance, relative to the square of the mean. */
export function dispersionOf(state: RateState): number {
  const rate = rateOf(state);
  const prior = priorMinutes * rate * rate;
  const found = (priorDispersion * prior + state.excessSquares) / (prior + state.meanSquares);
  return Math.min(Math.max(found, dispersionMin), dispersionMax);
}

/** The same of what may be expected, which is not known well either at first. */
export function spreadOf(state: RateState): number {
  return dispersionOf(state) + (unknown * priorMinutes) / (priorMinutes + state.minutes);
}

/** The state at a later minute: what became half an hour old is learned. */
export function passTo(state: RateState, minute: number): RateState {
  const ahead = minute - state.minute;
  if (ahead <= 0) return state;
  const draft = { ...state };
  const steps = Math.min(ahead, silenceMax);
  const recent = [...state.recent];
  // Of a silence that is longer than that, the minutes that are left out are those of its middle.
  const skipped = ahead - steps;
  for (let step = 1; step <= steps; step += 1) {
    recent.push(0);
    if (recent.length <= recentMinutes) continue;
    const count = recent.shift() ?? 0;
    const at = state.minute + step - recentMinutes + (step > recentMinutes ? skipped : 0);
    learnMinute(draft, at, count);
  }
  return { ...draft, minute, recent };
}

type Draft = { -readonly [Field in keyof RateState]: RateState[Field] };

function learnMinute(draft: Draft, minute: number, count: number): void {
  const season = seasonAt(draft.peers, Math.floor(minute / 60));
  const mean = rateOf(draft) * season;
  const isIgnored = isInExcess(draft, minute);
  const most = mean + clipDeviations * Math.sqrt(mean + spreadOf(draft) * mean * mean);
  const learned = isIgnored ? mean : Math.min(count, most);
  if (!isIgnored) {
    const distance = learned - mean;
    draft.excessSquares = keep * draft.excessSquares + distance * distance - mean;
    draft.meanSquares = keep * draft.meanSquares + mean * mean;
    draft.calls = keep * draft.calls + learned / season;
    draft.minutes = keep * draft.minutes + 1;
  }
  const { minutes, all, learned: before } = draft.hour;
  draft.hour = { minutes: minutes + 1, all: all + count, learned: before + learned };
  if (minute % 60 === 59) closeHour(draft, season);
}

function isInExcess({ excess }: RateState, minute: number): boolean {
  return excess !== undefined && minute >= excess.from && minute <= excess.to && minute < excess.from + dayMinutes;
}

/** Who rises slowly teaches every hour that it is right; the reference does not follow. */
function closeHour(draft: Draft, season: number): void {
  const { minutes, all, learned } = draft.hour;
  draft.hour = { minutes: 0, all: 0, learned: 0 };
  // The hour in which the entity began is none that can be compared.
  if (minutes < 60) return;
  draft.untold = [...draft.untold, learned].slice(-reportHoursMax);
  const { reference } = draft;
  const rate = rateOf(draft);
  if (reference === undefined) {
    if (draft.minutes >= knownMinutes) draft.reference = rate;
    return;
  }
  const above = ln(Math.max(all, 1) / (60 * reference * season));
  const most = all < hourCallsMin ? 0 : driftStepMax;
  draft.drift = Math.max(0, draft.drift + Math.min(above, most) - driftFrom);
  draft.reference = Math.min(Math.max(rate, reference / hourlyRise), reference * hourlyRise);
}

/** As much as a day teaches who knew nothing. */
export const knownMinutes = 1038;
