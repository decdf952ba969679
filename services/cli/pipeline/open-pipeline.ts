import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShearpinError } from '../../../schemas/errors.ts';
import { nodeTimers } from '../../adapters/clock/node-timers.ts';
import type { GatewayKeys } from '../../adapters/crypto/load-keys.ts';
import { loadOrCreatePipelineKeys, type PipelineNames } from '../../adapters/crypto/pipeline-keys.ts';
import type { Logger } from '../../engine/ports/logger.ts';
import type { MetricFactory } from '../../engine/ports/metrics.ts';
import { openOwnDetectors } from '../own-detectors.ts';
import { openStateFolder, stateFolderVariable } from '../state-folder.ts';
import { claimName } from './gateway-name.ts';
import { aloneText, createPipelineEvents } from './pipeline-events.ts';
import { makePipelineFolder, type PipelineFolder, pipelineFolderIn } from './pipeline-folder.ts';
import { createPipelineMetrics } from './pipeline-metrics.ts';
import type { SwitchingLog } from './switching-log.ts';
import { UserPipeline } from './user-pipeline.ts';

export interface PipelineOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly names: PipelineNames;
  /** The name by which this gateway would go. */
  readonly wished: string;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  readonly say: (text: string) => void;
  /** The user's own folder of detectors. */
  readonly detectorsDir: string | undefined;
}

export interface OpenPipeline {
  readonly log: SwitchingLog;
  readonly keys: GatewayKeys;
  readonly gatewayId: string;
  close(): Promise<void>;
}

/** So long a gateway waits for the log before it serves: what is armed shall be known before the first call. */
const startMs = 1000;

/** Takes a part in the pipeline of the user. Throws E_KEY when its keys are damaged, and E_CONFIG for detectors with faults. */
export async function openPipeline(options: PipelineOptions): Promise<OpenPipeline> {
  const { names, wished, logger, metrics, say } = options;
  const detectors = await openOwnDetectors(options.detectorsDir, say);
  const events = createPipelineEvents({
    logger,
    metrics: createPipelineMetrics(metrics),
    say,
    detectorsDir: options.detectorsDir,
  });
  const { folder, remove } = placeOf(options);
  const keys = loadOrCreatePipelineKeys(folder.keys, names);
  const name = await claimName(folder, wished);
  const pipeline = new UserPipeline({ folder, keys, events, logger, metrics, timers: nodeTimers, detectors });
  await pipeline.start({ withinMs: startMs });
  const close = async (): Promise<void> => {
    await pipeline.close();
    await name.release();
    remove();
  };
  return { log: pipeline.log, keys: keys.gatewayKeys(name.id), gatewayId: name.id, close };
}

interface Place {
  readonly folder: PipelineFolder;
  readonly remove: () => void;
}

/** Where the user's folder cannot be used, one for this process only takes its place, and is removed at the end. */
function placeOf({ env, names, say }: PipelineOptions): Place {
  try {
    const folder = pipelineFolderIn(openStateFolder(env), names);
    makePipelineFolder(folder);
    return { folder, remove: () => undefined };
  } catch (fault) {
    if (!(fault instanceof ShearpinError && fault.code === 'E_CONFIG')) throw fault;
    say(aloneText(`${fault.message} Let ${stateFolderVariable} name a folder of this user's that can be written.`));
  }
  const own = mkdtempSync(join(tmpdir(), 'shearpin-'));
  const folder = pipelineFolderIn(own, names);
  makePipelineFolder(folder);
  return { folder, remove: () => rmSync(own, { recursive: true, force: true }) };
}
