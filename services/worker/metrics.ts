import type { MetricFactory } from '../engine/ports/metrics.ts';

const secondBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** Every metric of the worker. Labels are closed sets: never a session, an agent or a tool. */
export function createWorkerMetrics(factory: MetricFactory) {
  return {
    ...recordMetrics(factory),
    ...engineMetrics(factory),
    ...detectorMetrics(factory),
    ...baselineMetrics(factory),
    ...stateMetrics(factory),
    ...rebuildMetrics(factory),
    ...memoryMetrics(factory),
    ...storeMetrics(factory),
    ...commandMetrics(factory),
  };
}

function recordMetrics(factory: MetricFactory) {
  return {
    events: factory.counter({
      name: 'shearpin_events_total',
      help: 'Records of the calls topic by what became of them.',
      labels: ['result'],
    }),
    signals: factory.counter({
      name: 'shearpin_signals_total',
      help: 'Records of the signals topic by what became of them.',
      labels: ['result'],
    }),
    unknownFields: factory.counter({
      name: 'shearpin_unknown_fields_total',
      help: 'Fields that this version does not know and dropped.',
      labels: [],
    }),
    dlq: factory.counter({
      name: 'shearpin_dlq_total',
      help: 'Records that went to the dead-letter topic, by reason.',
      labels: ['reason'],
    }),
    eventToAlert: factory.histogram({
      name: 'shearpin_event_to_alert_seconds',
      help: 'From the event to its published alert.',
      labels: [],
      buckets: secondBuckets,
    }),
    gatewayDropped: factory.counter({
      name: 'shearpin_gateway_dropped_events_total',
      help: 'Events that gateways say they dropped.',
      labels: [],
    }),
  };
}

function engineMetrics(factory: MetricFactory) {
  return {
    late: factory.counter({
      name: 'shearpin_late_events_total',
      help: 'Events that came after later ones of their gateway.',
      labels: [],
    }),
    begun: factory.counter({
      name: 'shearpin_sessions_begun_total',
      help: 'Sessions of which the store knew nothing.',
      labels: [],
    }),
    entitiesBegun: factory.counter({
      name: 'shearpin_entities_begun_total',
      help: 'Agents, principals and the like of which the store knew nothing.',
      labels: [],
    }),
    gaps: factory.counter({
      name: 'shearpin_missing_events_total',
      help: 'Event numbers of gateways that were leapt over.',
      labels: [],
    }),
    ended: factory.counter({
      name: 'shearpin_sessions_ended_total',
      help: 'Sessions that a gateway ended: their client or server did.',
      labels: [],
    }),
    afterEnd: factory.counter({
      name: 'shearpin_events_after_end_total',
      help: 'Events with which a session went on after its end.',
      labels: [],
    }),
    resent: factory.counter({
      name: 'shearpin_resent_events_total',
      help: 'Events that a gateway sent more than once.',
      labels: [],
    }),
  };
}

/** The label is the id of a detector: the operator's set, which is bounded. */
function detectorMetrics(factory: MetricFactory) {
  return {
    ...judgingMetrics(factory),
    detectorReloads: factory.counter({
      name: 'shearpin_detector_reloads_total',
      help: 'Changes of the folder of detectors by what became of them.',
      labels: ['outcome'],
    }),
  };
}

function judgingMetrics(factory: MetricFactory) {
  const counter = (name: string, help: string) => factory.counter({ name, help, labels: ['detector'] });
  return {
    asked: counter('shearpin_detector_events_total', 'Events, and deadlines, that were put to a detector.'),
    askedSeconds: counter('shearpin_detector_seconds_total', 'Time that a detector took.'),
    steps: counter('shearpin_detector_steps_total', 'Steps of a sequence that events took.'),
    findings: counter('shearpin_detector_findings_total', 'Findings of a detector.'),
    withdrawn: counter('shearpin_detector_withdrawn_total', 'Findings of a detector that a late event undid.'),
    overflow: counter(
      'shearpin_detector_overflow_total',
      'Partial matches and samples of a detector that did not fit its bounds.',
    ),
    latePlaced: counter('shearpin_detector_late_total', 'Late events that a detector put in their place.'),
    lateMissed: counter('shearpin_detector_too_late_total', 'Late events that came too late for a detector.'),
    detectorErrors: counter('shearpin_detector_errors_total', 'Events that a detector could not take.'),
    quarantined: counter(
      'shearpin_detector_quarantined_total',
      'Sessions in which a detector is not asked any more since it threw too often.',
    ),
  };
}

function baselineMetrics(factory: MetricFactory) {
  return {
    baselines: factory.counter({
      name: 'shearpin_baselines_read_total',
      help: 'Records of what was learned of entities, by what became of them when a store had lost it.',
      labels: ['result'],
    }),
  };
}

function stateMetrics(factory: MetricFactory) {
  return {
    lag: factory.gauge({
      name: 'shearpin_consumer_lag_records',
      help: 'Records of a partition that are not committed.',
      labels: ['partition'],
    }),
    sessions: factory.gauge({
      name: 'shearpin_active_sessions',
      help: 'Sessions of a partition that are held in memory.',
      labels: ['partition'],
    }),
    deadlines: factory.gauge({
      name: 'shearpin_deadlines',
      help: 'Sessions of a partition that wait for time to pass.',
      labels: ['partition'],
    }),
    signalLag: factory.gauge({
      name: 'shearpin_signals_lag_records',
      help: 'Records of a partition of signals that are not committed.',
      labels: ['partition'],
    }),
    entities: factory.gauge({
      name: 'shearpin_active_entities',
      help: 'Agents, principals and the like of a partition of signals that are held in memory.',
      labels: ['partition'],
    }),
    entityDeadlines: factory.gauge({
      name: 'shearpin_entity_deadlines',
      help: 'Agents, principals and the like of a partition of signals for whom something is sent anew in time.',
      labels: ['partition'],
    }),
    deadlinesLost: factory.counter({
      name: 'shearpin_deadlines_lost_total',
      help: 'Deadlines beyond what is kept; they are met with the next event of their session.',
      labels: [],
    }),
    waits: factory.counter({
      name: 'shearpin_waits_total',
      help: 'Operations that are tried again since store or log were away.',
      labels: ['on'],
    }),
  };
}

function rebuildMetrics(factory: MetricFactory) {
  return {
    rebuilds: factory.counter({
      name: 'shearpin_rebuilds_total',
      help: 'Partitions that are read again since store or log are not what they were.',
      labels: ['cause'],
    }),
    rebuildLeft: factory.gauge({
      name: 'shearpin_rebuild_left_records',
      help: 'Records of a partition that are read again until its sessions are rebuilt.',
      labels: ['partition'],
    }),
    signalRebuildLeft: factory.gauge({
      name: 'shearpin_signals_rebuild_left_records',
      help: 'Records of a partition of signals that are read again until its entities are rebuilt.',
      labels: ['partition'],
    }),
  };
}

function memoryMetrics(factory: MetricFactory) {
  return {
    evictions: factory.counter({
      name: 'shearpin_state_evictions_total',
      help: 'Sessions that left the memory of the worker for others; they stay in the store.',
      labels: [],
    }),
    cacheBytes: factory.gauge({
      name: 'shearpin_session_memory_bytes',
      help: 'What sessions, agents, principals and the like take in the memory of the worker, as it counts against its budget.',
      labels: [],
    }),
    cacheDropped: factory.counter({
      name: 'shearpin_session_memory_dropped_bytes_total',
      help: 'What left the memory of the worker since the budget was used up; it stays in the store.',
      labels: [],
    }),
  };
}

function storeMetrics(factory: MetricFactory) {
  return {
    storeSeconds: factory.histogram({
      name: 'shearpin_redis_op_seconds',
      help: 'Time of an operation of the store.',
      labels: ['operation'],
      buckets: secondBuckets,
    }),
    storeUsed: factory.gauge({
      name: 'shearpin_store_used_ratio',
      help: 'Memory of the fullest Redis as a share of its maxmemory; 0 when it has none.',
      labels: [],
    }),
    shed: factory.counter({
      name: 'shearpin_sessions_shed_total',
      help: 'Sessions that were given up since Redis was nearly full, by what they held: nothing, known, begun or armed.',
      labels: ['held'],
    }),
  };
}

function commandMetrics(factory: MetricFactory) {
  return {
    published: factory.counter({
      name: 'shearpin_published_total',
      help: 'Records that were published, by kind.',
      labels: ['kind'],
    }),
    liveCommands: factory.gauge({
      name: 'shearpin_live_commands',
      help: 'Commands that have not expired.',
      labels: [],
    }),
    commandsRefused: factory.counter({
      name: 'shearpin_commands_refused_total',
      help: 'Records of the command topic that do not count.',
      labels: ['reason'],
    }),
    acksRefused: factory.counter({
      name: 'shearpin_acks_refused_total',
      help: 'Acks that do not count.',
      labels: ['reason'],
    }),
    ackSeconds: factory.histogram({
      name: 'shearpin_command_ack_seconds',
      help: 'From the issue of a command to its application, by the gateway’s clock.',
      labels: [],
      buckets: secondBuckets,
    }),
    notEnforced: factory.counter({
      name: 'shearpin_not_enforced_total',
      help: 'Live commands that a live gateway did not apply in time.',
      labels: ['status'],
    }),
    riskLevels: factory.counter({
      name: 'shearpin_risk_levels_total',
      help: 'Levels of risk that findings, or their withdrawal, led to: none, throttle, approval or open.',
      labels: ['level'],
    }),
    healthFindings: factory.counter({
      name: 'shearpin_health_findings_total',
      help: 'Times that calls could not be judged as they should, by why.',
      labels: ['kind'],
    }),
  };
}
