import { monotonicMs } from '../adapters/clock/monotonic-clock.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import type { WorkerKeys } from '../adapters/crypto/load-keys.ts';
import { createSigner } from '../adapters/crypto/signer.ts';
import { createEngine } from '../engine/engine.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import type { SessionStore } from '../engine/ports/session-store.ts';
import {
  chooseDetectors,
  createWorker,
  type DetectorFolder,
  riskSettings,
  type Worker,
  type WorkerSettings,
} from '../worker/wiring.ts';

export interface OwnWorkerParts {
  readonly log: Log;
  readonly store: SessionStore;
  readonly keys: WorkerKeys;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  readonly config: WorkerSettings;
  readonly detectors?: Parameters<typeof chooseDetectors>[0];
  readonly folder?: DetectorFolder | undefined;
}

/** A worker inside this process, over whatever log and store it is given. */
export function createOwnWorker({ keys, detectors, folder, ...parts }: OwnWorkerParts): Worker {
  const { signing, wideSigning, trust } = keys;
  const { deployment } = trust;
  return createWorker({
    ...parts,
    folder,
    detectors,
    engine: createEngine({
      ...chooseDetectors(detectors, folder?.detectors),
      writer: signing.writer,
      wideWriter: wideSigning?.writer,
      deployment,
      settings: { risk: riskSettings(parts.config), snapshotMs: parts.config.baselineMs },
      elapsed: monotonicMs,
    }),
    signer: createSigner({ ...signing, deployment }),
    wideSigner: wideSigning === undefined ? undefined : createSigner({ ...wideSigning, deployment }),
    keys,
    clock: systemClock,
    elapsed: monotonicMs,
  });
}
