/**
 * Which sessions are open, and on which servers: a caller that opens a connection to another server joins what it has
 * open elsewhere.
 *
 * Invariants:
 *  1. A session is open for as long as a base that entered it has not left it.
 *  2. A conversation of a caller joins no second connection to a server on which it is open.
 *  3. Of each caller a bounded number of conversations is kept, and of bounded many callers.
 */
import { LruTable } from './lru-table.ts';

/** Where a base stands in a session. */
export interface Place {
  /** The caller, as the conversation was begun. */
  readonly caller: string;
  readonly server: string;
}

/** A session as others may join it. */
interface Conversation {
  readonly key: string;
  readonly openOn: Map<string, number>;
  lastSeenMs: number;
}

export interface ConversationOptions {
  readonly clock: { nowMs(): number };
  readonly idleGapMs: number;
  readonly callersMax: number;
}

const conversationsOfCallerMax = 16;

export class Conversations {
  readonly #options: ConversationOptions;
  readonly #ofCaller: LruTable<string, Conversation[]>;
  /** How many bases have a session now. */
  readonly #open = new Map<string, number>();

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#ofCaller = new LruTable(options.callersMax);
  }

  enter({ caller, server }: Place, session: string): void {
    this.#open.set(session, (this.#open.get(session) ?? 0) + 1);
    const list = this.#ofCaller.get(caller) ?? [];
    const known = list.find((one) => one.key === session);
    const nowMs = this.#options.clock.nowMs();
    const conversation = known ?? { key: session, openOn: new Map<string, number>(), lastSeenMs: nowMs };
    conversation.openOn.set(server, (conversation.openOn.get(server) ?? 0) + 1);
    if (known === undefined) list.push(conversation);
    if (list.length > conversationsOfCallerMax) list.shift();
    this.#ofCaller.set(caller, list);
  }

  /** Whether another base has the session still. */
  leave({ caller, server }: Place, session: string): boolean {
    const isOpen = countDown(this.#open, session);
    const conversation = this.#ofCaller.get(caller)?.find((one) => one.key === session);
    if (conversation !== undefined) countDown(conversation.openOn, server);
    return isOpen;
  }

  /** A call of the session was seen. */
  see(caller: string, session: string): void {
    const open = this.#ofCaller.get(caller)?.find((one) => one.key === session);
    if (open !== undefined) open.lastSeenMs = this.#options.clock.nowMs();
  }

  /** A live conversation of the same caller that has no open session at this server. */
  sibling({ caller, server }: Place): string | undefined {
    const { clock, idleGapMs } = this.#options;
    const nowMs = clock.nowMs();
    return this.#ofCaller
      .get(caller)
      ?.findLast((one) => one.openOn.size > 0 && !one.openOn.has(server) && nowMs - one.lastSeenMs <= idleGapMs)?.key;
  }
}

/** Whether any are left. */
function countDown(counts: Map<string, number>, key: string): boolean {
  const left = (counts.get(key) ?? 1) - 1;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
  return left > 0;
}
