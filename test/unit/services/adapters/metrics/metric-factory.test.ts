import { expect, it } from 'vitest';
import { createMetricFactory } from '../../../../../services/adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../../../../../services/adapters/metrics/metrics-registry.ts';

it('makes counters, gauges and histograms with their labels', async () => {
  const registry = createMetricsRegistry({ service: 's', version: '1' });
  const factory = createMetricFactory(registry);
  const counter = factory.counter({ name: 'a_total', help: 'A.', labels: ['result'] });
  counter.inc({ result: 'ok' });
  counter.inc({ result: 'ok' }, 2);
  factory.gauge({ name: 'b', help: 'B.', labels: [] }).set({}, 7);
  factory.histogram({ name: 'c_seconds', help: 'C.', labels: [], buckets: [1, 2] }).observe({}, 1.5);
  const text = await registry.metrics();
  expect(text).toContain('a_total{result="ok",service="s"} 3');
  expect(text).toContain('b{service="s"} 7');
  expect(text).toContain('c_seconds_bucket{le="2",service="s"} 1');
});

it('lets two parts of a process share a metric, and refuses one of two kinds', async () => {
  const registry = createMetricsRegistry({ service: 's', version: '1' });
  const spec = { name: 'shared_total', help: 'Shared.', labels: [] };
  createMetricFactory(registry).counter(spec).inc({});
  createMetricFactory(registry).counter(spec).inc({});
  expect(await registry.metrics()).toContain('shared_total{service="s"} 2');
  expect(() => createMetricFactory(registry).gauge(spec)).toThrow(/two kinds/);
});
