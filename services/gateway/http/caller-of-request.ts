import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../sensor/sessions/caller.ts';
import { LruTable } from '../../sensor/sessions/lru-table.ts';

const tokensMax = 10_000;

/** Who asks, by the token of a request; remembers which tokens a server took. */
export class RequestCallers {
  readonly #listener: string;
  readonly #accepted = new LruTable<string, true>(tokensMax);

  constructor({ listener }: { readonly listener: string }) {
    this.#listener = listener;
  }

  callerOf({ headers: { authorization } }: IncomingMessage): Caller {
    if (authorization === undefined || authorization === '') return { kind: 'listener', listener: this.#listener };
    return { kind: 'token', authorization, accepted: this.#accepted.get(digest(authorization)) === true };
  }

  /** The server answered a request of this caller. Returns the caller as it is known from now on. */
  noteStatus(caller: Caller, status: number): Caller {
    if (caller.kind !== 'token' || caller.accepted || status === 401) return caller;
    this.#accepted.set(digest(caller.authorization), true);
    return { ...caller, accepted: true };
  }
}

function digest(authorization: string): string {
  return createHash('sha256').update(authorization).digest('base64');
}
