import type { Logger } from '../../engine/ports/logger.ts';
import { type PipelineMetrics, type Role, roles } from './pipeline-metrics.ts';

export type PipelineEvents = ReturnType<typeof createPipelineEvents>;

export interface PipelineVoice {
  readonly logger: Logger;
  readonly metrics: PipelineMetrics;
  /** A line for whoever started this process. */
  readonly say: (text: string) => void;
  /** The folder of detectors that this gateway was given. */
  readonly detectorsDir?: string | undefined;
}

export function aloneText(reason: string): string {
  return `This gateway sees only the calls to its own server. ${reason}`;
}

function othersDetectors(folder: string): string {
  return `Another gateway of this user runs the detectors, those that it was given; ${folder} counts once this one does.`;
}

/** One function for each thing that happens: log, metric and line together. None throws. */
export function createPipelineEvents({ logger, metrics, say, detectorsDir }: PipelineVoice) {
  let told = '';
  return {
    took(role: Role): void {
      for (const one of roles) metrics.role.set({ role: one }, one === role ? 1 : 0);
      metrics.changes.inc({ role });
      logger.info({ role }, 'part in the pipeline of the user');
      if (role !== 'alone' && told !== '') say('This gateway shares the pipeline of its user again.');
      if (role !== 'alone') told = '';
      if (role === 'member' && detectorsDir !== undefined) say(othersDetectors(detectorsDir));
    },
    /** Says a reason once, for as long as it stays the same. */
    alone(reason: string): void {
      if (reason === told) return;
      told = reason;
      say(aloneText(reason));
    },
    /** This process keeps the log, and nobody can join it. */
    closed(reason: string): void {
      if (reason === told) return;
      told = reason;
      say(`Other gateways of this user cannot join this one, and see only the calls to their own servers. ${reason}`);
    },
    hung: (pid: number) => logger.warn({ pid }, 'the gateway that keeps the log hangs; another takes over'),
    lost: () => logger.warn({}, 'another gateway took over the log; this one joins it'),
    failed: (err: unknown) => logger.error({ err }, 'a part in the pipeline could not be taken; it is tried again'),
    connections: (count: number) => metrics.connections.set({}, count),
    refused(reason: string): void {
      metrics.refused.inc({ reason });
      logger.warn({ reason }, 'a connection to the log was cut off');
    },
  };
}
