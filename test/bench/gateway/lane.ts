import { percentile, round } from '../enforce/percentile.ts';
import type { CallArguments, Path } from './path.ts';

export interface Ways {
  readonly direct: Path;
  readonly gateway: Path;
}

export interface LaneOptions {
  readonly bytes: number;
  /** Calls that are under way together. */
  readonly atOnce: number;
  readonly seconds: number;
}

export interface Samples {
  readonly ms: number[];
  /** Time that the calls of all slices took together. */
  tookMs: number;
}

export interface Figures {
  readonly directP50Ms: number;
  readonly gatewayP50Ms: number;
  readonly addedP50Ms: number;
  readonly addedP99Ms: number;
  readonly directCallsPerSecond: number;
  readonly gatewayCallsPerSecond: number;
}

const callsPerSlice = 100;

/** Both ways in turn, in short slices, so that whatever else the machine does meets both alike. */
export async function runLane(ways: Ways, { bytes, atOnce, seconds }: LaneOptions): Promise<Figures> {
  const args = { text: textOf(bytes) };
  const samples = { direct: noSamples(), gateway: noSamples() };
  const slice = async (way: 'direct' | 'gateway', into: Samples): Promise<void> => {
    const startMs = performance.now();
    await runCalls(ways[way], { args, atOnce, into });
    into.tookMs += performance.now() - startMs;
  };
  for (let warm = 0; warm < 3; warm += 1) {
    for (const way of ['direct', 'gateway'] as const) await slice(way, noSamples());
  }
  while (samples.direct.tookMs + samples.gateway.tookMs < seconds * 1000) {
    for (const way of ['direct', 'gateway'] as const) await slice(way, samples[way]);
  }
  return figuresOf(samples);
}

function noSamples(): Samples {
  return { ms: [], tookMs: 0 };
}

async function runCalls(
  path: Path,
  { args, atOnce, into }: { readonly args: CallArguments; readonly atOnce: number; readonly into: Samples },
): Promise<void> {
  let left = callsPerSlice;
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const sentMs = performance.now();
      await path.call(args);
      into.ms.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** What the gateway adds is the difference of the same percentile of both ways. */
export function figuresOf({ direct, gateway }: Readonly<Record<'direct' | 'gateway', Samples>>): Figures {
  const [directP50Ms, gatewayP50Ms] = [percentile(direct.ms, 50), percentile(gateway.ms, 50)];
  return {
    directP50Ms: round(directP50Ms),
    gatewayP50Ms: round(gatewayP50Ms),
    addedP50Ms: round(gatewayP50Ms - directP50Ms),
    addedP99Ms: round(percentile(gateway.ms, 99) - percentile(direct.ms, 99)),
    directCallsPerSecond: Math.round((direct.ms.length * 1000) / direct.tookMs),
    gatewayCallsPerSecond: Math.round((gateway.ms.length * 1000) / gateway.tookMs),
  };
}

function textOf(bytes: number): string {
  const sentence = 'The delivery for the Lisbon warehouse was moved to the second week of the month. ';
  return sentence.repeat(Math.ceil(bytes / sentence.length)).slice(0, bytes);
}
