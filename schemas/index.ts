export { errorCodes, isRetryable, ShearpinError } from './errors.ts';
export type { ErrorCode } from './errors.ts';
export { eventTypes, gatewayHeader, macHeader, topics } from './topics.ts';
export type { EventType, TopicName } from './topics.ts';
export {
  catalogRecordKey,
  entityRecordKey,
  gatewayRecordKey,
  principalOfSession,
  sessionRecordKey,
} from './events/record-key.ts';
export { beaconRecordKey, commandFoldKey, commandRecordKey, progressRecordKey } from './commands/record-key.ts';
export { cloudEventHeaders } from './events/cloud-event.ts';
export type {
  Ack,
  AckEntry,
  Alert,
  Approval,
  Arguments,
  Beacon,
  CallCompleted,
  CallRequested,
  Capability,
  CapabilityName,
  CatalogObserved,
  Command,
  Condition,
  Delegation,
  Discovery,
  DlqRecord,
  Fingerprint,
  Heartbeat,
  Label,
  Notification,
  Predicate,
  Progress,
  Result,
  SessionEnded,
  Signal,
  SignalTick,
  Token,
  Verdict,
} from './generated/types.ts';
export {
  validateAck,
  validateAlert,
  validateApproval,
  validateBeacon,
  validateCallCompleted,
  validateCallRequested,
  validateCatalogObserved,
  validateCommand,
  validateCondition,
  validateDiscovery,
  validateDlqRecord,
  validateHeartbeat,
  validateNotification,
  validateProgress,
  validateSessionEnded,
  validateSignal,
  validateSignalTick,
} from './generated/validators.js';
