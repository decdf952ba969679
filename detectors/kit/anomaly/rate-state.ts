/** What is remembered of how often an entity calls: of a fixed size, plain data. */
import type { PeerRates } from '../../contract.ts';

/** Minutes in which there was too much. */
export interface Excess {
  readonly from: number;
  readonly to: number;
}

/** Minutes and hours are counted from 1970. */
export interface RateState {
  readonly format: 1;
  /** The newest minute with a call. */
  readonly minute: number;
  /** Calls of the last minutes, the newest last. None of them has taught anything yet. */
  readonly recent: readonly number[];
  /** Calls that were learned, without their season, and in how many minutes, both fading. */
  readonly calls: number;
  readonly minutes: number;
  /** What the squares of the distances exceed chance by, and the squares of the means. */
  readonly excessSquares: number;
  readonly meanSquares: number;
  /** Of the hour whose minutes are being learned: how many there were, all calls, and what of them was learned. */
  readonly hour: { readonly minutes: number; readonly all: number; readonly learned: number };
  /** What was learned in the hours that are over and were not told yet, the oldest first. */
  readonly untold: readonly number[];
  /** Calls a minute that the entity is held to: it moves by a tenth a day. Absent in its first day. */
  readonly reference?: number;
  /** By how much the hours have lately been above the reference. */
  readonly drift: number;
  readonly excess?: Excess;
  /** When too much was last told. */
  readonly toldMinute?: number;
  readonly peers?: PeerRates;
}

export const recentMinutes = 30;

export function newRate(minute: number): RateState {
  return {
    format: 1,
    minute,
    recent: [0],
    calls: 0,
    minutes: 0,
    excessSquares: 0,
    meanSquares: 0,
    hour: { minutes: 0, all: 0, learned: 0 },
    untold: [],
    drift: 0,
  };
}

/** What is taken for the median where no peer is known. */
const defaultRate = 1;
const rateMin = 1 / 60;
/** The weight of the peers, in minutes. */
export const priorMinutes = 30;
const hoursOfWeek = 168;

/** Calls a minute that are to be expected, without the season. */
export function rateOf({ calls, minutes, peers }: Pick<RateState, 'calls' | 'minutes' | 'peers'>): number {
  const prior = hasPeers(peers) ? Math.max(peers.rate, rateMin) : defaultRate;
  return (calls + priorMinutes * prior) / (minutes + priorMinutes);
}

/** How many times the mean is called in this hour. */
export function seasonAt(peers: PeerRates | undefined, hour: number): number {
  if (peers === undefined) return 1;
  const { season } = peers;
  const share = season[season.length === hoursOfWeek ? hour % hoursOfWeek : hour % 24];
  return share === undefined ? 1 : share / 1000;
}

/** Whether anything is known of others. */
export function hasPeers(peers: PeerRates | undefined): peers is PeerRates {
  return peers !== undefined && peers.rate > 0;
}
