import type { MetricFactory, MetricLabels, MetricSpec } from '../../services/engine/ports/metrics.ts';

/** Keeps every value by metric and labels. */
export class FakeMetrics implements MetricFactory {
  readonly specs: MetricSpec[] = [];
  readonly #values = new Map<string, number>();

  counter(spec: MetricSpec) {
    this.specs.push(spec);
    return { inc: (labels: MetricLabels, by = 1) => this.#add(spec, labels, by) };
  }

  gauge(spec: MetricSpec) {
    this.specs.push(spec);
    return { set: (labels: MetricLabels, value: number) => void this.#values.set(nameOf(spec.name, labels), value) };
  }

  histogram(spec: MetricSpec) {
    this.specs.push(spec);
    return { observe: (labels: MetricLabels) => this.#add(spec, labels, 1) };
  }

  /** 0 when nothing was told. */
  value(name: string, labels: MetricLabels = {}): number {
    return this.#values.get(nameOf(name, labels)) ?? 0;
  }

  #add({ name }: MetricSpec, labels: MetricLabels, by: number): void {
    this.#values.set(nameOf(name, labels), this.value(name, labels) + by);
  }
}

function nameOf(name: string, labels: MetricLabels): string {
  return `${name}${JSON.stringify(Object.entries(labels).sort())}`;
}
