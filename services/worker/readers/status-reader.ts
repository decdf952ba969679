/** Reads from the log which commands live, which gateway did what with them, and who watches. Changes nothing. */
import { decodeTime } from 'ulid';
import { topics } from '../../../schemas/topics.ts';
import type { Command } from '../../../schemas/generated/types.ts';
import type { WorkerKeys } from '../../adapters/crypto/load-keys.ts';
import { createVerifier } from '../../adapters/crypto/verifier.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Log, LogRecord } from '../../engine/ports/log.ts';
import { readAckRecord } from '../commands/ack-reader.ts';
import { AckWatch, type GatewayView } from '../commands/ack-watch.ts';
import { CommandLedger } from '../commands/command-ledger.ts';
import { decodeRecord, type GatewayDirectory } from '../records/decode.ts';
import { createGatewayDirectory } from '../gateways.ts';
import { type PartitionStatus, readProgress } from './progress-reader.ts';
import { readSince, readWhole } from './whole-topic.ts';

export interface StatusParts {
  readonly log: Log;
  readonly keys: Pick<WorkerKeys, 'gateways' | 'trust'>;
  readonly clock: Clock;
}

export interface GatewayAnswer {
  readonly gateway: string;
  readonly status: 'applied' | 'rejected' | 'unsupported' | 'silent';
  readonly reason?: string;
  readonly latencyMs?: number;
  readonly isLive: boolean;
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
export async function readStatus({ log, keys, clock }: StatusParts): Promise<StatusReport> {
  // Reading takes as long as it takes, in which no gateway falls silent.
  const asOfMs = clock.nowMs();
  const gateways = createGatewayDirectory(keys.gateways);
  const verify = createVerifier(keys.trust);
  const ledger = new CommandLedger({ verify });
  const watch = new AckWatch();
  await readWhole(log, topics.commands, (record) => void ledger.apply(record, clock.nowMs()));
  const [partitions] = await Promise.all([
    readProgress(log, { verify, nowMs: () => clock.nowMs() }),
    readHeartbeats({ log, asOfMs }, { gateways, watch }),
  ]);
  await readWhole(log, topics.acks, (record) => {
    const read = readAckRecord(record, gateways);
    if (read.kind === 'ack') watch.ack(read.ack, record.appendTimeMs);
  });
  const views = watch.gateways(asOfMs);
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

function answerOf(
  command: Pick<Command, 'id' | 'issuedAt'>,
  { id: gateway, boot, isLive, acked }: GatewayView,
): GatewayAnswer {
  const entry = acked.get(command.id);
  if (entry === undefined || entry.status === 'received') return { gateway, status: 'silent', isLive };
  const { status, reason, latencyMs } = entry;
  return {
    gateway,
    isLive,
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

function readHeartbeats(
  { log, asOfMs }: { readonly log: Log; readonly asOfMs: number },
  reader: HeartbeatReader,
): Promise<void> {
  const since = { topic: topics.calls, timeMs: Math.max(0, asOfMs - heartbeatsMs) };
  return readSince(log, since, (record) => watchHeartbeat(record, reader));
}

function watchHeartbeat(record: LogRecord, { gateways, watch }: HeartbeatReader): void {
  const decoded = decodeRecord(record, { gateways, recordBytesMax: Infinity });
  if (decoded.kind === 'heartbeat') watch.heartbeat(decoded.data, record.appendTimeMs);
}
