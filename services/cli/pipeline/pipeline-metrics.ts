import type { MetricFactory } from '../../engine/ports/metrics.ts';

export const roles = ['keeper', 'member', 'alone'] as const;
/** keeper: runs log and worker for the others. member: joined a keeper. alone: can share nothing at the moment. */
export type Role = (typeof roles)[number];

export type PipelineMetrics = ReturnType<typeof createPipelineMetrics>;

/** Every metric of the pipeline that a user's gateways share without Kafka. */
export function createPipelineMetrics(factory: MetricFactory) {
  return {
    role: factory.gauge({
      name: 'shearpin_pipeline_role',
      help: '1 for the part that this process has in the pipeline of its user, else 0.',
      labels: ['role'],
    }),
    changes: factory.counter({
      name: 'shearpin_pipeline_role_changes_total',
      help: 'How often this process took a part in the pipeline of its user.',
      labels: ['role'],
    }),
    connections: factory.gauge({
      name: 'shearpin_pipeline_connections',
      help: 'Connections of other gateways to the log that this process keeps.',
      labels: [],
    }),
    refused: factory.counter({
      name: 'shearpin_pipeline_refused_connections_total',
      help: 'Connections to the log that were cut off, by why.',
      labels: ['reason'],
    }),
  };
}
