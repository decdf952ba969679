import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export type { Registry } from 'prom-client';

export interface MetricsRegistryOptions {
  readonly service: string;
  readonly version: string;
  /** Stand on every sample: values of the deployment, never of a session, an agent or a tool. */
  readonly defaultLabels?: Readonly<Record<string, string>>;
  /** Also those of Node itself: event loop, heap, garbage collection. */
  readonly withProcessMetrics?: boolean;
}

/** A registry of its own for each process, also where several run in one. */
export function createMetricsRegistry(options: MetricsRegistryOptions): Registry {
  const { service, version, defaultLabels = {}, withProcessMetrics = false } = options;
  const registry = new Registry();
  registry.setDefaultLabels({ ...defaultLabels, service });
  new Gauge({
    name: 'shearpin_build_info',
    help: 'Always 1; the labels name what runs.',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version, node: process.version }, 1);
  if (withProcessMetrics) collectDefaultMetrics({ register: registry });
  return registry;
}
