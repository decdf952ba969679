import { Counter } from 'prom-client';
import { expect, it } from 'vitest';
import { createMetricsRegistry } from '../../../../../services/adapters/metrics/metrics-registry.ts';

it('puts the default labels on every sample and keeps registries apart', async () => {
  const first = createMetricsRegistry({ service: 'gateway', version: '1.0.0', defaultLabels: { tenant: 'acme' } });
  const second = createMetricsRegistry({ service: 'worker', version: '1.0.0' });
  new Counter({ name: 'shearpin_events_total', help: 'Events.', registers: [first] }).inc();
  expect(await first.metrics()).toMatch(/shearpin_events_total\{tenant="acme",service="gateway"\} 1/);
  expect(await second.metrics()).not.toContain('shearpin_events_total');
});

it('adds the metrics of Node when they are asked for', async () => {
  const registry = createMetricsRegistry({ service: 'worker', version: '1.0.0', withProcessMetrics: true });
  expect(await registry.metrics()).toContain('nodejs_eventloop_lag_seconds');
});
