/** Record key on the calls topic: everything of one session meets in one partition. */
export function sessionRecordKey(tenant: string, sessionKey: string): string {
  return `${tenant}:${sessionKey}`;
}

/** Record key of what a gateway says of itself. */
export function gatewayRecordKey(tenant: string, gatewayId: string): string {
  return `${tenant}:gateway:${gatewayId}`;
}

/** Record key of what a tenant is told of a topic. */
export function topicRecordKey(tenant: string, topic: string): string {
  return `${tenant}:topic:${topic}`;
}

/** Record key of a definition: the newest one of each name stays when the topic is compacted. */
export function catalogRecordKey(at: {
  readonly tenant: string;
  readonly gateway: string;
  readonly server: { readonly id: string };
  readonly target: { readonly kind: string; readonly name: string };
}): string {
  return `${gatewayRecordKey(at.tenant, at.gateway)}:${at.server.id}/${at.target.kind}/${at.target.name}`;
}

/** Record key of what workers note of a tool, whichever gateway saw it. */
export function catalogReferenceKey(at: {
  readonly tenant: string;
  readonly server: string;
  readonly name: string;
}): string {
  return `${at.tenant}:reference:${at.server}/${at.name}`;
}

/** The principal that namespaces a session key. */
export function principalOfSession(sessionKey: string): string {
  return sessionKey.slice(0, 16);
}

/** Over what several sessions are looked at together. */
export type EntityKind = 'agent' | 'principal' | 'server' | 'tool' | 'tenant';

export interface EntityName {
  readonly kind: EntityKind;
  /** Of a tool server and name; of a tenant empty. */
  readonly id: string;
}

/** Record key on the signals topic: everything of one entity meets in one partition. */
export function entityRecordKey(tenant: string, { kind, id }: EntityName): string {
  return `${tenant}:${entityLabel({ kind, id })}`;
}

/** What stands for the session's key where an entity is meant. No session's key looks like it. */
export function entityLabel({ kind, id }: EntityName): string {
  return `${kind}:${id}`;
}

/** Record key of the clock of one partition of the signals topic. */
export function tickRecordKey(partition: number): string {
  return `tick/${String(partition)}`;
}
