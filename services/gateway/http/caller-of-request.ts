import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Caller, TokenCaller } from '../../sensor/sessions/caller.ts';
import { LruTable } from '../../sensor/sessions/lru-table.ts';
import { credentialsOf } from '../../sensor/sessions/token.ts';

export interface RequestCallersDeps {
  readonly listener: string;
  /** Puts a token to the keys of its issuer, where the operator named one. */
  readonly verifyToken?: ((token: string) => Promise<'verified' | 'refuted' | 'unknown'>) | undefined;
}

const tokensMax = 10_000;

/** Who asks, by the token of a request; remembers which tokens a server took. */
export class RequestCallers {
  readonly #deps: RequestCallersDeps;
  /** Whoever gives no token. */
  readonly #anybody: Caller;
  readonly #accepted = new LruTable<string, true>(tokensMax);

  constructor(deps: RequestCallersDeps) {
    this.#deps = deps;
    this.#anybody = { kind: 'listener', listener: deps.listener };
  }

  /** Tokens elsewhere than in the Authorization header are nobody's: a URL is written into logs on its way. */
  async callerOf({ headers: { authorization } }: Pick<IncomingMessage, 'headers'>): Promise<Caller> {
    if (authorization === undefined || authorization === '') return this.#anybody;
    const { verifyToken } = this.#deps;
    const accepted = this.#accepted.get(digest(authorization)) === true;
    const check = await verifyToken?.(credentialsOf(authorization).value);
    const signature = check === undefined || check === 'unknown' ? {} : { signature: check };
    return { kind: 'token', authorization, accepted, ...signature };
  }

  /**
   * The server answered a message of this caller. It took the token when it answered well: a fault says nothing, and a
   * 401 takes back what it said before. Returns the caller as it is known from now on.
   */
  noteAnswer(caller: Caller, status: number): Caller {
    if (caller.kind !== 'token') return caller;
    if (status === 401) return this.#known(caller, false);
    return status >= 200 && status < 300 ? this.#known(caller, true) : caller;
  }

  #known(caller: TokenCaller, accepted: boolean): Caller {
    if (accepted === caller.accepted) return caller;
    const key = digest(caller.authorization);
    if (accepted) this.#accepted.set(key, true);
    else this.#accepted.delete(key);
    return { ...caller, accepted };
  }
}

function digest(authorization: string): string {
  const { scheme, value } = credentialsOf(authorization);
  return createHash('sha256').update(`${scheme} ${value}`).digest('base64');
}
