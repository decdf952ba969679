import type { GroupMember, TopicPartition } from '../../engine/ports/log.ts';
import type { PublishedLog } from '../commands/command-ledger.ts';
import { type CommitMetadata, decodeMetadata } from './commit-metadata.ts';
import type { WorkerEvents } from '../events.ts';
import { type Growth, growthOf, type Heard, type Size } from './growth.ts';
import { withRules } from '../rules/rules-history.ts';

export interface ClaimDeps {
  readonly member: GroupMember;
  readonly events: WorkerEvents;
  readonly onLogReplaced: () => void;
  /** Name of the rules in force. */
  readonly rulesName: () => string;
  readonly nowMs: () => number;
  /** The log under which anything was last published from a partition. */
  readonly publishedLog: (partition: number) => Promise<PublishedLog | undefined>;
  /** What is learned of its entities is kept beside the log. */
  readonly hasBaselines: boolean;
}

export interface Claim {
  readonly metadata: CommitMetadata;
  readonly offset: bigint;
  /** Where the log ended when the partition was taken. */
  readonly endOffset: bigint;
  readonly peers: readonly TopicPartition[];
}

/** What a new owner begins with: one epoch above the last, at the offset and in the incarnation that were committed. */
export async function makeClaim(deps: ClaimDeps, at: TopicPartition, peers: readonly TopicPartition[]): Promise<Claim> {
  const { member, events, onLogReplaced, publishedLog, rulesName, hasBaselines } = deps;
  const committed = await member.committed(at);
  const known = decodeMetadata(committed.metadata);
  if (known !== undefined && committed.offset !== undefined) {
    // An owner that had nothing to do did not fail at it.
    const endOffset = await member.offsetAt(at, Number.MAX_SAFE_INTEGER);
    const hadRecords = endOffset > committed.offset;
    // What is being rebuilt is judged as it was judged.
    const judgedTo = bigger(BigInt(known.rebuildTo ?? 0), BigInt(known.aheadTo ?? 0));
    const from = bigger(committed.offset, judgedTo);
    const rules = withRules(known.rules ?? [], { from, rules: rulesName() });
    const epoch = known.epoch + 1;
    const size = await sizeOf(deps, { known, from, heard: { epoch, to: String(endOffset) } }, peers);
    const starts = hadRecords ? known.starts + 1 : 1;
    const metadata = { ...known, epoch, starts, rules, ...size };
    return { metadata, offset: committed.offset, endOffset, peers };
  }
  // Sessions may have come from another partition, so a new one starts above all of them.
  const highest = await highestOf(member, peers);
  const epoch = highest.epoch + 1;
  const published = await publishedLog(at.partition);
  const isSame = published !== undefined && (await isPublishedLog(member, at, published));
  const before = (published?.incarnation ?? 0) - (isSame ? 1 : 0);
  const incarnation = Math.max(highest.incarnation, before) + 1;
  if (before > highest.incarnation && !isSame) {
    events.logReplaced({ partition: at.partition, incarnation });
    onLogReplaced();
  }
  const offset = await member.offsetAt(at, 0);
  const rules = withRules([], { from: offset, rules: rulesName() });
  const size = await sizeOf(deps, undefined, peers);
  const metadata = { epoch, incarnation, rebuiltFrom: 0, starts: 1, rules, ...size, ...unrestored(hasBaselines) };
  return { metadata, offset, endOffset: offset, peers };
}

/** Set when the store may lack what was learned. */
export function unrestored(hasBaselines: boolean): Pick<CommitMetadata, 'unrestored'> {
  return hasBaselines ? { unrestored: true } : {};
}

function bigger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

/** The size of the topic, and when it was smaller: as far as this partition knows, or, when that is old, any of it. */
async function sizeOf(
  { member, nowMs }: ClaimDeps,
  own: Known | undefined,
  peers: readonly TopicPartition[],
): Promise<Size> {
  const partitions = peers.length + 1;
  if (own?.known.partitions === partitions) return { partitions, growth: own.known.growth ?? [] };
  const ofPeers = await metadataOf(member, peers);
  const all = own === undefined ? ofPeers : [own.known, ...ofPeers];
  // Whichever is later: producers hear of new partitions by their own clocks.
  const nowOfAnyMs = Math.max(nowMs(), ...all.map(({ last }) => last?.appendTimeMs ?? 0));
  const growth = growthOf(all, { partitions, nowMs: nowOfAnyMs });
  return { partitions, growth: own === undefined ? growth : growth.map((one) => seenBy(own, one)) };
}

/** What was committed of a partition, and its first record that was never judged. */
interface Known {
  readonly known: CommitMetadata;
  readonly from: bigint;
  readonly heard: Heard;
}

/** What is news was not known when the records before this one were judged. */
function seenBy({ known, from, heard }: Known, growth: Growth): Growth {
  const before = known.growth?.find(({ partitions }) => partitions === growth.partitions);
  return { ...(before ?? { from: String(from), heard }), ...growth };
}

async function metadataOf(
  member: GroupMember,
  partitions: readonly TopicPartition[],
): Promise<readonly CommitMetadata[]> {
  const committed = await Promise.all(partitions.map((at) => member.committed(at)));
  return committed.flatMap(({ metadata }) => decodeMetadata(metadata) ?? []);
}

/** Append times rise with offsets, so a record of this time at this offset is the one that made the command. */
async function isPublishedLog(member: GroupMember, at: TopicPartition, { source }: PublishedLog): Promise<boolean> {
  if (source === undefined) return false;
  const { offset, appendTimeMs } = source;
  return (await member.offsetAt(at, appendTimeMs)) <= offset && offset < (await member.offsetAt(at, appendTimeMs + 1));
}

export async function highestOf(
  member: GroupMember,
  partitions: readonly TopicPartition[],
): Promise<{ epoch: number; incarnation: number }> {
  const known = await metadataOf(member, partitions);
  return {
    epoch: Math.max(0, ...known.map(({ epoch }) => epoch)),
    incarnation: Math.max(0, ...known.map(({ incarnation }) => incarnation)),
  };
}
