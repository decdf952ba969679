import type { MetricFactory } from '../engine/ports/metrics.ts';

const secondBuckets = [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1];

export type GatewayMetrics = ReturnType<typeof createGatewayMetrics>;

/** Every metric of the gateway. Labels are closed sets: never a session, an agent or a tool. */
export function createGatewayMetrics(factory: MetricFactory) {
  return { ...trafficMetrics(factory), ...waitMetrics(factory), ...requestMetrics(factory), ...streamMetrics(factory) };
}

function trafficMetrics(factory: MetricFactory) {
  return {
    calls: factory.counter({
      name: 'shearpin_gateway_calls_total',
      help: 'Calls that clients asked for, by what the gateway decided and why.',
      labels: ['decision', 'reason'],
    }),
    judgeSeconds: factory.histogram({
      name: 'shearpin_gateway_judge_seconds',
      help: 'Time that judging a client’s message took.',
      labels: [],
      buckets: secondBuckets,
    }),
    rejected: factory.counter({
      name: 'shearpin_gateway_rejected_total',
      help: 'Messages and requests that the gateway did not take, by the limit or rule.',
      labels: ['reason'],
    }),
    sensorFaults: factory.counter({
      name: 'shearpin_gateway_sensor_faults_total',
      help: 'Faults of the sensor that did not touch the traffic, by where they happened.',
      labels: ['where'],
    }),
    capabilitiesVoid: factory.counter({
      name: 'shearpin_gateway_capabilities_void_total',
      help: 'Definitions of tools that are not those that the operator stated capabilities for.',
      labels: [],
    }),
    sessionsBegun: factory.counter({
      name: 'shearpin_gateway_sessions_begun_total',
      help: 'Sessions that began: calls that joined no session that was known.',
      labels: [],
    }),
    sessionsDegenerate: factory.gauge({
      name: 'shearpin_gateway_sessions_degenerate',
      help: '1 while nearly every call begins a session of its own, else 0.',
      labels: [],
    }),
    fingerprintKeys: factory.gauge({
      name: 'shearpin_gateway_fingerprint_keys',
      help: 'Fingerprint keys that are in force: 2 while one is being replaced.',
      labels: [],
    }),
    keyFaults: factory.counter({
      name: 'shearpin_gateway_key_faults_total',
      help: 'Faults of the key file while the gateway ran; the keys in force stay.',
      labels: [],
    }),
    sessions: factory.gauge({
      name: 'shearpin_gateway_connections',
      help: 'Connections of clients that are open.',
      labels: [],
    }),
    tokenChecks: factory.counter({
      name: 'shearpin_gateway_token_checks_total',
      help: 'Access tokens that were put to the keys of their issuer, by what came of it.',
      labels: ['result'],
    }),
  };
}

function waitMetrics(factory: MetricFactory) {
  return {
    waits: factory.counter({
      name: 'shearpin_gateway_waits_total',
      help: 'Calls that had to wait until what came before them in their session was judged, by how that ended.',
      labels: ['end'],
    }),
    waitSeconds: factory.histogram({
      name: 'shearpin_gateway_wait_seconds',
      help: 'How long calls waited for that.',
      labels: [],
      buckets: secondBuckets,
    }),
  };
}

function requestMetrics(factory: MetricFactory) {
  return {
    requests: factory.counter({
      name: 'shearpin_gateway_requests_total',
      help: 'Requests over HTTP that ended, by method and kind of status.',
      labels: ['method', 'status'],
    }),
    requestsOpen: factory.gauge({
      name: 'shearpin_gateway_requests_open',
      help: 'Requests over HTTP that run, open streams among them.',
      labels: [],
    }),
    reloads: factory.counter({
      name: 'shearpin_gateway_reloads_total',
      help: 'Times that the configuration was read again, by whether it was taken.',
      labels: ['result'],
    }),
  };
}

function streamMetrics(factory: MetricFactory) {
  return {
    produced: factory.counter({
      name: 'shearpin_gateway_events_produced_total',
      help: 'Events that the log took.',
      labels: [],
    }),
    dropped: factory.counter({
      name: 'shearpin_gateway_events_dropped_total',
      help: 'Events that did not fit the buffer.',
      labels: [],
    }),
    buffered: factory.gauge({
      name: 'shearpin_gateway_events_buffered',
      help: 'Events that wait for the log.',
      labels: [],
    }),
    produceFailures: factory.counter({
      name: 'shearpin_gateway_produce_failures_total',
      help: 'Batches that the log did not take; they are tried again.',
      labels: [],
    }),
    commands: factory.counter({
      name: 'shearpin_gateway_command_records_total',
      help: 'Records of the topics of commands and of progress by kind, status and reason.',
      labels: ['of', 'status', 'reason'],
    }),
    forgotten: factory.counter({
      name: 'shearpin_gateway_seen_forgotten_total',
      help: 'Events that no condition can ask for any more, since they made room for others.',
      labels: [],
    }),
    clockAstray: factory.gauge({
      name: 'shearpin_gateway_clock_astray_seconds',
      help: 'How far the machine’s clock is ahead of the time by which the gateway stamps, since it was set and the log does not bear it out.',
      labels: [],
    }),
    feedFresh: factory.gauge({
      name: 'shearpin_gateway_feed_fresh',
      help: '1 while the command feed is fresh, else 0.',
      labels: [],
    }),
    unwatched: factory.gauge({
      name: 'shearpin_gateway_unwatched_partitions',
      help: 'Partitions of the calls topic whose records nobody judges in time.',
      labels: [],
    }),
    liveCommands: factory.gauge({
      name: 'shearpin_gateway_live_commands',
      help: 'Commands that have not expired at this gateway.',
      labels: [],
    }),
  };
}
