/** Requests that carry no values but tell the gateway something: handshakes and lists; and notifications. */
import { idKey } from '../messages/envelope.ts';
import type { Envelope } from '../messages/envelope.ts';
import { isList, knownMethod } from '../messages/methods.ts';
import { readValue } from '../messages/json-value.ts';
import { isRecord } from '../messages/request-meta.ts';
import type { CallAnswer } from './call-results.ts';
import type { ConnectionIdentity } from './connection-identity.ts';
import type { SharedState } from './observer-deps.ts';
import { PendingTable } from './pending-table.ts';

const pendingMax = 1000;
const handshakeLimits = { bytesMax: 64 * 1024, depthMax: 32 };
const handshakes: ReadonlySet<string> = new Set(['initialize', 'server/discover']);

export class Handshake {
  readonly #shared: SharedState;
  readonly #identity: ConnectionIdentity;
  readonly #pending = new PendingTable<string>(pendingMax, () => undefined);

  constructor(shared: SharedState, identity: ConnectionIdentity) {
    this.#shared = shared;
    this.#identity = identity;
  }

  clientRequest(bytes: Uint8Array, part: Envelope, method: string): void {
    if (!isList(method) && !handshakes.has(method)) return;
    for (const id of part.ids) this.#pending.add(idKey(bytes, id), method);
    if (method !== 'initialize') return;
    for (const params of part.params) this.#identity.noteInitialize(readValue(bytes, params, handshakeLimits)?.value);
  }

  /** Takes an answer; false when nothing waits for it. */
  answer(
    bytes: Uint8Array,
    part: Envelope,
    { id, answer }: { readonly id: string; readonly answer: CallAnswer },
  ): boolean {
    const method = this.#pending.take(id);
    if (method === undefined) return false;
    if (handshakes.has(method)) this.#identity.noteServer(answer.value);
    const { server, isTrusted } = this.#identity;
    for (const result of isList(method) ? part.results : []) {
      this.#shared.definitions.takeList({ server, trusted: isTrusted, method }, bytes, result);
    }
    const cursor = isList(method) && isRecord(answer.value) ? answer.value['nextCursor'] : undefined;
    if (typeof cursor === 'string') this.#shared.definitions.give(server.id, cursor);
    return true;
  }

  notification(seen: {
    readonly direction: 'to-server' | 'to-client';
    readonly method: string;
    readonly bytes: number;
  }): void {
    const session = this.#shared.resolver.peek(this.#identity.sighting());
    const { server } = this.#identity;
    this.#shared.events.notification({ ...seen, session, server, method: knownMethod(seen.method) });
  }
}
