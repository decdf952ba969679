/** Topics of the stream. A deployment may put a prefix before each name. */
export const topics = {
  calls: 'shearpin.calls.v1',
  signals: 'shearpin.signals.v1',
  catalog: 'shearpin.catalog.v1',
  alerts: 'shearpin.alerts.v1',
  commands: 'shearpin.commands.v1',
  acks: 'shearpin.acks.v1',
  dlq: 'shearpin.dlq.v1',
  progress: 'shearpin.progress.v1',
  rules: 'shearpin.rules.v1',
  baselines: 'shearpin.baselines.v1',
} as const;

export type TopicName = keyof typeof topics;

/** CloudEvents types. The version stands in the type. */
export const eventTypes = {
  callRequested: 'shearpin.call.requested.v1',
  callCompleted: 'shearpin.call.completed.v1',
  notification: 'shearpin.notification.v1',
  approval: 'shearpin.approval.v1',
  discovery: 'shearpin.discovery.v1',
  sessionEnded: 'shearpin.session.ended.v1',
  callWaiting: 'shearpin.call.waiting.v1',
  heartbeat: 'shearpin.gateway.heartbeat.v1',
  signal: 'shearpin.signal.v1',
  signalTick: 'shearpin.signal.tick.v1',
  signalNote: 'shearpin.signal.note.v1',
  catalogObserved: 'shearpin.catalog.observed.v1',
  catalogReference: 'shearpin.catalog.reference.v1',
  alert: 'shearpin.alert.v1',
  command: 'shearpin.command.v1',
  beacon: 'shearpin.beacon.v1',
  progress: 'shearpin.progress.v1',
  rules: 'shearpin.rules.v1',
  baseline: 'shearpin.baseline.v1',
  ack: 'shearpin.ack.v1',
  dlqRecord: 'shearpin.dlq.record.v1',
} as const;

export type EventType = (typeof eventTypes)[keyof typeof eventTypes];

/** Header that carries the MAC of whoever wrote the record over type, record key and value. */
export const macHeader = 'shearpin-mac';
/** Header that names the gateway whose ingest key made the MAC; what workers write has none. */
export const gatewayHeader = 'shearpin-gateway';
