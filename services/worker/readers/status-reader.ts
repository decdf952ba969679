/** Reads from the log which commands live, which gateway did what with them, and who watches. Changes nothing. */
import { decodeTime } from 'ulid';
import { topics } from '../../../schemas/topics.ts';
import type { Command } from '../../../schemas/generated/types.ts';
import type { WorkerKeys } from '../../adapters/crypto/load-keys.ts';
import { createVerifier } from '../../adapters/crypto/verifier.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { GroupMember, Log, LogRecord, TopicPartition } from '../../engine/ports/log.ts';
import { readAckRecord } from '../commands/ack-reader.ts';
import { AckWatch, type GatewayView } from '../commands/ack-watch.ts';
import { CommandLedger } from '../commands/command-ledger.ts';
import { decodeRecord, type GatewayDirectory } from '../records/decode.ts';
import { createGatewayDirectory } from '../gateways.ts';
import { type PartitionStatus, readProgress } from './progress-reader.ts';
import { readWhole } from './whole-topic.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { nodeTimers } from '../../adapters/clock/node-timers.ts';

export interface StatusParts {
  readonly log: Log;
  readonly keys: Pick<WorkerKeys, 'gateways' | 'trust'>;
  readonly clock: Clock;
  readonly timers?: Timers;
}

export interface GatewayAnswer {
  readonly gateway: string;
  readonly status: 'applied' | 'rejected' | 'unsupported' | 'silent';
  readonly reason?: string;
  readonly latencyMs?: number;
}

export interface CommandStatus {
  readonly id: string;
  readonly action: Command['action'];
  readonly mode: Command['mode'];
  readonly scope: Command['scope'];
  readonly detector: string;
  readonly reason: string;
  readonly expiresAt: number;
  readonly gateways: readonly GatewayAnswer[];
}

export interface StatusReport {
  readonly commands: readonly CommandStatus[];
  readonly gateways: readonly { readonly id: string; readonly tenant: string; readonly isLive: boolean }[];
  readonly partitions: readonly PartitionStatus[];
}

/** Heartbeats this far back are looked at. */
const heartbeatsMs = 120_000;
/** No further partition began for so long: the others hold nothing. */
const quietMs = 500;
/** What a topic ends with may be no record, and then its end is never seen. */
const waitsMax = 20;

export async function readStatus(parts: StatusParts): Promise<StatusReport> {
  const { log, keys, clock } = parts;
  const gateways = createGatewayDirectory(keys.gateways);
  const verify = createVerifier(keys.trust);
  const ledger = new CommandLedger({ verify });
  const watch = new AckWatch();
  await readWhole(log, topics.commands, (record) => void ledger.apply(record, clock.nowMs()));
  const [partitions] = await Promise.all([
    readProgress(log, { verify, nowMs: () => clock.nowMs() }),
    readHeartbeats(parts, { gateways, watch }),
  ]);
  await readWhole(log, topics.acks, (record) => {
    const read = readAckRecord(record, gateways);
    if (read.kind === 'ack') watch.ack(read.ack, record.appendTimeMs);
  });
  const views = watch.gateways(clock.nowMs());
  const commands = ledger.live(clock.nowMs()).map(({ command }) => statusOf(command, views));
  return { commands, gateways: views.map(({ id, tenant, isLive }) => ({ id, tenant, isLive })), partitions };
}

function statusOf(command: Command, views: readonly GatewayView[]): CommandStatus {
  const { id, action, mode, scope, detector, reason, issuedAt, expiresAt } = command;
  const asked = views.filter(({ tenant, isLive, acked }) => {
    const isMeant = scope.tenant === '*' || scope.tenant === tenant;
    return isMeant && (isLive || acked.has(id));
  });
  const gateways = asked.map((view) => answerOf({ id, issuedAt }, view));
  return { id, action, mode, scope, detector, reason: reason.text, expiresAt, gateways };
}

function answerOf(command: Pick<Command, 'id' | 'issuedAt'>, { id: gateway, boot, acked }: GatewayView): GatewayAnswer {
  const entry = acked.get(command.id);
  if (entry === undefined || entry.status === 'received') return { gateway, status: 'silent' };
  const { status, reason, latencyMs } = entry;
  return {
    gateway,
    status: status === 'expired' ? 'rejected' : status,
    ...(reason === undefined ? {} : { reason }),
    // A command that is older than the gateway's start waited for the gateway, which says nothing of its speed.
    ...(latencyMs === undefined || command.issuedAt < startOf(boot) ? {} : { latencyMs }),
  };
}

/** The pattern of a boot id lets some pass that hold no time. */
function startOf(boot: string): number {
  try {
    return decodeTime(boot);
  } catch {
    return Infinity;
  }
}

interface HeartbeatReader {
  readonly gateways: GatewayDirectory;
  readonly watch: AckWatch;
}

/** Through a group of its own that commits nothing, since only a group can begin at a time. */
async function readHeartbeats(parts: StatusParts, { gateways, watch }: HeartbeatReader): Promise<void> {
  const { log, clock, timers = nodeTimers } = parts;
  const member = log.member(`shearpin-reader-status-${String(clock.nowMs())}`, [topics.calls]);
  const begun = new Set<number>();
  const behind = new Set<number>();
  await member.start({
    onAssigned: (partitions) => startsOf(member, partitions, clock.nowMs() - heartbeatsMs),
    onRevoked: () => Promise.resolve(),
    onBatch: (batch) => {
      begun.add(batch.partition);
      if ((batch.records.at(-1)?.offset ?? -1n) + 1n < batch.endOffset) behind.add(batch.partition);
      else behind.delete(batch.partition);
      for (const record of batch.records) watchHeartbeat(record, { gateways, watch });
      return Promise.resolve();
    },
  });
  const never = new AbortController().signal;
  // Heartbeats never cease, so their end is not waited for: only that of what the partitions hold when they are read.
  let before = -1;
  for (let waits = 0; waits < waitsMax && (before !== begun.size || behind.size > 0); waits += 1) {
    before = begun.size;
    await timers.sleep(quietMs, never);
  }
  await member.stop();
}

function startsOf(
  member: GroupMember,
  partitions: readonly TopicPartition[],
  sinceMs: number,
): Promise<readonly bigint[]> {
  return Promise.all(partitions.map((at) => member.offsetAt(at, Math.max(0, sinceMs))));
}

function watchHeartbeat(record: LogRecord, { gateways, watch }: HeartbeatReader): void {
  const decoded = decodeRecord(record, { gateways, recordBytesMax: Infinity });
  if (decoded.kind === 'heartbeat') watch.heartbeat(decoded.data, record.appendTimeMs);
}
