/** The part of a metrics library that a process uses. */
export interface MetricFactory {
  counter(spec: MetricSpec): Counter;
  gauge(spec: MetricSpec): Gauge;
  histogram(spec: MetricSpec & { readonly buckets: readonly number[] }): Histogram;
}

export interface MetricSpec {
  readonly name: string;
  readonly help: string;
  /** Each a closed set: never a session, an agent or a tool. */
  readonly labels: readonly string[];
}

export type MetricLabels = Readonly<Record<string, string>>;

export interface Counter {
  inc(labels: MetricLabels, by?: number): void;
}

export interface Gauge {
  set(labels: MetricLabels, value: number): void;
}

export interface Histogram {
  observe(labels: MetricLabels, value: number): void;
}
