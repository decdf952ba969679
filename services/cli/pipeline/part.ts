/** The parts that a process can have in the pipeline of its user. */
import { systemClock } from '../../adapters/clock/system-clock.ts';
import { newUlid } from '../../adapters/crypto/new-ulid.ts';
import type { PipelineKeys } from '../../adapters/crypto/pipeline-keys.ts';
import { createMemoryLog, type MemoryLog, openMemoryLog } from '../../adapters/memory/memory-log.ts';
import { type LogServer, serveLog } from '../../adapters/socket/log-server.ts';
import type { SocketLog } from '../../adapters/socket/socket-log.ts';
import type { Logger } from '../../engine/ports/logger.ts';
import type { MetricFactory } from '../../engine/ports/metrics.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { DetectorFolder } from '../../worker/wiring.ts';
import { startWorkerOverLog } from '../worker-over-log.ts';
import type { PipelineEvents } from './pipeline-events.ts';
import type { PipelineFolder } from './pipeline-folder.ts';
import type { Role } from './pipeline-metrics.ts';
import type { PresentLog } from './switching-follower.ts';

export type PartEnd = 'gone' | 'hung' | 'lost';

export interface Part {
  readonly role: Role;
  readonly present: PresentLog;
  /** Resolves when the part is over by itself. */
  readonly ended: Promise<PartEnd>;
  close(): Promise<void>;
}

export interface PartDeps {
  readonly folder: PipelineFolder;
  readonly keys: PipelineKeys;
  readonly events: PipelineEvents;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  readonly timers: Timers;
  /** The user's own detectors, for when this process runs the worker. */
  readonly detectors?: DetectorFolder | undefined;
}

const never = new Promise<never>(() => undefined);

/** Keeps the log and runs the worker for all. Throws E_LOG_UNAVAILABLE when another process does, or the file cannot be used. */
export async function becomeKeeper(deps: PartDeps, { hung }: { readonly hung: string | undefined }): Promise<Part> {
  const { folder, logger } = deps;
  const log = await openMemoryLog({ clock: systemClock, logger, file: folder.log, hung });
  const worker = await workOver(log, deps);
  const server = await serve(log, deps);
  const ended = log.lost.then((): PartEnd => 'lost');
  const close = async (): Promise<void> => {
    // The others look for a new keeper when their connections end, and find the log free.
    await worker.close();
    await log.close();
    await server?.close();
  };
  return { role: 'keeper', present: { log, id: log.id }, ended, close };
}

/** Uses the log that another process keeps. */
export function becomeMember(log: SocketLog, { logId, ended }: { logId: string; ended: Promise<PartEnd> }): Part {
  const close = async (): Promise<void> => log.close();
  return { role: 'member', present: { log, id: logId }, ended, close };
}

/** A pipeline of this process's own, whose records end with it. */
export async function stayAlone(deps: PartDeps): Promise<Part> {
  const log = createMemoryLog({ clock: systemClock, logger: deps.logger });
  const worker = await workOver(log, deps);
  return { role: 'alone', present: { log, id: log.id }, ended: never, close: () => worker.close() };
}

async function workOver(log: MemoryLog, parts: PartDeps): ReturnType<typeof startWorkerOverLog> {
  const { keys, logger, metrics, detectors: folder } = parts;
  try {
    return await startWorkerOverLog({ log, keys: keys.worker, logger, metrics, folder });
  } catch (fault) {
    await log.close();
    throw fault;
  }
}

/** A keeper that cannot be joined keeps the log nevertheless, so that what it learns outlives it. */
async function serve(log: MemoryLog, { folder, keys, events, timers }: PartDeps): Promise<LogServer | undefined> {
  try {
    return await serveLog({
      path: folder.socket,
      log,
      logId: log.id,
      key: keys.socket,
      newNonce: newUlid,
      timers,
      onConnections: (count) => events.connections(count),
      onRefused: (why) => events.refused(why),
    });
  } catch (fault) {
    events.closed(fault instanceof ShearpinError ? fault.message : 'The socket cannot be made.');
    return undefined;
  }
}
