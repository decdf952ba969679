/**
 * Entities that call in bursts and by the hour of the day, minute by minute, with what is planted among them: so that it is
 * known how often the method says that there is too much, and whether it says so when there is.
 */
import { takeCalls, hearPeers, type TooMuch } from '../../../detectors/kit/anomaly/judge-rate.ts';
import { gatherReport, type GroupState } from '../../../detectors/kit/anomaly/peer-group.ts';
import type { RateState } from '../../../detectors/kit/anomaly/rate-state.ts';
import { poisson, gamma, type Draw } from './draws.ts';

export interface Plan {
  readonly entities: number;
  readonly days: number;
  readonly seed: number;
}

export interface Outcome {
  readonly falseAlarms: Readonly<Record<TooMuch['kind'], number>>;
  readonly entityDays: number;
  readonly bursts: number;
  readonly burstsCaught: number;
  /** Of those with at least two calls a minute at that hour. */
  readonly busyBursts: number;
  readonly busyBurstsCaught: number;
  readonly ramps: number;
  readonly rampsCaught: number;
  /** Median of how many times its first rate a ramp had when it was told. */
  readonly rampTimes: number;
}

const dayMinutes = 1440;
const burstMinutes = 5;
const burstTimes = 10;
/** A ramp of a twelfth more each hour: tenfold in a day and a half. */
const rampHourly = 1.0833;
const rampHours = 29;
/** A burst of calls goes on for some minutes. */
const moodMinutes = 1;

class Entity {
  readonly id: string;
  readonly rate: number;
  readonly #draw: Draw;
  readonly #dispersion: number;
  readonly #depth: number;
  #mood = 1;
  state: RateState | undefined;

  constructor(id: string, draw: Draw) {
    this.id = id;
    this.#draw = draw;
    this.rate = 0.05 * 400 ** draw();
    this.#dispersion = 0.2 + 0.8 * draw();
    this.#depth = 0.4 + 0.5 * draw();
  }

  /** Calls a minute by the hour alone. */
  expected(minute: number): number {
    const phase = (2 * Math.PI * ((minute % dayMinutes) / dayMinutes - 0.55)) % (2 * Math.PI);
    return this.rate * (1 + this.#depth * Math.cos(phase));
  }

  calls(minute: number, times: number): number {
    if (minute % moodMinutes === 0) this.#mood = gamma(this.#draw, 1 / this.#dispersion) * this.#dispersion;
    return poisson(this.#draw, this.expected(minute) * this.#mood * times);
  }
}

/** Puts the calls of one minute; says whether there was too much. */
function put(
  entity: Entity,
  group: { state: GroupState | undefined },
  at: { minute: number; calls: number },
): TooMuch['kind'] | undefined {
  const { state, tooMuch, report } = takeCalls(entity.state, at.minute, at.calls);
  entity.state = state;
  if (report !== undefined) {
    const gathered = gatherReport(group.state, entity.id, report);
    group.state = gathered.state;
    if (gathered.answer !== undefined) entity.state = hearPeers(state, gathered.answer);
  }
  return tooMuch?.kind;
}

export function simulate({ entities, days, seed }: Plan, drawOf: (seed: number) => Draw): Outcome {
  const all = Array.from({ length: entities }, (_, at) => new Entity(`entity-${String(at)}`, drawOf(seed + at)));
  const group = { state: undefined };
  const start = 480_000 * 60;
  const falseAlarms = { burst: 0, ramp: 0 };
  for (let minute = start; minute < start + days * dayMinutes; minute += 1) {
    for (const entity of all) {
      const calls = entity.calls(minute, 1);
      const found = calls === 0 ? undefined : put(entity, group, { minute, calls });
      if (found !== undefined) falseAlarms[found] += 1;
    }
  }
  const end = start + days * dayMinutes;
  const bursts = all.map((entity) => burst(entity, group, end));
  const busy = bursts.filter(({ isBusy }) => isBusy);
  const ramps = all.filter(({ rate }) => rate >= 1).map((entity) => ramp(entity, group, end));
  const times = ramps.flatMap((found) => (found === undefined ? [] : [found])).sort((a, b) => a - b);
  return {
    falseAlarms,
    entityDays: entities * days,
    bursts: bursts.length,
    burstsCaught: bursts.filter(({ isCaught }) => isCaught).length,
    busyBursts: busy.length,
    busyBurstsCaught: busy.filter(({ isCaught }) => isCaught).length,
    ramps: ramps.length,
    rampsCaught: times.length,
    rampTimes: times[Math.floor(times.length / 2)] ?? NaN,
  };
}

type Group = Parameters<typeof put>[1];

/** Ten times as much for five minutes, at noon; what the entity knew before is put back. */
function burst(entity: Entity, group: Group, end: number): { readonly isCaught: boolean; readonly isBusy: boolean } {
  const before = entity.state;
  const from = end + 720;
  let isCaught = false;
  for (let minute = end; minute < from + burstMinutes; minute += 1) {
    const calls = entity.calls(minute, minute < from ? 1 : burstTimes);
    if (calls > 0 && put(entity, { ...group }, { minute, calls }) === 'burst' && minute >= from) isCaught = true;
  }
  entity.state = before;
  return { isCaught, isBusy: entity.expected(from) >= 2 };
}

/** How many times its first rate it had when it was told; undefined when it was not. */
function ramp(entity: Entity, group: Group, end: number): number | undefined {
  const before = entity.state;
  let times = 1;
  for (let minute = end; minute < end + rampHours * 60; minute += 1) {
    if (minute % 60 === 0) times *= rampHourly;
    const calls = entity.calls(minute, times);
    if (calls === 0 || put(entity, { ...group }, { minute, calls }) === undefined) continue;
    entity.state = before;
    return times;
  }
  entity.state = before;
  return undefined;
}
