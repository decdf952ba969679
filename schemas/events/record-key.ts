/** Record key on the calls topic: everything of one session meets in one partition. */
export function sessionRecordKey(tenant: string, sessionKey: string): string {
  return `${tenant}:${sessionKey}`;
}

/** Record key of what a gateway says of itself. */
export function gatewayRecordKey(tenant: string, gatewayId: string): string {
  return `${tenant}:gateway:${gatewayId}`;
}

/** The principal that namespaces a session key. */
export function principalOfSession(sessionKey: string): string {
  return sessionKey.slice(0, 16);
}
