/** Decides on each message of a client that carries values, and answers what is refused. */
import type { Steps } from '../inspection/steps.ts';
import { idKey } from '../messages/envelope.ts';
import type { Envelope } from '../messages/envelope.ts';
import type { Slice } from '../messages/json-scan.ts';
import { mergedParams, noParams, valueOf } from '../messages/params.ts';
import { knownMethod } from '../messages/methods.ts';
import type { CallJudge, ClientRequest, JudgedCall } from './call-judge.ts';
import { otherSubject, responseSubject } from './call-subjects.ts';
import { answerSteps } from './call-results.ts';
import type { CallAnswer } from './call-results.ts';
import type { ConnectionIdentity } from './connection-identity.ts';
import type { SharedState } from './observer-deps.ts';
import { intentOf } from './intent.ts';
import type { OpenCalls } from './open-calls.ts';
import { PendingTable } from './pending-table.ts';
import type { EnforcerDecision, HoldEnd, ResultInspection } from './ports.ts';
import type { Refused } from './refusal.ts';
import { refusalText } from '../enforcer/refusal-text.ts';
import { bytesAt, mismatchAnswer, refusalAnswer, refusedResponse, unreadableAnswer } from './refusal.ts';

export type PartOutcome =
  | { readonly kind: 'pass' }
  /** Not to be forwarded: `replacement` goes to the server instead, `answer` back to the client. */
  | {
      readonly kind: 'taken';
      readonly answer?: Uint8Array | undefined;
      readonly replacement?: Uint8Array | undefined;
    };

export interface ClientCallsParts {
  readonly shared: SharedState;
  readonly identity: ConnectionIdentity;
  readonly open: OpenCalls;
  readonly judge: CallJudge;
}

type Ended = HoldEnd | 'cancelled';

const pass: PartOutcome = { kind: 'pass' };
const serverRequestsMax = 1000;
const noMeta = { rest: [], protocolTexts: [], complete: true };

export class ClientCalls {
  readonly #parts: ClientCallsParts;
  readonly #serverRequests = new PendingTable<string>(serverRequestsMax, () => undefined);
  readonly #held = new Map<string, Set<() => void>>();

  constructor(parts: ClientCallsParts) {
    this.#parts = parts;
  }

  /** A request of the server that the client is to answer. */
  serverAsked(id: string, method: string): void {
    this.#serverRequests.add(id, method);
  }

  request(request: ClientRequest): PartOutcome | Promise<PartOutcome> {
    const read = this.#parts.judge.read(request);
    if (read === undefined) return this.unreadable(idBytes(request.bytes, request.envelope));
    const judged = this.#parts.judge.judge(read, request);
    const round = this.#parts.open.takeRound(judged);
    const call = round === undefined ? judged : { ...judged, facts: { ...judged.facts, call: round.facts.call } };
    // One logical call is told once; a later round that is not let through is what ends a chain, so it is told as well.
    if (round === undefined || call.decision.verdict.decision !== 'allowed') this.#tell(call);
    switch (call.decision.verdict.decision) {
      case 'allowed':
        this.#await(request, { call, earlier: round?.earlier });
        return pass;
      case 'refused':
        return this.#refuse(request, call);
      case 'held':
        return this.#hold(request, { call, earlier: round?.earlier });
    }
  }

  /** The client's answer to a request of the server. */
  response(bytes: Uint8Array, envelope: Envelope): PartOutcome {
    const asked = envelope.ids.map((id) => this.#serverRequests.take(idKey(bytes, id)));
    const method = knownMethod(asked.find((one) => one !== undefined) ?? 'other');
    const slices = [...envelope.results, ...envelope.errors];
    if (slices.every((slice) => isEmptyObject(bytes, slice))) return pass;
    const value = valueOf(bytes, slices);
    const subject = responseSubject(method, this.#parts.shared.deps);
    if (value === undefined) return this.unreadable(undefined);
    const values = { args: undefined, extras: value.value, bytes: value.bytes, complete: value.complete };
    const judged = this.#parts.judge.judge({ values, subjects: [subject], meta: noMeta, params: noParams });
    this.#tell(judged);
    const verdict = judged.decision.verdict;
    const { facts, requestedAtMs } = judged;
    if (verdict.decision === 'allowed') {
      this.#parts.shared.events.completed(facts, { outcome: 'answered', requestedAtMs });
      return pass;
    }
    this.#completeRefused(judged);
    const id = idBytes(bytes, envelope);
    return {
      kind: 'taken',
      replacement: id === undefined ? undefined : refusedResponse(id, refusedBy(judged.decision)),
    };
  }

  /** An answer that nothing waited for, or nothing any more: what it holds may reach the agent all the same. */
  *unasked(answer: CallAnswer): Steps<void> {
    const { deps, events } = this.#parts.shared;
    const { facts, requestedAtMs } = this.#blind();
    const names = facts.capabilities.map(({ name }) => name);
    const { event: result } = yield* answerSteps(deps.inspector, answer, names);
    events.completed(facts, { outcome: 'answered', requestedAtMs, result });
  }

  /** Bytes that no reading was found for go on only while nothing is armed or open for this caller. */
  unreadable(id: Uint8Array | undefined): PartOutcome {
    const { deps, events, resolver } = this.#parts.shared;
    const { identity } = this.#parts;
    const session = resolver.peek(identity.sighting());
    const principal = identity.principal.id;
    const isQuiet = deps.enforcer.isQuiet({ session: session.key, principal });
    const judged = this.#blind();
    const decision = isQuiet ? 'allowed' : 'refused';
    const verdict = { decision, reason: 'unreadable' } as const;
    events.requested(judged.facts, { arguments: judged.args.event }, verdict);
    const { facts, requestedAtMs } = judged;
    events.completed(facts, { outcome: isQuiet ? 'answered' : 'refused', requestedAtMs, verdict });
    return isQuiet ? pass : { kind: 'taken', answer: unreadableAnswer(id) };
  }

  /** A fault of our own: the enforcer is asked as for a message that cannot be read. */
  faulted(bytes: Uint8Array, part: Envelope | { readonly kind: 'unreadable' }): PartOutcome {
    try {
      const { deps, resolver } = this.#parts.shared;
      const { identity } = this.#parts;
      const session = resolver.peek(identity.sighting()).key;
      const principal = identity.principal.id;
      if (deps.enforcer.isQuiet({ session, principal })) return pass;
      const { capabilities, target } = otherSubject('other', deps);
      const decision = deps.enforcer.decide({
        session,
        principal,
        agent: identity.agent.id,
        server: identity.server.id,
        target: target.name,
        capabilities: capabilities.map(({ name }) => name),
        timeMs: deps.clock.nowMs(),
        carries: new Set(),
        labels: [],
        incomplete: true,
        readable: false,
      });
      if (decision.verdict.decision === 'allowed') return pass;
      const id = part.kind === 'envelope' ? idBytes(bytes, part) : undefined;
      const protocol = identity.protocolOf();
      return { kind: 'taken', answer: refusalAnswer({ ...refusedBy(decision), id, isToolResult: false, protocol }) };
    } catch (fault) {
      this.#parts.shared.deps.onFault({ where: 'client-message', fault });
      return pass;
    }
  }

  /** A `notifications/cancelled` of the client. */
  cancelledBy(bytes: Uint8Array, part: Envelope): void {
    const params = mergedParams(bytes, part.params);
    for (const id of params?.named.get('requestid') ?? []) this.cancel(idKey(bytes, id));
  }

  cancel(id: string): void {
    const held = this.#held.get(id);
    if (held === undefined) this.#parts.open.cancel(id);
    else for (const release of held) release();
  }

  cancelHeld(): void {
    for (const id of [...this.#held.keys()]) this.cancel(id);
  }

  cancelAll(): void {
    this.cancelHeld();
    this.#parts.open.endAll('cancelled');
  }

  #tell({ facts, args, intent, decision }: JudgedCall): void {
    const content = { arguments: args.event, ...(intent === undefined ? {} : { intent: intentOf(intent) }) };
    this.#parts.shared.events.requested(facts, content, decision.verdict);
  }

  #await({ bytes, envelope }: ClientRequest, { call, earlier }: Round): void {
    const { facts, requestedAtMs } = call;
    const ids = new Set(envelope.ids.map((id) => idKey(bytes, id)));
    for (const id of ids) this.#parts.open.add(id, { facts, requestedAtMs, earlier });
    if (ids.size === 0) this.#parts.shared.events.completed(facts, { outcome: 'answered', requestedAtMs });
  }

  #refuse({ bytes, envelope }: ClientRequest, call: JudgedCall): PartOutcome {
    this.#completeRefused(call);
    const { facts, decision, isTask, isContradicted } = call;
    const isToolResult = facts.method === 'tools/call' && !isTask;
    const id = idBytes(bytes, envelope);
    if (isContradicted && decision.verdict.reason === 'unreadable')
      return { kind: 'taken', answer: mismatchAnswer(id) };
    return {
      kind: 'taken',
      answer: refusalAnswer({ ...refusedBy(decision), id, isToolResult, protocol: facts.protocol }),
    };
  }

  #completeRefused({ facts, decision, requestedAtMs }: JudgedCall): void {
    const verdict = { ...decision.verdict, decision: 'refused' as const };
    this.#parts.shared.events.completed(facts, { outcome: 'refused', requestedAtMs, verdict });
  }

  async #hold(request: ClientRequest, round: Round): Promise<PartOutcome> {
    const { call } = round;
    const { events, deps } = this.#parts.shared;
    const { facts, decision, requestedAtMs } = call;
    const command = decision.commandId ?? decision.verdict.command ?? '';
    const deadlineMs = decision.holdUntilMs ?? deps.clock.nowMs();
    events.held(facts, { command, decision: 'asked', deadlineMs });
    const ended = await this.#holdEnds(request, { call: facts.call, command, untilMs: deadlineMs });
    if (ended === 'cancelled') {
      events.held(facts, { command, decision: 'expired', deadlineMs });
      events.completed(facts, { outcome: 'cancelled', requestedAtMs });
      return { kind: 'taken' };
    }
    events.held(facts, { command, decision: ended, deadlineMs });
    if (ended === 'granted') {
      this.#await(request, round);
      return pass;
    }
    const verdict = { ...decision.verdict, decision: 'refused' as const, reason: 'hold-expired' as const };
    return this.#refuse(request, { ...call, decision: { ...decision, verdict } });
  }

  async #holdEnds(
    { bytes, envelope }: ClientRequest,
    hold: { readonly call: string; readonly command: string; readonly untilMs: number },
  ): Promise<Ended> {
    const { holds, onFault } = this.#parts.shared.deps;
    if (holds === undefined) return 'expired';
    const ids = envelope.ids.map((id) => idKey(bytes, id));
    const released = Promise.withResolvers<Ended>();
    const release = (): void => {
      released.resolve('cancelled');
    };
    for (const id of ids) this.#held.set(id, (this.#held.get(id) ?? new Set()).add(release));
    try {
      return await Promise.race([holds.wait(hold), released.promise]);
    } catch (fault) {
      onFault({ where: 'hold', fault });
      return 'expired';
    } finally {
      for (const id of ids) this.#release(id, release);
    }
  }

  #release(id: string, release: () => void): void {
    const held = this.#held.get(id);
    held?.delete(release);
    if (held?.size === 0) this.#held.delete(id);
  }

  /** A judged call of which nothing is known. */
  #blind(): Pick<JudgedCall, 'facts' | 'args' | 'requestedAtMs'> {
    const { deps, resolver } = this.#parts.shared;
    const { identity } = this.#parts;
    const { target, capabilities } = otherSubject('other', deps);
    const args = deps.inspector.arguments({}, { bytes: 0 });
    return {
      facts: {
        call: deps.newId(),
        session: resolver.peek(identity.sighting()),
        principal: identity.principal,
        agent: identity.agent,
        ...(identity.client === undefined ? {} : { client: identity.client }),
        server: identity.server,
        method: 'other',
        protocol: identity.protocolOf(),
        target,
        capabilities,
      },
      args: { ...args, event: { ...args.event, truncated: true } },
      requestedAtMs: deps.clock.nowMs(),
    };
  }
}

interface Round {
  readonly call: JudgedCall;
  readonly earlier: ResultInspection | undefined;
}

function refusedBy({ verdict, refusal }: EnforcerDecision): Refused {
  return { verdict, text: refusal ?? refusalText(verdict) };
}

function idBytes(bytes: Uint8Array, { ids }: Envelope): Uint8Array | undefined {
  const id = ids.at(-1);
  return id === undefined ? undefined : bytesAt(bytes, id);
}

function isEmptyObject(bytes: Uint8Array, slice: Slice): boolean {
  return /^\{\s*\}$/.test(Buffer.from(bytesAt(bytes, slice).subarray(0, 64)).toString('latin1'));
}
