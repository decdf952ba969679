/**
 * What the entities of one tenant have in common: the median of their rates, and how the hours of a day, later of a week,
 * differ. Each entity tells its finished hours once; what is told twice counts once. Of a fixed size.
 */
import type { PeerRates, RateReport } from '../../contract.ts';

interface Member {
  readonly id: string;
  readonly hour: number;
  readonly rate: number;
  readonly minutes: number;
}

interface Cell {
  readonly sum: number;
  readonly weight: number;
}

export interface GroupState {
  readonly format: 1;
  readonly number: number;
  readonly firstHour: number;
  /** The newest at the end. */
  readonly members: readonly Member[];
  /** By hour of the week. */
  readonly cells: readonly Cell[];
}

export interface Gathered {
  readonly state: GroupState;
  /** Absent: it was told before. */
  readonly answer?: PeerRates;
}

const membersMax = 256;
const hoursOfWeek = 168;
const hoursOfDay = 24;
/** From then on the days of the week are told apart. */
const weekFrom = 2 * hoursOfWeek;
/** So many ordinary hours stand against what was seen. */
const shrinkage = 20;
const weightMax = 512;
/** One entity makes no hour more than this many times the mean. */
const ratioMax = 8;
const learnedMin = 60;

/** Hours that one report tells at most. */
export const reportHoursMax = 24;

function newGroup(hour: number): GroupState {
  const cells = Array.from({ length: hoursOfWeek }, (): Cell => ({ sum: 0, weight: 0 }));
  return { format: 1, number: 0, firstHour: hour, members: [], cells };
}

export function gatherReport(given: GroupState | undefined, id: string, report: RateReport): Gathered {
  const state = given ?? newGroup(report.hour);
  const known = state.members.find((member) => member.id === id);
  const isNew = report.calls.length === 0;
  if (known !== undefined && known.hour >= report.hour && !isNew) return { state };
  const number = state.number + 1;
  const next = isNew ? { ...state, number } : { ...state, number, ...withReport(state, id, report) };
  return { state: next, answer: { number, rate: medianOf(next), season: seasonOf(next, report.hour) } };
}

function withReport(
  { members, cells }: GroupState,
  id: string,
  { hour, calls, rate, minutes }: RateReport,
): Pick<GroupState, 'members' | 'cells'> {
  const others = members.filter((member) => member.id !== id);
  const next = [...cells];
  for (const [at, count] of calls.slice(-reportHoursMax).entries()) {
    const place = (hour - calls.length + 1 + at) % hoursOfWeek;
    const ratio = rate > 0 ? Math.min(count / (60 * rate), ratioMax) : 1;
    next[place] = added(next[place] ?? { sum: 0, weight: 0 }, ratio);
  }
  return { members: [...others, { id, hour, rate, minutes }].slice(-membersMax), cells: next };
}

function added({ sum, weight }: Cell, ratio: number): Cell {
  const fade = weight >= weightMax ? 0.5 : 1;
  return { sum: fade * sum + ratio, weight: fade * weight + 1 };
}

function medianOf({ members }: GroupState): number {
  const rates = members.flatMap(({ rate, minutes }) => (minutes >= learnedMin ? [rate] : [])).sort((a, b) => a - b);
  const middle = rates[Math.floor(rates.length / 2)];
  const below = rates[Math.floor((rates.length - 1) / 2)];
  return middle === undefined || below === undefined ? 0 : (middle + below) / 2;
}

/** In thousandths of its mean. */
function seasonOf(state: GroupState, hour: number): readonly number[] {
  const day = Array.from({ length: hoursOfDay }, (_, at) =>
    shrunk(
      state.cells.filter((__, place) => place % hoursOfDay === at),
      1,
    ),
  );
  if (hour - state.firstHour < weekFrom) return inThousandths(day);
  return inThousandths(state.cells.map((cell, place) => shrunk([cell], day[place % hoursOfDay] ?? 1)));
}

function shrunk(cells: readonly Cell[], towards: number): number {
  const sum = cells.reduce((total, cell) => total + cell.sum, 0);
  const weight = cells.reduce((total, cell) => total + cell.weight, 0);
  return (shrinkage * towards + sum) / (shrinkage + weight);
}

function inThousandths(shares: readonly number[]): readonly number[] {
  const mean = shares.reduce((total, share) => total + share, 0) / shares.length;
  return shares.map((share) => Math.max(1, Math.round((1000 * share) / mean)));
}
