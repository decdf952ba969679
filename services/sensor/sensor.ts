/** What a gateway needs to watch MCP traffic and to obey commands: `shearpin/sensor`. */
export { inferCapabilities } from './capabilities/infer-capabilities.ts';
export type { InferOptions } from './capabilities/infer-capabilities.ts';
export { refineByArguments } from './capabilities/refine-by-arguments.ts';
export { createEnforcer } from './enforcer/enforcer.ts';
export type { ApplyOutcome, Enforcer, EnforcerDecision } from './enforcer/enforcer.ts';
export type { EnforcerDeps, EnforcerSettings } from './enforcer/enforcer-options.ts';
export type { EnforcedCall } from './enforcer/judge-call.ts';
export { createInspector } from './inspection/inspector.ts';
export type { Inspector, InspectorDeps } from './inspection/inspector.ts';
export { createObserver } from './observer/observer.ts';
export type { Observer } from './observer/observer.ts';
export type { ObserverDeps } from './observer/observer-deps.ts';
export type {
  ClientOutcome,
  Connection,
  ConnectionBase,
  ConnectionInfo,
  MessageHints,
  UpstreamInfo,
} from './observer/connection.ts';
export type { CapabilityRules, HoldEnd, Holds, SensorEvent, SensorEventData, SensorFault } from './observer/ports.ts';
export { resourceMetadataIn } from './discovery/challenge.ts';
export { urlsIn } from './discovery/metadata-document.ts';
export type { DiscoverySighting, LeadingUrl } from './discovery/discovery-sighting.ts';
export type { Caller, ListenerCaller, TokenCaller } from './sessions/caller.ts';
