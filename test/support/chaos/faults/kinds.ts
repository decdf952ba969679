import { clusterFaults } from './cluster-faults.ts';
import type { Fault } from './fault.ts';
import { innerFaults } from './inner-faults.ts';
import { kafkaFaults } from './kafka-faults.ts';
import { networkFaults } from './network-faults.ts';
import { processFaults } from './process-faults.ts';
import { redisFaults } from './redis-faults.ts';
import type { RedisKind } from '../world/redis-ground.ts';
import { upgradeFaults } from './upgrade-fault.ts';

/** Every kind of fault that a run can draw. */
export const kinds: readonly Fault[] = [
  ...processFaults,
  ...innerFaults,
  ...networkFaults,
  ...redisFaults,
  ...clusterFaults,
  ...kafkaFaults,
  ...upgradeFaults,
];

/** Those that can happen where there are so many brokers, and such a store. */
export function kindsOn({ brokers, redis }: { brokers: number; redis: RedisKind }): readonly Fault[] {
  return kinds.filter((fault) => (fault.brokers ?? 1) <= brokers && (fault.redis ?? redis) === redis);
}

/**
 * Which faults happen, in which order: each kind once before any comes twice, slow ones once, first what erases, and last
 * what needs a long run. A run that has fewer faults than there are kinds takes short ones.
 */
export function schedule(from: readonly Fault[], count: number, below: (bound: number) => number): readonly Fault[] {
  const short = from.filter(({ isShort }) => isShort === true);
  const pool = count < from.length && short.length >= count ? short : from;
  const quick = pool.filter(({ isSlow, isErasing }) => isSlow !== true && isErasing !== true);
  const again = quick.length === 0 ? pool : quick;
  const drawn = [...shuffled(pool, below)];
  while (drawn.length < count) drawn.push(...shuffled(again, below));
  const {
    first = [],
    rest = [],
    last = [],
  } = Object.groupBy(drawn.slice(0, count), ({ isErasing, isLast }) =>
    isErasing === true ? 'first' : isLast === true ? 'last' : 'rest',
  );
  return [...first, ...rest, ...last];
}

function shuffled<T>(all: readonly T[], below: (bound: number) => number): readonly T[] {
  const left = [...all];
  return all.map(() => left.splice(below(left.length), 1)).flat();
}
