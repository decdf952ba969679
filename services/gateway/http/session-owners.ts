import type { Principal } from '../../../schemas/generated/types.ts';
import { LruTable } from '../../sensor/sessions/lru-table.ts';

const sessionsMax = 10_000;

/**
 * To whom the HTTP sessions of a server belong. A client may renew its token while its session goes on, and the new one
 * names nobody until the server takes it: until then, and where tokens name nobody at all, the session says who it is.
 */
export class SessionOwners {
  readonly #owners = new LruTable<string, Principal>(sessionsMax);

  opened(sessionId: string, owner: Principal): void {
    this.#owners.set(sessionId, owner);
  }

  /** The principal of a call in this session, by the session and by the call's own token. */
  ownerOf(sessionId: string, own: Principal, { isTaken }: { readonly isTaken: boolean }): Principal {
    const owner = this.#owners.get(sessionId);
    if (owner === undefined || own.method !== 'token') return own;
    // A server that lets anybody open a session may ask for a token later; whoever gives one it takes is somebody else.
    const isRenewed = !isTaken || owner.method === 'token';
    return isRenewed ? owner : own;
  }
}
