// Generated from the schemas by `npm run generate`. Edit the schemas instead.
import type { ErrorObject } from "ajv";
import type {
  Ack,
  AclsFile,
  Alert,
  Approval,
  Baseline,
  Beacon,
  CallCompleted,
  CallRequested,
  CallWaiting,
  Capabilities,
  CatalogObserved,
  CatalogReference,
  Command,
  Condition,
  DetectorTest,
  Discovery,
  DlqRecord,
  ExceptionsFile,
  GatewayConfig,
  Gateways,
  Heartbeat,
  KafkaAdminConfig,
  Notification,
  Progress,
  Rules,
  SequenceFile,
  SessionEnded,
  Signal,
  SignalNote,
  SignalTick,
  StatusConfig,
  TopicsFile,
  Trust,
  WorkerConfig,
} from "./types.js";

/** Says whether `data` is a `T`; after a refusal `errors` holds the first fault. */
export interface Validator<T> {
  (data: unknown): data is T;
  errors?: ErrorObject[] | null;
}

export declare const validateAck: Validator<Ack>;
export declare const validateAclsFile: Validator<AclsFile>;
export declare const validateAlert: Validator<Alert>;
export declare const validateApproval: Validator<Approval>;
export declare const validateBaseline: Validator<Baseline>;
export declare const validateBeacon: Validator<Beacon>;
export declare const validateCallCompleted: Validator<CallCompleted>;
export declare const validateCallRequested: Validator<CallRequested>;
export declare const validateCallWaiting: Validator<CallWaiting>;
export declare const validateCapabilities: Validator<Capabilities>;
export declare const validateCatalogObserved: Validator<CatalogObserved>;
export declare const validateCatalogReference: Validator<CatalogReference>;
export declare const validateCommand: Validator<Command>;
export declare const validateCondition: Validator<Condition>;
export declare const validateDetectorTest: Validator<DetectorTest>;
export declare const validateDiscovery: Validator<Discovery>;
export declare const validateDlqRecord: Validator<DlqRecord>;
export declare const validateExceptionsFile: Validator<ExceptionsFile>;
export declare const validateGatewayConfig: Validator<GatewayConfig>;
export declare const validateGateways: Validator<Gateways>;
export declare const validateHeartbeat: Validator<Heartbeat>;
export declare const validateKafkaAdminConfig: Validator<KafkaAdminConfig>;
export declare const validateNotification: Validator<Notification>;
export declare const validateProgress: Validator<Progress>;
export declare const validateRules: Validator<Rules>;
export declare const validateSequenceFile: Validator<SequenceFile>;
export declare const validateSessionEnded: Validator<SessionEnded>;
export declare const validateSignal: Validator<Signal>;
export declare const validateSignalNote: Validator<SignalNote>;
export declare const validateSignalTick: Validator<SignalTick>;
export declare const validateStatusConfig: Validator<StatusConfig>;
export declare const validateTopicsFile: Validator<TopicsFile>;
export declare const validateTrust: Validator<Trust>;
export declare const validateWorkerConfig: Validator<WorkerConfig>;
