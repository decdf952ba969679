import { sessionRecordKey } from '../../../../schemas/events/record-key.ts';
import { createInspector } from '../../../../services/sensor/inspection/inspector.ts';
import { principalOf } from '../../../../services/sensor/sessions/principal.ts';
import { SessionResolver } from '../../../../services/sensor/sessions/session-resolver.ts';
import type { Ground } from '../../pipeline/ground.ts';
import { tenant } from '../../pipeline/ground.ts';
import type { McpSession } from '../load/mcp-session.ts';

export interface SessionName {
  /** As events and alerts name it. */
  readonly key: string;
  /** Of its records. */
  readonly recordKey: string;
}

/** Says what a session is called in the stream, which depends on the keys of the deployment. */
export function sessionNames(ground: Ground): (session: McpSession) => SessionName {
  const key = ground.gatewayKeys().fingerprint.identity;
  const inspector = createInspector({ key });
  const resolver = new SessionResolver({
    keyedHash: (kind, value) => inspector.keyedHash(kind, value),
    clock: { nowMs: () => 0 },
  });
  return ({ bearer, id }) => {
    const caller = { kind: 'token', authorization: `Bearer ${bearer}`, accepted: true } as const;
    const principal = principalOf(caller, inspector).id;
    const base = { kind: 'legacy', id: inspector.keyedHash('legacy-session', id) } as const;
    const session = resolver.peek({ principal, agent: '', server: '', base }).key;
    return { key: session, recordKey: sessionRecordKey(tenant, session) };
  };
}
