import { Counter, Gauge, Histogram, type Metric, type Registry } from 'prom-client';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { MetricFactory, MetricSpec } from '../../engine/ports/metrics.ts';

interface PromSpec {
  readonly name: string;
  readonly help: string;
  readonly labelNames: string[];
  readonly registers: [Registry];
}

/** Makes metrics in the registry. Parts of one process that ask for the same name share the metric. */
export function createMetricFactory(registry: Registry): MetricFactory {
  function obtain<Made extends Metric>(spec: MetricSpec, kind: { new (made: PromSpec): Made }): Made {
    const known = registry.getSingleMetric(spec.name);
    if (known === undefined) return new kind(promSpec(spec, registry));
    if (known instanceof kind) return known;
    throw new ShearpinError('E_INVARIANT', `The metric ${spec.name} has two kinds.`);
  }

  return {
    counter: (spec) => {
      const counter = obtain(spec, Counter);
      startAtZero(spec, () => counter.inc(0));
      return { inc: (labels, by = 1) => counter.inc(labels, by) };
    },
    gauge: (spec) => {
      const gauge = obtain(spec, Gauge);
      return { set: (labels, value) => gauge.set(labels, value) };
    },
    histogram: ({ buckets, ...spec }) => {
      const known = registry.getSingleMetric(spec.name);
      const histogram =
        known instanceof Histogram ? known : new Histogram({ ...promSpec(spec, registry), buckets: [...buckets] });
      return { observe: (labels, value) => histogram.observe(labels, value) };
    },
  };
}

function promSpec({ name, help, labels }: MetricSpec, registry: Registry): PromSpec {
  return { name, help, labelNames: [...labels], registers: [registry] };
}

/** So that the first increase of a counter without labels is seen as one. */
function startAtZero({ labels }: MetricSpec, start: () => void): void {
  if (labels.length === 0) start();
}
