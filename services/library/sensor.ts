/** What a gateway needs to watch MCP traffic and to obey commands: `shearpin/sensor`. */
export { loadGatewayKeys } from '../adapters/crypto/load-keys.ts';
export type { GatewayKeys } from '../adapters/crypto/load-keys.ts';
export { createCapabilityRules } from '../sensor/capabilities/capability-rules.ts';
export type { CapabilityRulesOptions, CatalogEntry, OperatorCatalog } from '../sensor/capabilities/capability-rules.ts';
export { inferCapabilities } from '../sensor/capabilities/infer-capabilities.ts';
export type { InferOptions } from '../sensor/capabilities/infer-capabilities.ts';
export { refineByArguments } from '../sensor/capabilities/refine-by-arguments.ts';
export { watchFetch } from '../sensor/embedding/watch-fetch.ts';
export type { FetchHandler, WatchFetchOptions } from '../sensor/embedding/watch-fetch.ts';
export { watchTransport } from '../sensor/embedding/watch-transport.ts';
export type { TransportShape, WatchTransportOptions } from '../sensor/embedding/watch-transport.ts';
export { createEnforcer } from '../sensor/enforcer/enforcer.ts';
export type { ApplyOutcome, Enforcer, EnforcerDecision } from '../sensor/enforcer/enforcer.ts';
export type { EnforcerDeps, EnforcerSettings } from '../sensor/enforcer/enforcer-options.ts';
export type { EnforcedCall } from '../sensor/enforcer/judge-call.ts';
export { FingerprintKeys } from '../sensor/inspection/fingerprint-keys.ts';
export type { FingerprintKeyring } from '../sensor/inspection/fingerprint-keys.ts';
export { createInspector } from '../sensor/inspection/inspector.ts';
export type { Inspector, InspectorDeps } from '../sensor/inspection/inspector.ts';
export { createObserver } from '../sensor/observer/observer.ts';
export type { Observer, TrafficTally } from '../sensor/observer/observer.ts';
export type { ObserverDeps } from '../sensor/observer/observer-deps.ts';
export type {
  ClientOutcome,
  Connection,
  ConnectionBase,
  ConnectionInfo,
  MessageHints,
  UpstreamInfo,
} from '../sensor/observer/connection.ts';
export type {
  CapabilityRules,
  HoldEnd,
  Holds,
  SensorEvent,
  SensorEventData,
  SensorFault,
} from '../sensor/observer/ports.ts';
export { resourceMetadataIn } from '../sensor/discovery/challenge.ts';
export { urlsIn } from '../sensor/discovery/metadata-document.ts';
export type { DiscoverySighting, LeadingUrl } from '../sensor/discovery/discovery-sighting.ts';
export type { Caller, ListenerCaller, TokenCaller } from '../sensor/sessions/caller.ts';
export { createSensor } from './create-sensor.ts';
export type { CommandRecord, Delivery, Sensor, SensorOptions, SensorRecord } from './create-sensor.ts';
