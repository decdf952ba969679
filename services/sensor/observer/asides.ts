/**
 * Messages of a client that call nothing: handshakes, lists, pings, notifications. Most hold only what the protocol asks
 * for, and pass unseen. One that holds something telling, such as a value of an earlier result, sends it to the server as
 * a call would: it is judged and told as a call that can send, and is over at once.
 */
import type { Steps } from '../inspection/steps.ts';
import { idKey } from '../messages/envelope.ts';
import type { Slice } from '../messages/json-scan.ts';
import { stringReadings } from '../messages/json-text.ts';
import { mergedParams } from '../messages/params.ts';
import { splitParams } from '../messages/protocol-members.ts';
import { readMeta } from '../messages/request-meta.ts';
import type { BlindCalls } from './blind-calls.ts';
import type { CallJudge, ClientRequest, JudgedCall, ReadRequest } from './call-judge.ts';
import { asideSubject } from './call-subjects.ts';
import { readValues } from './call-values.ts';
import type { ConnectionIdentity } from './connection-identity.ts';
import type { SharedState } from './observer-deps.ts';
import { taskKey } from './ongoing-calls.ts';
import { pass } from './part-outcome.ts';
import type { PartOutcome } from './part-outcome.ts';
import { bareCancellation, idBytes, refusalAnswer, refusedBy } from './refusal.ts';
import { ownValues, strayValues } from './stray-values.ts';
import { tellingSteps } from './telling.ts';

export interface AsidesParts {
  readonly shared: SharedState;
  readonly identity: ConnectionIdentity;
  readonly judge: CallJudge;
  readonly blind: BlindCalls;
  /** Whether the server is to answer a request of that id. */
  readonly isAsked: (id: string) => boolean;
}

const cancelled = 'notifications/cancelled';
const levels: ReadonlySet<string> = new Set('debug info notice warning error critical alert emergency'.split(' '));

export class Asides {
  readonly #parts: AsidesParts;

  constructor(parts: AsidesParts) {
    this.#parts = parts;
  }

  *take(request: ClientRequest): Steps<PartOutcome> {
    const read = this.#read(request);
    if (read === undefined) return this.#parts.blind.unreadable(idBytes(request.bytes, request.envelope));
    if (!(yield* tellingSteps(read, this.#parts))) return pass;
    const { facts, args, decision, requestedAtMs } = yield* this.#parts.judge.steps(read, request);
    const { events } = this.#parts.shared;
    events.requested(facts, { arguments: args.event }, decision.verdict);
    if (decision.verdict.decision === 'allowed') {
      events.completed(facts, { outcome: 'answered', requestedAtMs });
      return pass;
    }
    // Nothing of it can wait for a person: a notification has its place among other messages.
    const verdict = { ...decision.verdict, decision: 'refused' as const };
    events.completed(facts, { outcome: 'refused', requestedAtMs, verdict });
    return this.#refuse(request, { facts, decision });
  }

  #read({ bytes, envelope, methods, headers }: ClientRequest): ReadRequest | undefined {
    const all = mergedParams(bytes, envelope.params);
    const meta = all === undefined ? undefined : readMeta(bytes, all, headers);
    const stray = strayValues(bytes, envelope);
    if (all === undefined || meta === undefined || stray === undefined) return undefined;
    const isOwn = (member: string): boolean =>
      (all.named.get(member) ?? []).every((slice) => this.#isGiven(member, stringReadings(bytes, slice)));
    const { params, own: members } = splitParams(all, { methods, isOwn });
    const own = ownValues(bytes, [...members, ...envelope.ids]);
    const values = readValues(bytes, params, { methods: [], meta, stray });
    if (own === undefined || values === undefined) return undefined;
    const subjects = [asideSubject(methods[0] ?? 'other', this.#parts.shared.deps)];
    return { values, subjects, meta, params, own: [...meta.own, ...own] };
  }

  /** Whether the server or the protocol itself gave the value, in every reading of it. */
  #isGiven(member: string, readings: readonly string[]): boolean {
    const { deps, definitions, ongoing } = this.#parts.shared;
    const { server, principal } = this.#parts.identity;
    const isGiven = (text: string): boolean => {
      switch (member) {
        case 'cursor':
          return definitions.wasGiven(server.id, text);
        case 'uri':
          return definitions.wasOffered(server.id, text);
        case 'taskid':
          return ongoing.tool(taskKey({ principal, server }, deps.inspector.keyedHash('task', text))) !== undefined;
        case 'level':
          return levels.has(text);
        default:
          return false;
      }
    };
    return readings.length > 0 && readings.every(isGiven);
  }

  /** A request is answered. Of a notification nothing goes on, but a cancellation still cancels. */
  #refuse(request: ClientRequest, { facts, decision }: Pick<JudgedCall, 'facts' | 'decision'>): PartOutcome {
    const { bytes, envelope, methods } = request;
    const id = idBytes(bytes, envelope);
    if (id === undefined && methods.includes(cancelled)) {
      return { kind: 'taken', replacement: this.#bareCancellation(bytes, envelope.params) };
    }
    const protocol = facts.protocol;
    return { kind: 'taken', answer: refusalAnswer({ ...refusedBy(decision), id, isToolResult: false, protocol }) };
  }

  #bareCancellation(bytes: Uint8Array, params: readonly Slice[]): Uint8Array | undefined {
    const [requestId, ...others] = mergedParams(bytes, params)?.named.get('requestid') ?? [];
    if (requestId === undefined || others.length > 0) return undefined;
    return this.#parts.isAsked(idKey(bytes, requestId)) ? bareCancellation(bytes, requestId) : undefined;
  }
}
