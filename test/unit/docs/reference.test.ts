import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogDetectors } from '../../support/catalog.ts';
import { errorCodes } from '../../../schemas/errors.ts';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { MetricFactory, MetricSpec } from '../../../services/engine/ports/metrics.ts';
import { defaultMode } from '../../../services/engine/modes.ts';
import { rejectedReasons } from '../../../services/gateway/events.ts';
import { createGatewayMetrics } from '../../../services/gateway/metrics.ts';
import { createPipelineMetrics } from '../../../services/cli/pipeline/pipeline-metrics.ts';
import { createWorkerMetrics } from '../../../services/worker/metrics.ts';
import { type Row, tableUnder } from '../../support/markdown.ts';

function page(name: string): string {
  return readFileSync(new URL(`../../../docs/reference/${name}.md`, import.meta.url), 'utf8');
}

function column(rows: readonly Row[], at: number): readonly string[] {
  return rows.map((row) => (row[at] ?? '').replaceAll('`', ''));
}

function schema(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../schemas/${path}`, import.meta.url), 'utf8'));
}

/** The `enum` of a schema, found by the names on the way to it. */
function enumAt(path: string, ...names: readonly string[]): readonly string[] {
  const found = names.reduce((at, name) => (at as Record<string, unknown>)[name], schema(path));
  return (found as { readonly enum: readonly string[] }).enum;
}

describe('errors.md', () => {
  it('has the code and the meaning of every error, and no other', () => {
    const rows = tableUnder(page('errors'), 'Errors').map(([code = '', meaning]) => [code, meaning]);
    expect(rows).toEqual(Object.entries(errorCodes).map(([code, meaning]) => [`\`${code}\``, meaning]));
  });

  it('says of every error what to do', () => {
    const advice = column(tableUnder(page('errors'), 'Errors'), 2);
    for (const text of advice) expect(text).toMatch(/\w.*\.$/);
  });
});

/** Every metric that a process makes, as rows of a table. */
function metricsOf(create: (factory: MetricFactory) => unknown): readonly Row[] {
  const rows: Row[] = [];
  const note =
    (kind: string) =>
    ({ name, labels, help }: MetricSpec) => {
      rows.push([`\`${name}\``, kind, labels.map((label) => `\`${label}\``).join(', '), help]);
      return { inc: () => undefined, set: () => undefined, observe: () => undefined };
    };
  create({ counter: note('counter'), gauge: note('gauge'), histogram: note('histogram') });
  return rows;
}

describe('metrics.md', () => {
  it('has every metric of the gateway with its kind, labels and meaning, and no other', () => {
    expect(tableUnder(page('metrics'), 'Gateway')).toEqual(metricsOf(createGatewayMetrics));
  });

  it('has every reason for which a gateway takes something not', () => {
    expect(column(tableUnder(page('metrics'), 'What is not taken'), 0)).toEqual(rejectedReasons);
  });

  it('has every metric of the worker with its kind, labels and meaning, and no other', () => {
    expect(tableUnder(page('metrics'), 'Worker')).toEqual(metricsOf(createWorkerMetrics));
  });

  it('has every metric of the pipeline of a user with its kind, labels and meaning, and no other', () => {
    expect(tableUnder(page('metrics'), 'The pipeline of a user')).toEqual(metricsOf(createPipelineMetrics));
  });

  it('tells to watch only metrics that exist', () => {
    const makers = [createGatewayMetrics, createWorkerMetrics, createPipelineMetrics];
    const known = makers.flatMap(metricsOf).map(([name]) => name);
    const named = page('metrics').match(/`shearpin_[a-z_]+`/g) ?? [];
    expect(named.filter((name) => name !== '`shearpin_build_info`' && !known.includes(name))).toEqual([]);
  });
});

describe('topics-and-messages.md', () => {
  const text = page('topics-and-messages');

  it('has every topic and every type', () => {
    expect(column(tableUnder(text, 'Topics'), 0).toSorted()).toEqual(Object.values(topics).toSorted());
    expect(column(tableUnder(text, 'Types'), 0).toSorted()).toEqual(Object.values(eventTypes).toSorted());
  });

  it('names schemas that exist', () => {
    for (const name of column(tableUnder(text, 'Types'), 2))
      expect(schema(`${name}.v1.schema.json`)).toBeTypeOf('object');
  });

  it('has every reason of a verdict, of a rejection and of the dead-letter topic', () => {
    const verdicts = enumAt('events/parts.v1.schema.json', '$defs', 'Verdict', 'properties', 'reason');
    const path = ['properties', 'commands', 'items', 'properties', 'reason'];
    const rejections = enumAt('commands/ack.v1.schema.json', ...path);
    const dead = enumAt('events/dlq-record.v1.schema.json', 'properties', 'reason');
    expect(column(tableUnder(text, 'Verdicts'), 0).toSorted()).toEqual(verdicts.toSorted());
    expect(column(tableUnder(text, 'Signed records'), 0).toSorted()).toEqual(rejections.toSorted());
    expect(column(tableUnder(text, 'The dead-letter topic'), 0).toSorted()).toEqual(dead.toSorted());
  });
});

describe('detectors.md', () => {
  const text = page('detectors');

  it('has every detector of the catalogue with its version, status, severity, window and default mode', () => {
    const rows = catalogDetectors().map(({ metadata }) => {
      const { id, version, status, severity, windowMs } = metadata;
      return [`\`${id}\``, version, status, severity, `${windowMs / 60_000} min`, defaultMode(metadata)];
    });
    expect(tableUnder(text, 'The catalogue')).toEqual(rows);
  });

  it('tells of every detector by its title', () => {
    for (const { metadata } of catalogDetectors()) {
      expect(text).toContain(`### ${metadata.id}\n\n_${metadata.title}._`);
    }
  });

  it('has every capability', () => {
    const names = enumAt('events/parts.v1.schema.json', '$defs', 'CapabilityName');
    expect(column(tableUnder(text, 'Capabilities'), 0)).toEqual(names);
  });
});
