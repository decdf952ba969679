/** A topic that had fewer partitions: where the sessions of its records may have been before. Pure. */
import { partitionOfKey } from '../../../schemas/events/partition-of-key.ts';
import { isOffset } from './offset-text.ts';

/** Until then a producer may have chosen among so many partitions. */
export interface Growth {
  readonly partitions: number;
  readonly untilMs: number;
  /** The first record here that was judged by somebody who knew of more, as decimal text; absent where all were. */
  readonly from?: string;
  /** By whom that was heard first here; absent where there was nobody before. */
  readonly heard?: Heard;
}

/** Owners of lower epochs had not heard of it. They may have judged records before `to`, as decimal text, without a commit. */
export interface Heard {
  readonly epoch: number;
  readonly to: string;
}

/** Producers ask every few seconds how many partitions there are, and may be in the middle of long tries. */
export const producersLagMs = 60_000;
/** More than so many sizes back, records count as of sessions that never moved. */
const growthMax = 4;

/** What all of them know together, and what the topic has grown since. */
export function growthOf(
  known: readonly Partial<Size>[],
  { partitions, nowMs }: { readonly partitions: number; readonly nowMs: number },
): readonly Growth[] {
  const found = new Map<number, number>();
  const note = (size: number | undefined, untilMs: number): void => {
    if (size !== undefined && size < partitions) found.set(size, Math.max(found.get(size) ?? 0, untilMs));
  };
  const told = known.flatMap(({ growth = [] }) => growth);
  for (const one of told) note(one.partitions, one.untilMs);
  for (const { partitions: size } of known) {
    if (!told.some((one) => one.partitions === size)) note(size, nowMs + producersLagMs);
  }
  const growth = [...found].map(([size, untilMs]) => ({ partitions: size, untilMs }));
  return growth.sort((a, b) => a.partitions - b.partitions).slice(-growthMax);
}

export function isGrowth(value: unknown): boolean {
  const { partitions, untilMs, from, heard } = (value ?? {}) as Partial<Growth>;
  const isSize = Number.isSafeInteger(partitions) && Number(partitions) > 0;
  const isKnown = (from === undefined || isOffset(from)) && (heard === undefined || isHeard(heard));
  return isSize && Number.isSafeInteger(untilMs) && isKnown;
}

function isHeard(value: unknown): boolean {
  const { epoch, to } = (value ?? {}) as Partial<Heard>;
  return Number.isSafeInteger(epoch) && isOffset(to);
}

/** The size that was known when the record of a partition was judged for the first time. */
export function sizeAt({ partitions, growth }: Size, offset: bigint): Size {
  const at = growth.findIndex(({ from }) => from !== undefined && offset < BigInt(from));
  return at < 0
    ? { partitions, growth }
    : { partitions: growth[at]?.partitions ?? partitions, growth: growth.slice(0, at) };
}

/** The first record of a partition that was judged when it was known that there are so many. */
export function knownFrom(growth: readonly Growth[], partitions: number): bigint {
  const before = growth.filter((one) => one.partitions < partitions).map(({ from = '0' }) => BigInt(from));
  return before.reduce((most, from) => (from > most ? from : most), 0n);
}

/** An owner of this epoch judged the record at this offset, and those before it, by what that one knew. */
export function judgedUnder(
  growth: Growth,
  { epoch, offset }: { readonly epoch: number; readonly offset: string },
): Growth {
  const { from, heard } = growth;
  const isNews = heard !== undefined && epoch < heard.epoch && from !== undefined && BigInt(from) <= BigInt(offset);
  return isNews ? { ...growth, from: String(BigInt(offset) + 1n) } : growth;
}

/** Whether somebody who did not know of more may have judged the record, and nobody knows. */
export function mayBeJudged({ from, heard }: Growth, offset: bigint): boolean {
  return from !== undefined && heard !== undefined && BigInt(from) <= offset && offset < BigInt(heard.to);
}

/** Another partition that may hold records of the session, and up to which time of a record that matters. */
export interface OtherHome {
  readonly partition: number;
  readonly untilMs: number;
}

/** Where else records of a key may be than in this partition. */
export function otherHomes(
  key: string,
  { partition, size }: { readonly partition: number; readonly size: Size },
): readonly OtherHome[] {
  const homes = new Map<number, number>();
  for (const { partitions, untilMs } of size.growth) {
    const home = partitionOfKey(key, partitions);
    homes.set(home, Math.max(homes.get(home) ?? 0, untilMs));
  }
  // Here is what was sent before its producer knew.
  homes.set(partitionOfKey(key, size.partitions), Infinity);
  homes.delete(partition);
  return [...homes].map(([home, untilMs]) => ({ partition: home, untilMs }));
}

export interface Size {
  readonly partitions: number;
  readonly growth: readonly Growth[];
}
