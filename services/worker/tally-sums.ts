import type { Tally } from '../engine/rules/ask.ts';
import type { WorkerMetrics } from './metrics.ts';

type Sums = ReturnType<typeof nothing>;

/** What detectors did in a round: each event asks several of them, and a metric takes as long as an answer. */
export class TallySums {
  readonly #metrics: WorkerMetrics;
  readonly #sums = new Map<string, Sums>();

  constructor(metrics: WorkerMetrics) {
    this.#metrics = metrics;
  }

  add({ detector, ms, steps, findings, withdrawn, overflow, late, fault }: Tally): void {
    const sums = this.#sums.get(detector) ?? nothing();
    this.#sums.set(detector, sums);
    sums.asked += 1;
    sums.ms += ms;
    sums.steps += steps;
    sums.findings += findings;
    sums.withdrawn += withdrawn;
    sums.overflow += overflow;
    sums.placed += late.placed;
    sums.missed += late.missed;
    if (fault !== undefined) sums.faults += 1;
    if (fault?.isQuarantined === true) sums.quarantined += 1;
  }

  /** Tells the metrics what was added since. */
  tell(): void {
    for (const [detector, sums] of this.#sums) this.#tell(detector, sums);
    this.#sums.clear();
  }

  #tell(detector: string, sums: Sums): void {
    const metrics = this.#metrics;
    metrics.asked.inc({ detector }, sums.asked);
    metrics.askedSeconds.inc({ detector }, sums.ms / 1000);
    const counts = [
      [metrics.steps, sums.steps],
      [metrics.findings, sums.findings],
      [metrics.withdrawn, sums.withdrawn],
      [metrics.overflow, sums.overflow],
      [metrics.latePlaced, sums.placed],
      [metrics.lateMissed, sums.missed],
      [metrics.detectorErrors, sums.faults],
      [metrics.quarantined, sums.quarantined],
    ] as const;
    for (const [counter, count] of counts) if (count > 0) counter.inc({ detector }, count);
  }
}

function nothing() {
  return {
    asked: 0,
    ms: 0,
    steps: 0,
    findings: 0,
    withdrawn: 0,
    overflow: 0,
    placed: 0,
    missed: 0,
    faults: 0,
    quarantined: 0,
  };
}
