// Generated from the schemas by `npm run generate`. Edit the schemas instead.

/**
 * off: not run; shadow: shown, no alarm; alert: no command; enforce: commands too. Absent: what the detector's status says.
 */
export type DetectorMode = 'off' | 'shadow' | 'alert' | 'enforce';
/**
 * How far up the ladder the score is: throttle, approval, open.
 */
export type RiskLevel = 'none' | 'throttle' | 'approval' | 'open';
/**
 * An expression over one event and what earlier steps captured; total, no side effects.
 */
export type Predicate =
  | CanPredicate
  | HasPredicate
  | AllPredicate
  | AnyPredicate
  | NotPredicate
  | CertainPredicate
  | LiteralValue
  | FieldValue
  | CapturedValue
  | FingerprintsValue
  | ComparePredicate
  | ArithmeticValue
  | InPredicate
  | TextPredicate
  | IntersectsPredicate
  | SizeValue
  | ArgumentValue
  | NumberValue;
/**
 * What kind of content was found.
 */
export type Label =
  | 'secret.token'
  | 'secret.key'
  | 'secret.password'
  | 'personal.email'
  | 'personal.phone'
  | 'personal.payment-card'
  | 'personal.national-id'
  | 'personal.iban'
  | 'internal.address'
  | 'instruction'
  | 'hidden-characters'
  | 'code';
/**
 * What a tool can do.
 */
export type CapabilityName =
  | 'read.public'
  | 'read.untrusted'
  | 'read.private'
  | 'read.sensitive'
  | 'credential.read'
  | 'egress.message'
  | 'egress.network'
  | 'egress.share'
  | 'write'
  | 'destroy'
  | 'execute'
  | 'pay'
  | 'account.change'
  | 'identity.change'
  | 'schedule'
  | 'discover';
/**
 * Number of a call of the trace, from 1 in the order in which they are written.
 */
export type CallNumber = number;
/**
 * A capability, or all capabilities of a family.
 */
export type CapabilityChoice =
  | 'read.public'
  | 'read.untrusted'
  | 'read.private'
  | 'read.sensitive'
  | 'credential.read'
  | 'egress.message'
  | 'egress.network'
  | 'egress.share'
  | 'write'
  | 'destroy'
  | 'execute'
  | 'pay'
  | 'account.change'
  | 'identity.change'
  | 'schedule'
  | 'discover'
  | 'read.*'
  | 'credential.*'
  | 'egress.*'
  | 'account.*'
  | 'identity.*';
/**
 * A scalar, a set, or null where nothing was captured.
 */
export type CapturedContent = string | number | boolean | null | CapturedSet;
/**
 * An expression of the sequence language.
 */
export type ExpressionText = string;
/**
 * A time: a whole number and ms, s, m, h or d.
 */
export type Duration = string;
/**
 * How the brokers are reached, by Kafka's own names: with TLS (SSL), with a password (SASL), with both or neither.
 */
export type KafkaSecurityProtocol = 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
/**
 * How the password is shown. Required with SASL.
 */
export type KafkaSaslMechanism = 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
/**
 * User that this process is to Kafka. Required with SASL.
 */
export type KafkaSaslUsername = string;
/**
 * File that holds the user's password, and nothing else but a line's end. Required with SASL.
 */
export type KafkaSaslPasswordFile = string;
/**
 * Certificates in PEM of the authorities that are believed of brokers, instead of the system's.
 */
export type KafkaCaFile = string;
/**
 * Certificate in PEM that is shown to brokers. Needs kafkaKeyFile.
 */
export type KafkaCertFile = string;
/**
 * Private key of kafkaCertFile in PEM, without a passphrase.
 */
export type KafkaKeyFile = string;
/**
 * Name that the brokers' certificates must be for, instead of the host that was connected to.
 */
export type KafkaServerName = string;
/**
 * exists, the default: one finding for each call that ends a match. consume: a match also clears what its key had begun. once: one finding for each key. all: the first so many matches of a key.
 */
export type Match = ('exists' | 'consume' | 'once') | AllMatches;
/**
 * A longer record goes to the dead-letter topic.
 */
export type RecordBytesMax = number;
/**
 * Name of a step, a group or a count.
 */
export type StepId = string;
/**
 * How often the step happens, for the next to follow: a number, or the least and the most. Default: 1.
 */
export type Times = number | TimesRange;

/**
 * What a gateway did with commands; after boot one summary of all.
 */
export interface Ack {
  spec: 'shearpin.ack.v1';
  gateway: string;
  boot: string;
  tenant: string;
  timeMs: number;
  kind: 'command' | 'boot';
  /**
   * @maxItems 4096
   */
  commands: AckEntry[];
}
export interface AckEntry {
  /**
   * Command id; of a rejected record that has none, a hash of its key.
   */
  id: string;
  status: 'received' | 'applied' | 'rejected' | 'unsupported' | 'expired';
  reason?:
    | 'unsigned'
    | 'bad-signature'
    | 'unknown-key'
    | 'retired-key'
    | 'no-authority'
    | 'wrong-key'
    | 'wrong-audience'
    | 'malformed'
    | 'older'
    | 'expired'
    | 'tombstoned'
    | 'not-understood'
    | 'no-room';
  /**
   * From issuedAt to applied, by the gateway's clock.
   */
  latencyMs?: number;
}
/**
 * Operations by name.
 */
export interface AclOperations {
  /**
   * @minItems 1
   * @maxItems 16
   */
  [k: string]: (
    'All' | 'Read' | 'Write' | 'Create' | 'Delete' | 'Alter' | 'Describe' | 'DescribeConfigs' | 'AlterConfigs'
  )[];
}
/**
 * What the principals of a role may do.
 */
export interface AclRole {
  /**
   * Users by Kafka's own names: User:NAME, with TLS certificates User:CN=….
   *
   * @maxItems 1024
   */
  principals: string[];
  topics: AclOperations;
  groups?: AclOperations;
  groupPrefixes?: AclOperations;
}
/**
 * Who may do what with the topics of the stream. Names of topics and groups stand without the prefix.
 */
export interface AclsFile {
  /**
   * Form of this file: shearpin.acls.v1.
   */
  spec: 'shearpin.acls.v1';
  /**
   * Roles by name.
   */
  roles: {
    [k: string]: AclRole;
  };
}
/**
 * Which agent acts.
 */
export interface Agent {
  /**
   * From a verified token, the listener's configuration, or the principal; never from clientInfo.
   */
  id: string;
}
/**
 * More payments than any honest agent makes, over several of its sessions.
 */
export interface AgentCeilingConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
  /**
   * Calls that pass within the window.
   */
  limit?: number;
  /**
   * Length of the window.
   */
  windowMs?: number;
}
/**
 * Another mode for some tenants.
 */
export interface DetectorCanary {
  /**
   * The tenants.
   *
   * @minItems 1
   * @maxItems 1024
   */
  tenants: string[];
  mode: DetectorMode;
}
/**
 * More calls that act than an agent is known to make, over all of its sessions.
 */
export interface AgentLearnedConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
}
/**
 * An alert: a strict subset of OCSF Detection Finding 1.8.0. Type shearpin.alert.v1.
 */
export interface Alert {
  /**
   * Create, update, close.
   */
  activity_id: 1 | 2 | 3;
  category_uid: 2;
  class_uid: 2004;
  type_uid: 200401 | 200402 | 200403;
  /**
   * Append time of the record that made the first finding.
   */
  time: number;
  /**
   * Informational to critical.
   */
  severity_id: 1 | 2 | 3 | 4 | 5;
  /**
   * Low, medium, high.
   */
  confidence_id: 1 | 2 | 3;
  /**
   * New, resolved.
   */
  status_id: 1 | 4;
  /**
   * False for a detector in shadow.
   */
  is_alert: boolean;
  message: string;
  /**
   * Findings of the chain that hold; 0 when a late event undid all of them.
   */
  count: number;
  start_time: number;
  end_time: number;
  metadata: AlertMetadata;
  finding_info: AlertFindingInfo;
  /**
   * @maxItems 32
   */
  evidences: AlertEvidence[];
  unmapped: AlertUnmapped;
  /**
   * Allowed, denied, other: held.
   */
  action_id?: 1 | 2 | 99;
  action?: 'Held';
  /**
   * Allowed, blocked, other: held.
   */
  disposition_id?: 1 | 2 | 99;
  disposition?: 'Held';
}
/**
 * Which product said it, of whom.
 */
export interface AlertMetadata {
  /**
   * OCSF version.
   */
  version: '1.8.0';
  product: AlertProduct;
  /**
   * Uid and revision.
   */
  uid: string;
  tenant_uid: string;
  /**
   * Session key; of an alert over several sessions what they have in common, as kind and id.
   */
  correlation_uid: string;
  /**
   * @minItems 1
   * @maxItems 1
   */
  profiles?: 'security_control'[];
}
export interface AlertProduct {
  name: 'Shearpin';
  vendor_name: 'Shearpin';
}
export interface AlertFindingInfo {
  /**
   * Id of the first finding of the chain.
   */
  uid: string;
  title: string;
  desc: string;
  /**
   * Event time of the first finding.
   */
  created_time: number;
  first_seen_time: number;
  last_seen_time: number;
  modified_time: number;
  analytic: AlertAnalytic;
  attack_graph: AlertGraph;
  /**
   * @maxItems 32
   */
  related_events: AlertRelatedEvent[];
  related_events_count: number;
  /**
   * @maxItems 16
   */
  attacks: AlertTechnique[];
}
/**
 * The detector.
 */
export interface AlertAnalytic {
  uid: string;
  name: string;
  version: string;
  type_id: 1 | 3;
}
/**
 * The chain as a graph.
 */
export interface AlertGraph {
  uid: string;
  is_directed: true;
  /**
   * @minItems 1
   * @maxItems 256
   */
  nodes: AlertNode[];
  /**
   * @maxItems 512
   */
  edges: AlertEdge[];
}
/**
 * A call, or what it touched.
 */
export interface AlertNode {
  uid: string;
  type: 'call' | 'tool' | 'resource' | 'credential' | 'value' | 'destination' | 'gateway' | 'topic' | 'tenant';
  name?: string;
  desc?: string;
}
export interface AlertEdge {
  uid: string;
  source: string;
  target: string;
  relation: 'order' | 'overlap' | 'data-flow' | 'calls' | 'returned' | 'carried' | 'sent-to';
  is_directed: boolean;
  data?: AlertEdgeData;
}
/**
 * What flowed.
 */
export interface AlertEdgeData {
  overlap: number;
  /**
   * @maxItems 6
   */
  roles: ('secret' | 'destination' | 'selector' | 'personal' | 'payload' | 'passage')[];
}
/**
 * An event that a step took, in the order of the steps.
 */
export interface AlertRelatedEvent {
  uid: string;
  /**
   * Step.
   */
  title: string;
  type: 'call';
  first_seen_time: number;
  last_seen_time: number;
}
/**
 * A technique of MITRE ATT&CK or ATLAS.
 */
export interface AlertTechnique {
  technique: AlertTechniqueName;
  version: string;
}
export interface AlertTechniqueName {
  uid: string;
  name: string;
}
/**
 * One step.
 */
export interface AlertEvidence {
  /**
   * Step.
   */
  name: string;
  /**
   * Event.
   */
  uid: string;
  api: AlertApi;
  actor: AlertActor;
}
export interface AlertApi {
  /**
   * Tool, resource or prompt.
   */
  operation: string;
  service: AlertService;
  request: AlertRequest;
}
export interface AlertService {
  name: string;
}
export interface AlertRequest {
  /**
   * Call.
   */
  uid: string;
}
export interface AlertActor {
  /**
   * Agent.
   */
  app_uid: string;
  user: AlertUser;
}
export interface AlertUser {
  /**
   * Principal.
   */
  uid: string;
}
export interface AlertUnmapped {
  shearpin: ShearpinDetails;
}
/**
 * What has no home in OCSF.
 */
export interface ShearpinDetails {
  /**
   * id@version
   */
  detector: string;
  mode: 'shadow' | 'alert' | 'enforce';
  chain: string;
  revision: number;
  session: AlertSession;
  scope?: AlertScope;
  certainty: 'yes' | 'perhaps' | 'gateway';
  approximate: boolean;
  /**
   * @maxItems 32
   */
  steps: AlertStep[];
  /**
   * @maxItems 16
   */
  commands: string[];
  /**
   * Calls of this chain that the gateway refused.
   */
  refused: number;
  /**
   * Findings of this chain that a late event undid; `count` is without them. Absent: none.
   */
  withdrawn?: number;
  /**
   * An event that came late made or undid the finding that this update is about. Absent: no.
   */
  late?: true;
  risk?: AlertRisk;
  /**
   * @maxItems 16
   */
  maps: string[];
  /**
   * @maxItems 16
   */
  triage: string[];
  /**
   * @maxItems 16
   */
  falsePositives: string[];
  measure?: AlertMeasure;
  health?: AlertHealth;
}
export interface AlertSession {
  key: string;
  method: string;
  confidence: number;
}
/**
 * What the calls of several sessions have in common; `session` is then the newest of them. Absent: one session.
 */
export interface AlertScope {
  kind: 'agent' | 'principal' | 'server' | 'tool' | 'tenant';
  /**
   * Of a tool server and name; of a tenant empty.
   */
  id: string;
}
/**
 * A step with what made it one.
 */
export interface AlertStep {
  step: string;
  call: string;
  event: string;
  timeMs: number;
  server: string;
  target: string;
  /**
   * MCP method.
   */
  method: string;
  /**
   * @maxItems 16
   */
  capabilities: string[];
  /**
   * @maxItems 32
   */
  labels: string[];
  /**
   * @maxItems 8
   */
  values: AlertValue[];
  valueCount: number;
  /**
   * @maxItems 4
   */
  destinations: string[];
  verdict: 'allowed' | 'held' | 'refused';
  /**
   * The command that decided.
   */
  command?: string;
}
export interface AlertValue {
  fp: string;
  role: 'secret' | 'destination' | 'selector' | 'personal' | 'payload' | 'passage';
}
/**
 * What the findings of the session, or of what several sessions have in common, add up to with this one. Shown alone: nothing acts on it. Absent: nothing was added up.
 */
export interface AlertRisk {
  /**
   * Each finding adds by its severity, and what it added halves with every half-life. Findings in shadow add nothing.
   */
  score: number;
  level: RiskLevel;
}
/**
 * What was counted.
 */
export interface AlertMeasure {
  value: number;
  limit: number;
  unit: 'calls' | 'bytes';
  windowMs: number;
}
/**
 * What a health alert is about.
 */
export interface AlertHealth {
  /**
   * Absent: it is about the topic, or about the tenant.
   */
  gateway?: string;
  /**
   * The topic that it is about.
   */
  topic?: string;
  command?: string;
  status?: string;
  waitedMs?: number;
}
/**
 * Every match up to a number.
 */
export interface AllMatches {
  /**
   * How many.
   */
  all: number;
}
/**
 * All hold.
 */
export interface AllPredicate {
  op: 'all';
  /**
   * @minItems 1
   * @maxItems 64
   */
  of: Predicate[];
}
/**
 * The tool has the capability.
 */
export interface CanPredicate {
  op: 'can';
  /**
   * Capability, or a family: egress.*
   */
  capability: string;
}
/**
 * The content has the label.
 */
export interface HasPredicate {
  op: 'has';
  side: 'arguments' | 'result';
  /**
   * Label, or a family: secret.*
   */
  label: string;
}
/**
 * One holds.
 */
export interface AnyPredicate {
  op: 'any';
  /**
   * @minItems 1
   * @maxItems 64
   */
  of: Predicate[];
}
/**
 * It does not hold.
 */
export interface NotPredicate {
  op: 'not';
  of: Predicate;
}
/**
 * It holds, and nothing is left open.
 */
export interface CertainPredicate {
  op: 'certain';
  of: Predicate;
}
/**
 * A value.
 */
export interface LiteralValue {
  op: 'literal';
  value: string | number | boolean;
}
/**
 * A field of the event, by its path in the field table.
 */
export interface FieldValue {
  op: 'field';
  path: string;
}
/**
 * What an earlier step captured; `captures` holds it.
 */
export interface CapturedValue {
  op: 'captured';
  /**
   * Name of a capture.
   */
  name: string;
}
/**
 * Fingerprints of one role, or of every role.
 */
export interface FingerprintsValue {
  op: 'fingerprints';
  side: 'arguments' | 'result';
  role?: string;
}
/**
 * Two values compared.
 */
export interface ComparePredicate {
  op: 'compare';
  by: '==' | '!=' | '<' | '<=' | '>' | '>=';
  /**
   * @minItems 2
   * @maxItems 2
   */
  of: Predicate[];
}
/**
 * Two numbers calculated.
 */
export interface ArithmeticValue {
  op: 'arithmetic';
  by: '+' | '-' | '*' | '/' | '%';
  /**
   * @minItems 2
   * @maxItems 2
   */
  of: Predicate[];
}
/**
 * One of a list.
 */
export interface InPredicate {
  op: 'in';
  of: Predicate;
  /**
   * @maxItems 64
   */
  values: (string | number)[];
}
/**
 * A test of a text.
 */
export interface TextPredicate {
  op: 'text';
  by: 'starts-with' | 'ends-with' | 'contains' | 'matches';
  of: Predicate;
  pattern: string;
}
/**
 * Two sets have a value in common.
 */
export interface IntersectsPredicate {
  op: 'intersects';
  /**
   * @minItems 2
   * @maxItems 2
   */
  of: Predicate[];
}
/**
 * How many values a set has.
 */
export interface SizeValue {
  op: 'size';
  of: Predicate;
}
/**
 * The value of one argument, where the operator allow-lists it.
 */
export interface ArgumentValue {
  op: 'argument';
  path: string;
}
/**
 * The number that a text is.
 */
export interface NumberValue {
  op: 'number';
  of: Predicate;
}
/**
 * The server's own hints.
 */
export interface Annotations {
  readOnly?: boolean;
  destructive?: boolean;
  idempotent?: boolean;
  openWorld?: boolean;
}
/**
 * A held call: asked for, granted or denied. Type shearpin.approval.v1.
 */
export interface Approval {
  /**
   * Event id.
   */
  id: string;
  /**
   * Event time, by the gateway's clock.
   */
  timeMs: number;
  /**
   * Tenant.
   */
  tenant: string;
  gateway: Gateway;
  session: Session;
  call: string;
  /**
   * The command that holds the call.
   */
  command: string;
  decision: 'asked' | 'granted' | 'denied' | 'expired';
  /**
   * When the hold ends.
   */
  deadlineMs?: number;
}
/**
 * Which gateway saw it, and which event of this boot and session it is.
 */
export interface Gateway {
  /**
   * Gateway id, as in the worker's gateway file.
   */
  id: string;
  /**
   * ULID of this boot of the gateway.
   */
  boot: string;
  /**
   * Number of this event among those of this boot and session, from 1.
   */
  seq: number;
}
/**
 * The correlation key and how it was found.
 */
export interface Session {
  /**
   * Correlation key, namespaced by the principal: principal, method, hash.
   */
  key: string;
  /**
   * What tied the call to this session.
   */
  method: 'host' | 'legacy' | 'trace' | 'handle' | 'value' | 'process' | 'principal';
  /**
   * How sure the gateway is, 0 to 1.
   */
  confidence: number;
  /**
   * The key that this call would have had alone, when it was joined to an older session.
   */
  alias?: string;
}
/**
 * What was sent, without its content.
 */
export interface Arguments {
  /**
   * Size of the arguments as sent.
   */
  bytes: number;
  /**
   * Not all of it was inspected.
   */
  truncated: boolean;
  /**
   * Fingerprints that did not fit.
   */
  overflow: number;
  /**
   * @maxItems 32
   */
  labels: Label[];
  /**
   * Of at most 256 values; each has two while a fingerprint key is being replaced.
   *
   * @maxItems 512
   */
  fingerprints: Fingerprint[];
  /**
   * @maxItems 64
   */
  fields: Field[];
}
/**
 * A salient value, without the value.
 */
export interface Fingerprint {
  /**
   * 64 bits of a keyed hash of the value.
   */
  fp: string;
  role: 'secret' | 'destination' | 'selector' | 'personal' | 'payload' | 'passage';
  /**
   * Index into fields of the argument that holds the value.
   */
  field?: number;
  /**
   * Action families named by an instruction-like passage around the value.
   *
   * @maxItems 8
   */
  contexts?: ('send' | 'pay' | 'visit' | 'invite' | 'delete' | 'change' | 'create' | 'execute')[];
}
/**
 * One argument.
 */
export interface Field {
  /**
   * Key path; keys that the tool does not declare are keyed hashes.
   */
  path: string;
  type: 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';
  bytes: number;
  /**
   * Only for values that the operator allow-lists.
   */
  value?: string;
}
/**
 * What was learned of an entity up to one record of the signals topic, so that it outlives that topic and the store. Type shearpin.baseline.v1.
 */
export interface Baseline {
  /**
   * Tenant.
   */
  tenant: string;
  entity: BaselineEntity;
  covers: BaselineCovers;
  /**
   * Highest event time of the entity.
   */
  clockMs: number;
  /**
   * How far the entity was in each partition of the calls topic.
   *
   * @maxItems 1024
   */
  marks: BaselineMark[];
  /**
   * What each detector learned; its own form.
   *
   * @minItems 1
   * @maxItems 64
   */
  slots: BaselineSlot[];
  /**
   * Alerts of these detectors that are open, so that what goes on stays one.
   *
   * @maxItems 64
   */
  chains: {
    [k: string]: unknown;
  }[];
}
/**
 * Of whom it was learned.
 */
export interface BaselineEntity {
  kind: 'agent' | 'principal' | 'server' | 'tool' | 'tenant';
  /**
   * Of a tool server and name; of a tenant empty.
   */
  id: string;
}
/**
 * The last record of the signals topic that it holds.
 */
export interface BaselineCovers {
  /**
   * Of the signals topic.
   */
  incarnation: number;
  partition: number;
  /**
   * As decimal text.
   */
  offset: string;
  /**
   * When the log took the record.
   */
  appendTimeMs: number;
}
export interface BaselineMark {
  incarnation: number;
  partition: number;
  offset: string;
}
export interface BaselineSlot {
  id: string;
  version: string;
  hash?: string;
  state: {
    [k: string]: unknown;
  };
}
/**
 * A writer lives, and which of its commands live, per partition of the calls topic.
 */
export interface Beacon {
  spec: 'shearpin.beacon.v1';
  writer: string;
  partition: number;
  /**
   * Partitions of the calls topic.
   */
  partitions: number;
  /**
   * Rises with every beacon.
   */
  number: number;
  /**
   * Writer's clock; live means expiresAt later than this.
   */
  timeMs: number;
  through?: SourcePosition;
  /**
   * Live commands: those of this writer and partition, superseded ones too, that expire later than timeMs and come from no later than through.
   */
  count: number;
  /**
   * Of the sorted ids of the live commands.
   */
  hash: string;
}
/**
 * Every command from up to this source position is published and counted; absent means all.
 */
export interface SourcePosition {
  /**
   * Of the source topic.
   */
  incarnation: number;
  /**
   * Source offset as decimal text.
   */
  offset: string;
}
/**
 * The end of a call: answered, refused, cancelled or lost. Type shearpin.call.completed.v1.
 */
export interface CallCompleted {
  /**
   * Event id.
   */
  id: string;
  /**
   * Event time, by the gateway's clock.
   */
  timeMs: number;
  /**
   * Tenant.
   */
  tenant: string;
  gateway: Gateway;
  session: Session;
  /**
   * The call: both of its events carry the same id.
   */
  call: string;
  /**
   * Keyed hash of the trace id.
   */
  trace?: string;
  principal: Principal;
  delegation?: Delegation;
  token?: Token;
  agent: Agent;
  /**
   * Keyed hash of the client's unverified name; decides nothing.
   */
  client?: string;
  server: Server;
  /**
   * MCP method, or 'other'.
   */
  method: string;
  /**
   * MCP revision, or 'unknown'.
   */
  protocol: string;
  target: Target;
  catalog?: CatalogFacts;
  /**
   * @maxItems 16
   */
  capabilities: Capability[];
  /**
   * Event time of the request.
   */
  requestedAtMs?: number;
  /**
   * answered: the server's answer went on; refused: by the gateway; cancelled: by the client; lost: the server went away.
   */
  outcome: 'answered' | 'refused' | 'cancelled' | 'lost';
  latencyMs: number;
  result?: Result;
  verdict?: Verdict;
}
/**
 * On whose behalf the agent acts.
 */
export interface Principal {
  /**
   * Keyed hash of who acts.
   */
  id: string;
  /**
   * How the principal was established; os-user and listener are anonymous.
   */
  method: 'jwt-verified' | 'jwt-accepted' | 'token' | 'os-user' | 'listener';
}
/**
 * Who acts for the principal, by the act claims of a verified token.
 */
export interface Delegation {
  /**
   * Keyed hashes of issuer and subject; who acts now stands first.
   *
   * @minItems 1
   * @maxItems 8
   */
  actors: string[];
  /**
   * The chain goes on.
   */
  truncated: boolean;
}
/**
 * The access token that came with the request, without the token.
 */
export interface Token {
  /**
   * Fingerprint of the token, as of the same value in arguments and results.
   */
  fp: string;
  /**
   * jwt: its claims could be read, which does not mean that they are true. opaque: everything else.
   */
  kind: 'jwt' | 'opaque';
  /**
   * Whom it is for: names of a verified token, else keyed hashes with a leading #.
   *
   * @maxItems 8
   */
  audiences?: string[];
  /**
   * What it allows: names of a verified token, else keyed hashes with a leading #.
   *
   * @maxItems 32
   */
  scopes?: string[];
  /**
   * When it expires, as it says.
   */
  expiresAtMs?: number;
  /**
   * Not all audiences or scopes are told.
   */
  truncated?: boolean;
}
/**
 * Which MCP server is called.
 */
export interface Server {
  /**
   * The operator's name for the upstream.
   */
  id: string;
  /**
   * serverInfo.version when it is a plain version number.
   */
  version?: string;
  transport: 'stdio' | 'http';
}
/**
 * What is called.
 */
export interface Target {
  kind: 'tool' | 'resource' | 'prompt' | 'completion' | 'response' | 'other';
  /**
   * Name as declared by the server, else a keyed hash with a leading #.
   */
  name: string;
  /**
   * Keyed hash of the definition that the gateway last saw: the same at every gateway of the tenant.
   */
  definition?: string;
  annotations?: Annotations;
}
/**
 * What the catalogue of definitions knows of the tool. Workers add it: what a gateway says of that does not count.
 */
export interface CatalogFacts {
  /**
   * The definition is another than the one that the operator approved last, or, where none was, that was seen first.
   */
  changed: boolean;
  /**
   * The operator states what this very definition can do.
   */
  approved?: boolean;
  /**
   * When the tool was first seen.
   */
  sinceMs?: number;
}
/**
 * What a tool can do.
 */
export interface Capability {
  name: CapabilityName;
  /**
   * Strongest source first; assumed means that no source labels the tool.
   */
  source: 'operator' | 'annotations' | 'arguments' | 'words' | 'assumed';
}
/**
 * What came back, without its content.
 */
export interface Result {
  /**
   * Size of the result as received.
   */
  bytes: number;
  /**
   * Content items.
   */
  items: number;
  /**
   * @maxItems 8
   */
  contentTypes: ('text' | 'image' | 'audio' | 'resource' | 'resource_link' | 'structured' | 'other')[];
  /**
   * The tool said that it failed, or a JSON-RPC error came.
   */
  isError: boolean;
  /**
   * JSON-RPC error code.
   */
  errorCode?: number;
  /**
   * Not all of it was inspected.
   */
  truncated: boolean;
  /**
   * Fingerprints that did not fit.
   */
  overflow: number;
  /**
   * @maxItems 32
   */
  labels: Label[];
  /**
   * Of at most 256 values; each has two while a fingerprint key is being replaced.
   *
   * @maxItems 512
   */
  fingerprints: Fingerprint[];
}
/**
 * What the gateway decided.
 */
export interface Verdict {
  decision: 'allowed' | 'held' | 'refused';
  /**
   * Why: clear, an armed condition, an open breaker, a stale command feed (failed open or closed), a message that could not be read, a hold that ended, too many refusals.
   */
  reason: 'clear' | 'armed' | 'open' | 'feed-stale' | 'unreadable' | 'hold-expired' | 'probing';
  /**
   * The command that decided.
   */
  command?: string;
  /**
   * Detector of that command.
   */
  detector?: string;
  /**
   * Partial of that command.
   */
  partial?: string;
}
/**
 * A call that a client asked for, before the server runs it. Type shearpin.call.requested.v1.
 */
export interface CallRequested {
  /**
   * Event id.
   */
  id: string;
  /**
   * Event time, by the gateway's clock.
   */
  timeMs: number;
  /**
   * Tenant.
   */
  tenant: string;
  gateway: Gateway;
  session: Session;
  /**
   * The call: both of its events carry the same id.
   */
  call: string;
  /**
   * Which round of the call this is, where the server asked for more input and the client sends the request again. Absent in the first. A later round is told with what it carries, and is no further call.
   */
  round?: number;
  /**
   * Keyed hash of the trace id.
   */
  trace?: string;
  principal: Principal;
  delegation?: Delegation;
  token?: Token;
  agent: Agent;
  /**
   * Keyed hash of the client's unverified name; decides nothing.
   */
  client?: string;
  server: Server;
  /**
   * MCP method, or 'other'.
   */
  method: string;
  /**
   * MCP revision, or 'unknown'.
   */
  protocol: string;
  target: Target;
  catalog?: CatalogFacts;
  /**
   * @maxItems 16
   */
  capabilities: Capability[];
  arguments: Arguments;
  verdict: Verdict;
  intent?: Intent;
}
/**
 * What the user asked for, where a host supplies it.
 */
export interface Intent {
  /**
   * @maxItems 32
   */
  labels: Label[];
  /**
   * Of at most 256 values; each has two while a fingerprint key is being replaced.
   *
   * @maxItems 512
   */
  fingerprints: Fingerprint[];
}
/**
 * A call waits until everything that stands before this record, under its key, was judged: the worker tells how far it is as soon as that is so. It says nothing of the session. Type shearpin.call.waiting.v1.
 */
export interface CallWaiting {
  /**
   * Event id.
   */
  id: string;
  /**
   * Event time, by the gateway's clock.
   */
  timeMs: number;
  /**
   * Tenant.
   */
  tenant: string;
  gateway: WaitingGateway;
}
/**
 * The gateway at which the call waits.
 */
export interface WaitingGateway {
  /**
   * Gateway id, as in the worker's gateway file.
   */
  id: string;
  /**
   * ULID of this boot of the gateway.
   */
  boot: string;
}
/**
 * What an operator says of the tools of MCP servers: stronger than annotations and words.
 */
export interface Capabilities {
  /**
   * Form of this file: shearpin.capabilities.v1.
   */
  spec: 'shearpin.capabilities.v1';
  /**
   * Servers by the name that events give them.
   */
  servers: {
    [k: string]: ServerCapabilities;
  };
}
/**
 * The tools of one server.
 */
export interface ServerCapabilities {
  /**
   * Tools by name, or by # and hash where events tell no more.
   */
  tools: {
    [k: string]: OperatorTool;
  };
}
/**
 * Capabilities of a tool; void when the tool's definition has another hash than the one given.
 */
export interface OperatorTool {
  /**
   * What the tool can do.
   *
   * @minItems 1
   * @maxItems 16
   */
  capabilities: CapabilityName[];
  /**
   * Keyed hash of the definition that was looked at, as `shearpin capabilities` prints it.
   */
  definition?: string;
  /**
   * Key paths of arguments whose values may be told as they are.
   *
   * @maxItems 64
   */
  allow?: string[];
}
/**
 * More payments than any honest session makes.
 */
export interface CapabilityCeilingConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
  /**
   * Calls that pass within the window.
   */
  limit?: number;
  /**
   * Length of the window.
   */
  windowMs?: number;
  /**
   * How long the breaker of the session stays open.
   */
  ttlMs?: number;
}
/**
 * Its values, and whether more may be in it than is told.
 */
export interface CapturedSet {
  /**
   * @maxItems 1024
   */
  values: string[];
  isOpen: boolean;
}
/**
 * Values by name.
 */
export interface Captures {
  [k: string]: ExpressionText;
}
/**
 * A definition of a tool, prompt or resource template that a server offered. Type shearpin.catalog.observed.v1.
 */
export interface CatalogObserved {
  /**
   * Event id.
   */
  id: string;
  /**
   * Event time, by the gateway's clock.
   */
  timeMs: number;
  /**
   * Tenant.
   */
  tenant: string;
  gateway: Gateway;
  server: Server;
  target: Target;
  /**
   * Size of the definition.
   */
  bytes: number;
  /**
   * @maxItems 16
   */
  capabilities: Capability[];
  /**
   * The operator's entry for this tool is for another definition and does not count.
   */
  void?: boolean;
  /**
   * Labels of the definition's own text.
   *
   * @maxItems 32
   */
  labels: Label[];
  /**
   * @maxItems 64
   */
  parameters: Parameter[];
}
export interface Parameter {
  name: string;
  required: boolean;
}
/**
 * By which definitions of a tool others are known to be changes. Type shearpin.catalog.reference.v1.
 */
export interface CatalogReference {
  /**
   * Tenant.
   */
  tenant: string;
  /**
   * The operator's name for the upstream.
   */
  server: string;
  /**
   * Name of the tool as events tell it.
   */
  name: string;
  /**
   * The definition that was seen first, and those that the operator approved last, oldest first.
   *
   * @maxItems 4
   */
  references: Reference[];
}
export interface Reference {
  /**
   * Keyed hash of the definition.
   */
  definition: string;
  /**
   * When the log took the record by which it is known.
   */
  sinceMs: number;
  /**
   * The operator's file stated what this definition can do.
   */
  isApproved: boolean;
}
/**
 * What gateways must do, until when, and why.
 */
export interface Command {
  spec: 'shearpin.command.v1';
  /**
   * Hash of scope, writer, detector, partial and order.
   */
  id: string;
  order: CommandOrder;
  action: 'arm' | 'disarm' | 'open' | 'half_open' | 'close' | 'force_open';
  scope: Scope;
  mode: 'deny' | 'deny_egress' | 'require_approval' | 'throttle';
  condition?: Condition;
  /**
   * Calls that half_open lets through.
   */
  probes?: number;
  reason: Reason;
  initiator: 'policy' | 'person';
  /**
   * The person.
   */
  who?: string;
  writer: string;
  detector: string;
  /**
   * Hash of the armed step and the captured values; empty for an open.
   */
  partial: string;
  /**
   * Append time of the source record, ms.
   */
  issuedAt: number;
  notBefore: number;
  expiresAt: number;
  supersedes?: string;
}
/**
 * Where in the source log the command comes from; a higher order wins in a fold.
 */
export interface CommandOrder {
  /**
   * Of the source topic.
   */
  incarnation: number;
  /**
   * Source partition.
   */
  partition: number;
  /**
   * Source offset as decimal text.
   */
  offset: string;
  /**
   * Among the commands of that record.
   */
  index: number;
}
/**
 * What it applies to.
 */
export interface Scope {
  kind: 'call' | 'session' | 'agent' | 'principal' | 'server' | 'tool' | 'tenant' | 'global';
  tenant: string;
  id: string;
}
/**
 * The rest of a rule whose last step is armed.
 */
export interface Condition {
  /**
   * Id of the armed step.
   */
  step: string;
  where: Predicate;
  /**
   * Fingerprints: the call must carry one of them. Absent: any call of the scope that the predicate takes.
   *
   * @maxItems 1024
   */
  carries?: string[];
  /**
   * The rule asks for a carried value, but captured more than can be named: any call of the principal that the predicate takes counts.
   */
  widened?: true;
  /**
   * What earlier steps captured, by name.
   */
  captures?: {
    [k: string]: CapturedContent;
  };
  /**
   * Events after which the chain can no longer be completed.
   *
   * @maxItems 16
   */
  unless?: ConditionAbsence[];
  strict?: ConditionTurn;
  /**
   * Earliest event time at which the step completes the chain. Absent: any.
   */
  notBeforeMs?: number;
  /**
   * Event time at which the chain began.
   */
  startMs: number;
  /**
   * Last event time at which the step completes the chain.
   */
  deadlineMs: number;
}
/**
 * No such event may come between the place and the call, or within the time before the call.
 */
export interface ConditionAbsence {
  where: Predicate;
  after?: EventPlace;
  /**
   * Only so long before the call.
   */
  withinMs?: number;
}
/**
 * Place of an event in the order of a session: by time, number of its gateway, id.
 */
export interface EventPlace {
  /**
   * Event time.
   */
  timeMs: number;
  /**
   * Number that its gateway gave it.
   */
  seq?: number;
  /**
   * Event id.
   */
  event?: string;
}
/**
 * The step must be the agent's very next call.
 */
export interface ConditionTurn {
  agent: string;
  /**
   * The agent's call before it.
   */
  call: string;
  after: EventPlace;
}
/**
 * Why.
 */
export interface Reason {
  code: 'sequence-armed' | 'sequence-closed' | 'ceiling-exceeded' | 'withdrawn' | 'operator';
  text: string;
  alert?: string;
  /**
   * id@version
   */
  detector: string;
}
export interface CommandsEnd {
  partition: number;
  /**
   * After the last record, as decimal text.
   */
  offset: string;
}
/**
 * Taken when so many calls match.
 */
export interface Count {
  where: ExpressionText;
  /**
   * How many.
   */
  'at-least': number;
}
/**
 * Any other detector.
 */
export interface DetectorConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
}
/**
 * A trace and what the detector must make of it.
 */
export interface DetectorTest {
  /**
   * What is shown, as a sentence.
   */
  title: string;
  /**
   * What happens, in the trace notation: a line a call.
   */
  trace: string;
  /**
   * Numbers of the calls at which it fires, in order; it fires nowhere else. Empty: it stays silent.
   *
   * @maxItems 1024
   */
  fires: CallNumber[];
  /**
   * Per finding, in the order of fires: which call each step took. Steps that are not named may have taken any.
   *
   * @maxItems 1024
   */
  evidence?: ExpectedEvidence[];
  /**
   * What gateways are told to refuse, in order. Empty: nothing.
   *
   * @maxItems 1024
   */
  armed?: ExpectedArm[];
  /**
   * Numbers of the calls that a gateway refuses which holds what was armed before them. Empty: none.
   *
   * @maxItems 1024
   */
  refused?: CallNumber[];
  /**
   * Those of the findings that only an event which came late has made.
   *
   * @maxItems 1024
   */
  late?: CallNumber[];
  /**
   * Calls at which it fired until an event that came late undid it; they do not stand in fires.
   *
   * @maxItems 1024
   */
  withdrawn?: CallNumber[];
}
/**
 * Numbers of calls by step.
 */
export interface ExpectedEvidence {
  [k: string]: CallNumber;
}
export interface ExpectedArm {
  after: CallNumber;
  /**
   * Id of the step that is armed.
   */
  step: string;
  /**
   * Names of the values that the condition asks for, all of them.
   *
   * @maxItems 1024
   */
  values?: string[];
}
/**
 * What the operator decides about detectors, by their id.
 */
export interface DetectorsConfig {
  'sequence.secret-to-egress'?: SecretToEgressConfig;
  'rate.agent-ceiling'?: AgentCeilingConfig;
  'rate.agent-learned'?: AgentLearnedConfig;
  'rate.principal-ceiling'?: PrincipalCeilingConfig;
  'rate.server-ceiling'?: ServerCeilingConfig;
  'rate.tool-ceiling'?: ToolCeilingConfig;
  'rate.tenant-ceiling'?: TenantCeilingConfig;
  'rate.capability-ceiling'?: CapabilityCeilingConfig;
  'volume.egress-bytes'?: EgressBytesConfig;
  [k: string]:
    | DetectorConfig
    | SecretToEgressConfig
    | AgentCeilingConfig
    | AgentLearnedConfig
    | PrincipalCeilingConfig
    | ServerCeilingConfig
    | ToolCeilingConfig
    | TenantCeilingConfig
    | CapabilityCeilingConfig
    | EgressBytesConfig
    | undefined;
}
/**
 * A credential leaves through a later call.
 */
export interface SecretToEgressConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
}
/**
 * More payments than any honest principal makes, over several sessions.
 */
export interface PrincipalCeilingConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
  /**
   * Calls that pass within the window.
   */
  limit?: number;
  /**
   * Length of the window.
   */
  windowMs?: number;
}
/**
 * More payments at one server than its honest load, over several sessions.
 */
export interface ServerCeilingConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
  /**
   * Calls that pass within the window.
   */
  limit?: number;
  /**
   * Length of the window.
   */
  windowMs?: number;
}
/**
 * More payments with one tool than its honest load, over several sessions.
 */
export interface ToolCeilingConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
  /**
   * Calls that pass within the window.
   */
  limit?: number;
  /**
   * Length of the window.
   */
  windowMs?: number;
}
/**
 * More payments than any honest tenant makes, over several sessions.
 */
export interface TenantCeilingConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
  /**
   * Calls that pass within the window.
   */
  limit?: number;
  /**
   * Length of the window.
   */
  windowMs?: number;
}
/**
 * A session sends out unusually much.
 */
export interface EgressBytesConfig {
  mode?: DetectorMode;
  canary?: DetectorCanary;
  /**
   * Bytes that pass within the window.
   */
  limitBytes?: number;
  /**
   * Length of the window.
   */
  windowMs?: number;
}
export interface DiscoveredUrl {
  /**
   * What the URL is for.
   */
  role: 'metadata' | 'authorization-server' | 'endpoint' | 'keys' | 'other';
  /**
   * Fingerprint of the URL, as of the same URL in arguments and results.
   */
  url: string;
  /**
   * Fingerprint of its host.
   */
  host?: string;
  /**
   * Its address is inside a network, of this machine or link-local; it goes without TLS; it is at the origin of the server, or of the gateway; it is no http or https URL.
   *
   * @maxItems 8
   */
  labels: ('internal' | 'loopback' | 'link-local' | 'cleartext' | 'same-origin' | 'gateway' | 'malformed')[];
}
/**
 * Authorization metadata that a client or gateway is about to fetch, or was told of. Type shearpin.discovery.v1.
 */
export interface Discovery {
  /**
   * Event id.
   */
  id: string;
  /**
   * Event time, by the gateway's clock.
   */
  timeMs: number;
  /**
   * Tenant.
   */
  tenant: string;
  gateway: Gateway;
  session: Session;
  principal: Principal;
  server: Server;
  /**
   * Where the gateway saw it: a challenge of the server, a client's request for a document, or the document itself.
   */
  seen: 'challenge' | 'request' | 'document';
  /**
   * The document that is asked for, pointed to, or was served.
   */
  document: 'protected-resource' | 'authorization-server' | 'openid-configuration';
  /**
   * URLs that the client is led to, without the URLs.
   *
   * @maxItems 16
   */
  urls: DiscoveredUrl[];
  /**
   * URLs that did not fit.
   */
  overflow: number;
}
/**
 * Taken when the calls that match have so many different values.
 */
export interface Distinct {
  where: ExpressionText;
  of: ExpressionText;
  /**
   * How many.
   */
  'at-least': number;
}
/**
 * A record that could not be processed: where it stands and why, never its bytes.
 */
export interface DlqRecord {
  reason:
    | 'no-mac'
    | 'bad-mac'
    | 'unknown-gateway'
    | 'foreign-tenant'
    | 'wrong-key'
    | 'not-json'
    | 'schema'
    | 'unknown-type'
    | 'oversize'
    | 'poison';
  /**
   * Schema path and keyword; never a value.
   */
  detail?: string;
  topic: string;
  partition: number;
  /**
   * Offset as decimal text.
   */
  offset: string;
  /**
   * Length of the value.
   */
  bytes: number;
  /**
   * HMAC-SHA-256 of the value, with a key of the workers: equal values are known again, and none is found by trying.
   */
  sha256: string;
  appendTimeMs: number;
}
/**
 * What did not fit the buffer.
 */
export interface Dropped {
  /**
   * Events dropped since boot.
   */
  total: number;
  /**
   * Events dropped since the last heartbeat.
   */
  sinceLast: number;
}
/**
 * What detectors shall not take, each with an owner, a reason and an end.
 */
export interface ExceptionsFile {
  /**
   * Exceptions; each narrows one step of one detector.
   *
   * @minItems 1
   * @maxItems 256
   */
  exceptions: StepException[];
}
/**
 * Calls that one step of one detector shall not take.
 */
export interface StepException {
  /**
   * Id of the detector.
   */
  detector: string;
  /**
   * Id of the step.
   */
  step: string;
  /**
   * Id of the tenant for which it holds, or "*" in quotes: for every one.
   */
  tenant: string;
  /**
   * Which calls, as an expression that reads the event alone.
   */
  where: string;
  /**
   * Who answers for it.
   */
  owner: string;
  /**
   * Why it is safe.
   */
  reason: string;
  /**
   * The last day on which it holds, in UTC.
   */
  expires: string;
}
export interface Feed {
  /**
   * State of the command feed at this gateway.
   */
  state: 'booting' | 'fresh' | 'stale';
  reason?: 'no-beacon' | 'beacon-mismatch' | 'unreachable' | 'clock';
  /**
   * Live commands.
   */
  live?: number;
  /**
   * Partitions of the calls topic of which no worker has told in time that it judges them.
   */
  unwatched?: number;
}
/**
 * Configuration of a gateway.
 */
export interface GatewayConfig {
  /**
   * Name of this gateway, as in the worker's gateway file.
   */
  gatewayId: string;
  /**
   * Tenant whose agents call through this gateway.
   */
  tenant: string;
  /**
   * Audience of the commands that this gateway obeys.
   */
  deployment: string;
  /**
   * Kafka brokers, host:port, separated by commas. Without them the gateways of a user share one pipeline.
   *
   * @minItems 1
   * @maxItems 64
   */
  kafkaBrokers?: string[];
  /**
   * Put before the name of every topic.
   */
  topicPrefix: string;
  kafkaSecurityProtocol: KafkaSecurityProtocol;
  kafkaSaslMechanism?: KafkaSaslMechanism;
  kafkaSaslUsername?: KafkaSaslUsername;
  kafkaSaslPasswordFile?: KafkaSaslPasswordFile;
  kafkaCaFile?: KafkaCaFile;
  kafkaCertFile?: KafkaCertFile;
  kafkaKeyFile?: KafkaKeyFile;
  kafkaServerName?: KafkaServerName;
  /**
   * Folder of the gateway's keys, as made by `shearpin keys new`. Required with Kafka.
   */
  keysDir?: string;
  /**
   * Name of the MCP server behind this gateway, when there is only one.
   */
  server: string;
  /**
   * Where Streamable HTTP is served, host:port; port 0 takes a free one. Without it the gateway speaks stdio.
   */
  listen?: string;
  /**
   * Certificate chain (PEM) with which the gateway serves HTTPS instead of HTTP. A renewed file is taken without a restart.
   */
  listenCertFile?: string;
  /**
   * Private key (PEM) of listenCertFile.
   */
  listenKeyFile?: string;
  /**
   * Authorities (PEM) one of which must have issued the certificate of every client; without it clients need none.
   */
  listenClientCaFile?: string;
  /**
   * URL under which clients reach this gateway: the resource that tokens must be for; with several servers each one is at /name below it. Its host is an allowed one.
   */
  publicUrl?: string;
  /**
   * URL of the MCP server behind this gateway.
   */
  upstream?: string;
  /**
   * Authorities (PEM) that are believed for the one upstream, instead of those of the system.
   */
  upstreamCaFile?: string;
  /**
   * Certificate (PEM) that the gateway shows to the one upstream.
   */
  upstreamCertFile?: string;
  /**
   * Private key (PEM) of upstreamCertFile.
   */
  upstreamKeyFile?: string;
  /**
   * MCP servers by name; each is served at the path /name.
   */
  upstreams?: {
    [k: string]: Upstream;
  };
  /**
   * YAML or JSON file in which the operator says what tools can do; `shearpin capabilities` prints one to begin with.
   */
  capabilitiesFile?: string;
  /**
   * Without Kafka: folder of detectors that run beside the catalogue, .yaml, .yml and .bundle.json files. Read again when something in it changes; while it has faults, what ran before goes on. All gateways of a user share one worker, and the one that runs it brings its folder. With Kafka the worker has its own.
   */
  detectorsDir?: string;
  /**
   * Whether the annotations of the one server are believed.
   */
  trusted: boolean;
  /**
   * Name of the agent that uses this gateway. Over stdio, the calls of one user and agent are one session.
   */
  agent?: string;
  /**
   * Issuer of the access tokens of clients; its keys, found by its metadata, say who calls. Without it that is what servers accept.
   */
  tokenIssuer?: string;
  /**
   * Where the keys of that issuer are, instead of where its metadata says. Alone: every issuer whose tokens they verify.
   */
  tokenJwksUrl?: string;
  /**
   * Values of the Host header that are taken beside localhost, 127.0.0.1 and [::1], without port.
   *
   * @maxItems 64
   */
  allowedHosts: string[];
  /**
   * Values of the Origin header that are taken beside those of the loopback hosts.
   *
   * @maxItems 64
   */
  allowedOrigins: string[];
  /**
   * What happens to calls of a capability while the command feed is not fresh: open, closed, or closed-once-armed. Laid over the defaults. A family such as `egress.*` means all its members; a member's own entry beats it.
   */
  failurePolicy?: {
    [k: string]: 'open' | 'closed' | 'closed-once-armed';
  };
  /**
   * Capabilities whose calls are refused whenever the command feed is not fresh or nobody watches; a family such as `egress.*` means all its members. Beats failurePolicy.
   *
   * @maxItems 32
   */
  failClosed: CapabilityChoice[];
  /**
   * Capabilities whose calls wait until a worker has judged all that this gateway told of their session before, so that what is armed by it is in force; a family such as `egress.*` means all its members. At the deadline a call passes or stops as with a stale command feed.
   *
   * @maxItems 32
   */
  awaitJudged: CapabilityChoice[];
  /**
   * How long a call waits for that at most.
   */
  awaitJudgedMs: number;
  /**
   * How a refusal may be appealed; told to whoever is refused.
   */
  appeal?: string;
  /**
   * The command feed is stale when no beacon that matches came for so long.
   */
  staleAfterMs: number;
  /**
   * Calls of a session count as unwatched when its worker has not told for so long that it judges them, or is so far behind; they then pass or stop as with a stale command feed. A worker tells it twice a second.
   */
  unwatchedAfterMs: number;
  /**
   * How long a call is held for an approval at most.
   */
  holdMs: number;
  /**
   * Time between two heartbeats.
   */
  heartbeatMs: number;
  /**
   * A caller without a session of its own begins a new one after so much silence.
   */
  idleGapMs: number;
  /**
   * Events that wait for the log at most; what does not fit is dropped and counted.
   */
  bufferEventsMax: number;
  /**
   * Bytes of the events that wait for the log at most. Definitions of tools have room of their own for 16 MiB, and acks for 8 MiB.
   */
  bufferBytesMax: number;
  /**
   * A longer message, line or body is not taken.
   */
  messageBytesMax: number;
  /**
   * Over HTTP, bytes of bodies of requests that are held at once at most, over all clients, and of answers as many again. A request beyond that is answered with 503; an answer waits.
   */
  heldBytesMax: number;
  /**
   * A request or an answer over HTTP with more bytes of headers is not taken.
   */
  headerBytesMax: number;
  /**
   * A client over HTTP that takes longer to send its headers, or for the handshake of TLS, is sent away.
   */
  headersTimeoutMs: number;
  /**
   * The body of a request over HTTP must grow by so many bytes in each span of bodyProgressMs until it is whole.
   */
  bodyProgressBytes: number;
  /**
   * The span in which a body must grow.
   */
  bodyProgressMs: number;
  /**
   * A client over HTTP that takes nothing of what it is being sent for so long is sent away, in twice the time at most. Over HTTPS a message counts as taken when all of it is.
   */
  answerStallMs: number;
  /**
   * Connections of clients over HTTP that are open at once at most.
   */
  connectionsMax: number;
  /**
   * Sessions that are open at once at most, over HTTP in front of a stdio server.
   */
  sessionsMax: number;
  /**
   * Over HTTP, a session that was silent for so long is ended before a stdio server, and forgotten before one over HTTP.
   */
  sessionIdleMs: number;
  /**
   * Over HTTP, a gateway that is told to end gives the calls that run so much time.
   */
  drainMs: number;
  /**
   * Whether each request over HTTP is told in a line on stderr: method, status, time, sizes, server and a hash of the session; never what it said.
   */
  accessLog: boolean;
  /**
   * Where /livez, /readyz and /metrics are served, host:port; port 0 takes a free one. Over stdio none is served unless this is set.
   */
  adminListen?: string;
  /**
   * Least severe level that is logged, to stderr.
   */
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}
/**
 * One MCP server: a url, or a command with its arguments.
 */
export interface Upstream {
  /**
   * Where it serves Streamable HTTP.
   */
  url?: string;
  /**
   * Authorities (PEM) that are believed for it, instead of those of the system.
   */
  caFile?: string;
  /**
   * Certificate (PEM) that the gateway shows to it.
   */
  certFile?: string;
  /**
   * Private key (PEM) of certFile.
   */
  keyFile?: string;
  /**
   * Program to start; it speaks over its pipes.
   */
  command?: string;
  /**
   * Arguments of the program.
   *
   * @maxItems 256
   */
  args?: string[];
  /**
   * Variables laid over the environment that the program inherits.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * Name of the agent that uses this server, when it is another than the gateway's.
   */
  agent?: string;
  /**
   * Issuer of the access tokens for this server, instead of the gateway's.
   */
  tokenIssuer?: string;
  /**
   * Where the keys of that issuer are.
   */
  tokenJwksUrl?: string;
  /**
   * Whether its annotations are believed.
   */
  trusted?: boolean;
  /**
   * What the operator says of tools, by name; stronger than annotations and words.
   */
  tools?: {
    [k: string]: OperatorTool;
  };
}
export interface GatewayEntry {
  id: string;
  tenant: string;
  /**
   * Key files, relative to this file; two while a key is being replaced.
   *
   * @minItems 1
   * @maxItems 2
   */
  ingestKeyFiles: string[];
}
/**
 * Which gateways a worker believes: the tenant and the ingest keys of each.
 */
export interface Gateways {
  spec: 'shearpin.gateways.v1';
  /**
   * @maxItems 65536
   */
  gateways: GatewayEntry[];
}
/**
 * A gateway lives, and what it could not tell. Type shearpin.gateway.heartbeat.v1.
 */
export interface Heartbeat {
  /**
   * Event id.
   */
  id: string;
  /**
   * Event time, by the gateway's clock.
   */
  timeMs: number;
  /**
   * Tenant.
   */
  tenant: string;
  gateway: Gateway;
  /**
   * Until the next one.
   */
  intervalMs: number;
  /**
   * It is the last one: the gateway stops, and its silence means nothing.
   */
  ending?: boolean;
  dropped: Dropped;
  /**
   * Events that wait to be produced.
   */
  buffered: number;
  /**
   * Sessions with traffic or drops since the last heartbeat.
   *
   * @maxItems 256
   */
  sessions?: HeartbeatSession[];
  feed: Feed;
  traffic?: Traffic;
  /**
   * Own clock against the log's append time.
   */
  clockOffsetMs: number;
}
export interface HeartbeatSession {
  key: string;
  /**
   * Last sequence number given.
   */
  seq: number;
  /**
   * Events of this session dropped since boot.
   */
  dropped: number;
}
/**
 * Whether sessions hold calls together.
 */
export interface Traffic {
  /**
   * Calls since boot.
   */
  calls: number;
  /**
   * Sessions that began since boot.
   */
  sessions: number;
  /**
   * Of the last 100 calls or more nearly each began a session of its own.
   */
  degenerate: boolean;
}
/**
 * Where `shearpin topics` and `shearpin acls` look after a Kafka.
 */
export interface KafkaAdminConfig {
  /**
   * Kafka brokers, host:port, separated by commas.
   *
   * @minItems 1
   * @maxItems 64
   */
  kafkaBrokers: string[];
  /**
   * Put before the name of every topic.
   */
  topicPrefix: string;
  kafkaSecurityProtocol: KafkaSecurityProtocol;
  kafkaSaslMechanism?: KafkaSaslMechanism;
  kafkaSaslUsername?: KafkaSaslUsername;
  kafkaSaslPasswordFile?: KafkaSaslPasswordFile;
  kafkaCaFile?: KafkaCaFile;
  kafkaCertFile?: KafkaCertFile;
  kafkaKeyFile?: KafkaKeyFile;
  kafkaServerName?: KafkaServerName;
}
/**
 * What the tenant answers. Only to others than the tenant.
 */
export interface NotePeers {
  /**
   * Rises with every word of the tenant.
   */
  number: number;
  /**
   * Median of the calls a minute; 0 while none is known.
   */
  rate: number;
  /**
   * Thousandths of the mean, of the 24 hours of a day, or of the 168 of a week from Thursday 0:00 UTC on.
   *
   * @minItems 24
   * @maxItems 168
   */
  season: number[];
}
/**
 * To whom it is told: of a report the tenant, of an answer the entity.
 */
export interface NoteReader {
  kind: 'agent' | 'principal' | 'server' | 'tool' | 'tenant';
  /**
   * Of a tool server and name; of a tenant empty.
   */
  id: string;
}
/**
 * What an entity tells of itself. Only to the tenant.
 */
export interface NoteReport {
  /**
   * The newest of the hours, counted from 1970.
   */
  hour: number;
  /**
   * Learned calls in the hours up to that one, the oldest first. Empty: the entity has just begun.
   *
   * @maxItems 24
   */
  calls: number[];
  /**
   * Calls a minute, without the season.
   */
  rate: number;
  /**
   * From how many minutes the rate was learned.
   */
  minutes: number;
}
/**
 * A notification that passed. Type shearpin.notification.v1.
 */
export interface Notification {
  /**
   * Event id.
   */
  id: string;
  /**
   * Event time, by the gateway's clock.
   */
  timeMs: number;
  /**
   * Tenant.
   */
  tenant: string;
  gateway: Gateway;
  session: Session;
  server: Server;
  direction: 'to-server' | 'to-client';
  /**
   * MCP method, or 'other'.
   */
  method: string;
  bytes: number;
}
/**
 * How far the owner of a partition of the calls topic is, so that gateways know when nobody watches.
 */
export interface Progress {
  spec: 'shearpin.progress.v1';
  writer: string;
  partition: number;
  /**
   * Partitions of the calls topic.
   */
  partitions: number;
  /**
   * Of the calls topic.
   */
  incarnation: number;
  /**
   * Of the owner: rises with every assignment, so that a former owner's word does not count.
   */
  epoch: number;
  /**
   * Rises with every word of one owner.
   */
  number: number;
  /**
   * Owner's clock.
   */
  timeMs: number;
  /**
   * Everything before this offset is judged and what came of it published, as decimal text.
   */
  offset: string;
  /**
   * The end of the topic of commands by partition, with all that came of what is judged before it; absent while that is not known.
   *
   * @maxItems 1024
   */
  commands?: CommandsEnd[];
  /**
   * For how long the next record has waited to be judged; 0 when none waits.
   */
  behindMs: number;
}
/**
 * A set of rules that judged records: what a worker that begins later needs to judge by it again.
 */
export interface Rules {
  spec: 'shearpin.rules.v1';
  writer: string;
  /**
   * What the commit metadata call the set: a hash of everything in it, so that no other set can stand for it.
   */
  name: string;
  /**
   * When it was written, by the writer's clock.
   */
  timeMs: number;
  /**
   * Base64 of gzip of JSON: the files of the folder of detectors, and how the operator set detectors.
   */
  source: string;
}
/**
 * What happens, in which order, how soon, and what must not happen.
 */
export interface Sequence {
  /**
   * Calls belong together when they agree in all of these. The tenant is always among them. Without the session they may be of several: then one of agent, principal, server and tool may stand beside the tenant.
   *
   * @minItems 1
   * @maxItems 7
   */
  by: ('tenant' | 'session' | 'call' | 'agent' | 'principal' | 'server' | 'tool')[];
  within: Duration;
  match?: Match;
  /**
   * Steps, groups and counts, in their order. Other calls may stand between them.
   *
   * @minItems 1
   * @maxItems 24
   */
  steps: SequenceItem[];
  /**
   * What must not happen.
   *
   * @maxItems 16
   */
  unless?: Unless[];
}
/**
 * A step (where), a group (any-order, one-of) or a count (count, sum, distinct).
 */
export interface SequenceItem {
  id: StepId;
  where?: ExpressionText;
  capture?: Captures;
  /**
   * The arguments carry one of the values captured under that name; the same as intersects($name, arguments.fingerprints()).
   */
  carries?: string;
  times?: Times;
  /**
   * The step may be left out. Not for the first and the last. Default: false.
   */
  optional?: boolean;
  /**
   * The agent's very next call after the one that the item before took; no other call of that agent stands between. Default: false.
   */
  strict?: boolean;
  after?: Duration;
  within?: Duration;
  /**
   * Steps that all happen, in any order or at once.
   *
   * @minItems 2
   * @maxItems 8
   */
  'any-order'?: SequenceBranch[];
  /**
   * Steps of which one happens.
   *
   * @minItems 2
   * @maxItems 8
   */
  'one-of'?: SequenceBranch[];
  count?: Count;
  sum?: Sum;
  distinct?: Distinct;
}
/**
 * From at least so often to at most so often.
 */
export interface TimesRange {
  /**
   * Least.
   */
  min: number;
  /**
   * Most. Absent: as often as it comes.
   */
  max?: number;
}
/**
 * A step of a group.
 */
export interface SequenceBranch {
  id: StepId;
  where: ExpressionText;
  capture?: Captures;
  /**
   * The arguments carry one of the values captured under that name; the same as intersects($name, arguments.fingerprints()).
   */
  carries?: string;
}
/**
 * Taken when a number, added up over the calls that match, reaches a bound.
 */
export interface Sum {
  where: ExpressionText;
  of: ExpressionText;
  /**
   * The bound. A text may have a unit, such as 10MB or 15m.
   */
  'at-least': number | string;
}
/**
 * What must not happen: between two items, before one for a time, or after the last for a time.
 */
export interface Unless {
  /**
   * Two ids: not after the first was decided and before the second is.
   *
   * @minItems 2
   * @maxItems 2
   */
  between?: StepId[];
  before?: StepId;
  after?: StepId;
  for?: Duration;
  where: ExpressionText;
}
/**
 * A detector of a sequence of calls: metadata, logic and tests in one file.
 */
export interface SequenceFile {
  /**
   * Family and name, final once released: findings and alerts carry it.
   */
  id: string;
  /**
   * Three numbers. Another major version makes other findings: their ids hold it.
   */
  version: string;
  /**
   * What happened, in a few words: the title of its alerts.
   */
  title: string;
  /**
   * What it looks for, in one or two sentences.
   */
  description: string;
  /**
   * experimental and test run in shadow: their findings are shown and nobody is alarmed. stable alerts or enforces. deprecated is kept for those who still use it.
   */
  status: 'experimental' | 'test' | 'stable' | 'deprecated';
  /**
   * How bad it is when it is true.
   */
  severity: 'informational' | 'low' | 'medium' | 'high' | 'critical';
  /**
   * Techniques that it detects, each in the words of one version of a framework.
   *
   * @minItems 1
   * @maxItems 16
   */
  maps: TechniqueReference[];
  sequence: Sequence;
  arm?: StepId;
  respond?: SequenceResponse;
  /**
   * One sentence for the alert: what was done, for somebody who does not know the detector.
   */
  text: string;
  /**
   * Honest causes that look the same.
   *
   * @minItems 1
   * @maxItems 16
   */
  falsepositives: string[];
  /**
   * Questions that whoever gets the alert should ask, in order.
   *
   * @minItems 1
   * @maxItems 16
   */
  triage: string[];
  /**
   * Traces and what the detector makes of them: at least one at which it fires, and one at which it stays silent.
   *
   * @minItems 1
   * @maxItems 256
   */
  tests: DetectorTest[];
}
/**
 * A technique of a framework.
 */
export interface TechniqueReference {
  /**
   * Whose id it is.
   */
  framework: 'mitre-attack' | 'mitre-atlas' | 'owasp-mcp' | 'owasp-agentic';
  /**
   * Version of the framework, in quotes.
   */
  version: string;
  /**
   * Id in that version.
   */
  id: string;
}
/**
 * What a finding does to the breaker of its session.
 */
export interface SequenceResponse {
  /**
   * open: calls of the session are refused.
   */
  breaker: 'open';
  /**
   * What it applies to.
   */
  scope: 'session';
  /**
   * deny refuses all calls, deny_egress those that send something out; require_approval holds them, throttle slows them down. Default: deny.
   */
  mode?: 'deny' | 'deny_egress' | 'require_approval' | 'throttle';
  ttl: Duration;
}
/**
 * Nothing is expected of a session any more: the last connection of it that the gateway knew was ended. Type shearpin.session.ended.v1.
 */
export interface SessionEnded {
  /**
   * Event id.
   */
  id: string;
  /**
   * Event time, by the gateway's clock.
   */
  timeMs: number;
  /**
   * Tenant.
   */
  tenant: string;
  gateway: Gateway;
  session: Session;
  server: Server;
  /**
   * Who ended it: the client asked for it, the server knows it no more, or the connection closed.
   */
  by: 'client' | 'server' | 'connection';
}
/**
 * An event of a session as one entity over several sessions hears of it. Type shearpin.signal.v1.
 */
export interface Signal {
  /**
   * Tenant.
   */
  tenant: string;
  entity: SignalEntity;
  source: SignalSource;
  /**
   * Event time, clamped, and in the order of its gateway.
   */
  timeMs: number;
  /**
   * Of the end of a call: its request came before it.
   */
  isRequestKnown: boolean;
  /**
   * CloudEvents type of the event.
   */
  type:
    | 'shearpin.call.requested.v1'
    | 'shearpin.call.completed.v1'
    | 'shearpin.notification.v1'
    | 'shearpin.approval.v1'
    | 'shearpin.discovery.v1';
  /**
   * The event, as the schema of its type says.
   */
  data: {
    [k: string]: unknown;
  };
}
/**
 * What the event belongs to beside its session.
 */
export interface SignalEntity {
  kind: 'agent' | 'principal' | 'server' | 'tool' | 'tenant';
  /**
   * Of a tool server and name; of a tenant empty.
   */
  id: string;
}
/**
 * The record of the calls topic that tells the event.
 */
export interface SignalSource {
  /**
   * Of the calls topic.
   */
  incarnation: number;
  partition: number;
  /**
   * As decimal text.
   */
  offset: string;
  /**
   * When the log took the record.
   */
  appendTimeMs: number;
}
/**
 * What an entity tells its tenant of how often it acts, or the tenant answers of its peers. Type shearpin.signal.note.v1.
 */
export interface SignalNote {
  /**
   * Tenant.
   */
  tenant: string;
  entity: NoteReader;
  /**
   * Id of the entity that tells; of the tenant empty.
   */
  from: string;
  /**
   * The detector that both are of.
   */
  detector: string;
  /**
   * Event time of what it was told at.
   */
  timeMs: number;
  report?: NoteReport;
  peers?: NotePeers;
}
/**
 * Time passes in a partition of the signals topic in which something waits for it. Type shearpin.signal.tick.v1.
 */
export interface SignalTick {
  /**
   * Of the signals topic.
   */
  partition: number;
}
/**
 * Where `shearpin status` and `shearpin capabilities` read.
 */
export interface StatusConfig {
  /**
   * Kafka brokers, host:port, separated by commas. Without them the log of the state folder is read.
   *
   * @minItems 1
   * @maxItems 64
   */
  kafkaBrokers?: string[];
  /**
   * Put before the name of every topic.
   */
  topicPrefix: string;
  kafkaSecurityProtocol: KafkaSecurityProtocol;
  kafkaSaslMechanism?: KafkaSaslMechanism;
  kafkaSaslUsername?: KafkaSaslUsername;
  kafkaSaslPasswordFile?: KafkaSaslPasswordFile;
  kafkaCaFile?: KafkaCaFile;
  kafkaCertFile?: KafkaCertFile;
  kafkaKeyFile?: KafkaKeyFile;
  kafkaServerName?: KafkaServerName;
  recordBytesMax: RecordBytesMax;
  /**
   * Folder of a worker's keys, as made by `shearpin keys new`. Required with Kafka.
   */
  keysDir?: string;
  /**
   * Without Kafka, a command with a log of its own: demo is that of `shearpin start`.
   */
  gatewayId?: string;
  /**
   * Without Kafka, the tenant of the gateways.
   */
  tenant: string;
  /**
   * Without Kafka, the deployment of the gateways.
   */
  deployment: string;
}
/**
 * Settings of the topic by Kafka's own names; what is not named here is left as it is.
 */
export interface TopicConfig {
  /**
   * The broker's time is the only one that is believed.
   */
  'message.timestamp.type': 'LogAppendTime';
  /**
   * As the topic needs it.
   */
  'cleanup.policy': 'delete' | 'compact' | 'compact,delete';
  /**
   * No reader here can unpack another codec.
   */
  'compression.type': 'uncompressed' | 'gzip' | 'producer';
  [k: string]:
    | string
    | number
    | boolean
    | 'LogAppendTime'
    | 'delete'
    | 'compact'
    | 'compact,delete'
    | 'uncompressed'
    | 'gzip'
    | 'producer';
}
/**
 * One topic.
 */
export interface TopicEntry {
  /**
   * Partitions at least; a topic that has more keeps them.
   */
  partitions: number;
  settings: TopicConfig;
}
/**
 * The topics of the stream and their settings. Names stand without the prefix.
 */
export interface TopicsFile {
  /**
   * Form of this file: shearpin.topics.v1.
   */
  spec: 'shearpin.topics.v1';
  /**
   * Brokers that hold each partition.
   */
  replicationFactor: number;
  /**
   * Topics by name.
   */
  topics: {
    [k: string]: TopicEntry;
  };
}
/**
 * Which public keys may sign commands, for whom and over what. Public; every gateway and worker holds it.
 */
export interface Trust {
  spec: 'shearpin.trust.v1';
  /**
   * Audience of every signature.
   */
  deployment: string;
  /**
   * @minItems 1
   * @maxItems 64
   */
  keys: TrustKey[];
}
export interface TrustKey {
  /**
   * Names the key in signatures.
   */
  kid: string;
  writer: string;
  /**
   * Ed25519 public key, 32 bytes as base64url.
   */
  publicKey: string;
  /**
   * Tenants that the key may command; * stands for all.
   *
   * @minItems 1
   * @maxItems 1024
   */
  tenants: string[];
  /**
   * Scope kinds that the key may command.
   *
   * @minItems 1
   * @maxItems 8
   */
  scopes: ('call' | 'session' | 'agent' | 'principal' | 'server' | 'tool' | 'tenant' | 'global')[];
  /**
   * In whose name the key may command; a person's state wins over policy.
   *
   * @minItems 1
   * @maxItems 2
   */
  initiators: ('policy' | 'person')[];
  /**
   * Nothing signed by a retired key is taken.
   */
  status: 'active' | 'retired';
}
/**
 * Configuration of a worker.
 */
export interface WorkerConfig {
  /**
   * Kafka brokers, host:port, separated by commas.
   *
   * @minItems 1
   * @maxItems 64
   */
  kafkaBrokers: string[];
  /**
   * Put before the name of every topic.
   */
  topicPrefix: string;
  kafkaSecurityProtocol: KafkaSecurityProtocol;
  kafkaSaslMechanism?: KafkaSaslMechanism;
  kafkaSaslUsername?: KafkaSaslUsername;
  kafkaSaslPasswordFile?: KafkaSaslPasswordFile;
  kafkaCaFile?: KafkaCaFile;
  kafkaCertFile?: KafkaCertFile;
  kafkaKeyFile?: KafkaKeyFile;
  kafkaServerName?: KafkaServerName;
  /**
   * Redis that holds the sessions, redis:// or rediss://.
   */
  redisUrl: string;
  /**
   * Whether redisUrl is a node of a Redis Cluster; sessions are spread over its masters then.
   */
  redisCluster: boolean;
  /**
   * Other nodes of the Redis Cluster, host:port, separated by commas: a worker that starts while the node of redisUrl is away begins with them. For redisCluster only.
   *
   * @maxItems 64
   */
  redisClusterNodes?: string[];
  /**
   * User that this process is to Redis, when the URL names none.
   */
  redisUsername?: string;
  /**
   * File that holds the password for Redis, and nothing else but a line's end.
   */
  redisPasswordFile?: string;
  /**
   * Certificates in PEM of the authorities that are believed of Redis, instead of the system's. For rediss:// only.
   */
  redisCaFile?: string;
  /**
   * Certificate in PEM that is shown to Redis. Needs redisKeyFile.
   */
  redisCertFile?: string;
  /**
   * Private key of redisCertFile in PEM, without a passphrase.
   */
  redisKeyFile?: string;
  /**
   * Name that the certificate of Redis must be for, instead of the host of the URL.
   */
  redisServerName?: string;
  /**
   * Put before every key in Redis.
   */
  keyPrefix: string;
  /**
   * Folder of the worker's keys, as made by `shearpin keys new`.
   */
  keysDir: string;
  /**
   * Audience of the commands: gateways of another deployment refuse them. Absent: the one of the trust file in the keys' folder; another one is a fault.
   */
  deployment?: string;
  /**
   * Where /livez, /readyz and /metrics are served, host:port; port 0 takes a free one.
   */
  adminListen: string;
  /**
   * Least severe level that is logged.
   */
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /**
   * Consumer group that the workers of a deployment share.
   */
  groupId: string;
  /**
   * A session that was silent for so long has ended.
   */
  sessionIdleMs: number;
  /**
   * How long the state of an ended session is kept; with the idle time, how far a worker goes back when Redis lost its data, unless a detector's window is longer.
   */
  replayWindowMs: number;
  /**
   * Sessions that are kept in memory per partition.
   */
  cacheSessionsMax: number;
  /**
   * Bytes that sessions may take in the memory of the worker, over all of its partitions.
   */
  cacheBytesMax: number;
  /**
   * Sessions that one gateway may begin in an hour of its clock before that is a health finding.
   */
  floodSessionsMax: number;
  /**
   * Agents, principals, tools and servers of one tenant that one worker may hear of for the first time in an hour before that is a health finding.
   */
  floodEntitiesMax: number;
  recordBytesMax: RecordBytesMax;
  /**
   * Records that are processed, saved, published and committed together.
   */
  batchRecordsMax: number;
  /**
   * A record during which the process died so often goes to the dead-letter topic.
   */
  attemptsMax: number;
  /**
   * Time between two beacons of a partition; gateways hold the command feed for stale without them.
   */
  beaconMs: number;
  /**
   * A live gateway that has not acknowledged a live command for so long raises a health alert.
   */
  ackTimeoutMs: number;
  /**
   * How far the clocks of gateways may differ: an expired command is kept so much longer.
   */
  clockToleranceMs: number;
  /**
   * How late an event may come: what is missing after a deadline is waited for so much longer before it counts as absent.
   */
  latenessMs: number;
  /**
   * How often at most what was learned of an agent, or of its tenant, is written to the topic that outlives the store.
   */
  baselineMs: number;
  /**
   * Time after which what a finding added to the risk of its session is half of it.
   */
  riskHalfLifeMs: number;
  /**
   * Score of risk from which on alerts show the level throttle.
   */
  riskThrottleAt: number;
  /**
   * Score of risk from which on alerts show the level approval; not below riskThrottleAt.
   */
  riskApprovalAt: number;
  /**
   * Score of risk from which on alerts show the level open; not below riskApprovalAt.
   */
  riskOpenAt: number;
  /**
   * Folder of detectors that run beside the catalogue: .yaml, .yml and .bundle.json files. Read again when something in it changes; while it has faults, what ran before goes on. Absent: the catalogue alone.
   */
  detectorsDir?: string;
  detectors: DetectorsConfig;
}
