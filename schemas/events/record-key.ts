/** Record key on the calls topic: everything of one session meets in one partition. */
export function sessionRecordKey(tenant: string, sessionKey: string): string {
  return `${tenant}:${sessionKey}`;
}

/** Record key of what a gateway says of itself. */
export function gatewayRecordKey(tenant: string, gatewayId: string): string {
  return `${tenant}:gateway:${gatewayId}`;
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

/** The principal that namespaces a session key. */
export function principalOfSession(sessionKey: string): string {
  return sessionKey.slice(0, 16);
}
