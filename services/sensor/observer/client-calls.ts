/** Decides on each request of a client that carries values, and on its answers to the server's own requests. */
import { finish, type Steps } from '../inspection/steps.ts';
import { idKey } from '../messages/envelope.ts';
import type { Envelope } from '../messages/envelope.ts';
import { noParams } from '../messages/params.ts';
import { knownMethod } from '../messages/methods.ts';
import type { BlindCalls } from './blind-calls.ts';
import type { CallJudge, ClientRequest, JudgedCall, ReadRequest } from './call-judge.ts';
import { responseSubject } from './call-subjects.ts';
import type { ConnectionIdentity } from './connection-identity.ts';
import { HeldCalls } from './held-calls.ts';
import type { SharedState } from './observer-deps.ts';
import { intentOf } from './intent.ts';
import type { OpenCalls } from './open-calls.ts';
import type { OpenCall } from './ongoing-calls.ts';
import { pass } from './part-outcome.ts';
import type { PartOutcome } from './part-outcome.ts';
import type { Wait } from './ports.ts';
import { PendingTable } from './pending-table.ts';
import { idBytes, mismatchAnswer, refusalAnswer, refusedBy, refusedResponse } from './refusal.ts';
import { readResponse } from './response-values.ts';
import { tellingSteps } from './telling.ts';

export interface ClientCallsParts {
  readonly shared: SharedState;
  readonly identity: ConnectionIdentity;
  readonly open: OpenCalls;
  readonly judge: CallJudge;
  readonly blind: BlindCalls;
}

/** A request as one round of its logical call. */
interface Round {
  readonly call: JudgedCall;
  readonly number: number;
  readonly earlier: OpenCall['earlier'];
}

/** A request whose decision waits for others to be judged. */
interface WaitingRequest {
  readonly request: ClientRequest;
  readonly read: ReadRequest;
  readonly judged: JudgedCall;
  readonly wait: Wait;
}

const serverRequestsMax = 1000;
const noMeta = { rest: [], own: [], complete: true };

export class ClientCalls {
  readonly #parts: ClientCallsParts;
  readonly #serverRequests = new PendingTable<string>(serverRequestsMax, () => undefined);
  readonly #held: HeldCalls;

  constructor(parts: ClientCallsParts) {
    this.#parts = parts;
    this.#held = new HeldCalls(parts.shared);
  }

  /** A request of the server that the client is to answer. */
  serverAsked(id: string, method: string): void {
    this.#serverRequests.add(id, method);
  }

  *request(request: ClientRequest): Steps<PartOutcome | Promise<PartOutcome>> {
    const read = this.#parts.judge.read(request);
    if (read === undefined) return this.#parts.blind.unreadable(idBytes(request.bytes, request.envelope));
    yield;
    const judged = yield* this.#parts.judge.steps(read, request);
    const wait = this.#waitOf(judged);
    return wait === undefined ? this.#decided(request, judged) : this.#afterWait({ request, read, judged, wait });
  }

  #decided(request: ClientRequest, judged: JudgedCall): PartOutcome | Promise<PartOutcome> {
    const round = this.#roundOf(judged);
    const { call } = round;
    this.#tell(call, round.number);
    switch (call.decision.verdict.decision) {
      case 'allowed':
        this.#await(request, round);
        return pass;
      case 'refused':
        return this.#refuse(request, call);
      case 'held':
        return this.#hold(request, round);
    }
  }

  /** The client's answer to a request of the server. */
  *response(bytes: Uint8Array, envelope: Envelope): Steps<PartOutcome> {
    const asked = envelope.ids.map((id) => this.#serverRequests.take(idKey(bytes, id)));
    const method = knownMethod(asked.find((one) => one !== undefined) ?? 'other');
    const read = readResponse(
      bytes,
      envelope,
      asked.every((one) => one !== undefined),
    );
    if (read === undefined) return this.#parts.blind.unreadable(undefined);
    if (read.isEmpty && !(yield* tellingSteps(read, this.#parts))) return pass;
    const subject = responseSubject(method, this.#parts.shared.deps);
    const judged = yield* this.#parts.judge.steps({ ...read, subjects: [subject], meta: noMeta, params: noParams });
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

  cancel(id: string): void {
    if (!this.#held.cancel(id)) this.#parts.open.cancel(id);
  }

  cancelHeld(): void {
    this.#held.cancelAll();
  }

  cancelAll(): void {
    this.cancelHeld();
    this.#parts.open.endAll('cancelled');
  }

  /** Rounds of one logical call are told under its id, so that no value of a later one goes by unseen. */
  #roundOf(judged: JudgedCall): Round {
    const earlier = this.#parts.open.takeRound(judged);
    if (earlier === undefined) return { call: judged, number: 1, earlier: undefined };
    const call = { ...judged, facts: { ...judged.facts, call: earlier.facts.call } };
    return { call, number: earlier.round + 1, earlier: earlier.earlier };
  }

  #tell({ facts, args, intent, decision }: JudgedCall, round = 1): void {
    const content = { arguments: args.event, ...(intent === undefined ? {} : { intent: intentOf(intent) }) };
    this.#parts.shared.events.requested(facts, round === 1 ? content : { ...content, round }, decision.verdict);
  }

  #await({ bytes, envelope }: ClientRequest, { call, number, earlier }: Round): void {
    const { facts, requestedAtMs } = call;
    const ids = new Set(envelope.ids.map((id) => idKey(bytes, id)));
    for (const id of ids) this.#parts.open.add(id, { facts, requestedAtMs, earlier, round: number });
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

  /** A call that would pass may be another when what came before it in its session is judged. */
  #waitOf({ facts, decision }: JudgedCall): Wait | undefined {
    if (decision.verdict.reason !== 'clear') return undefined;
    const { key: session, alias } = facts.session;
    const capabilities = facts.capabilities.map(({ name }) => name);
    return this.#parts.shared.deps.waits?.begin({ session, ...(alias === undefined ? {} : { alias }), capabilities });
  }

  /** What it carries is looked at again: values may be watched for by now that were not before. */
  async #afterWait({ request, read, judged, wait }: WaitingRequest): Promise<PartOutcome> {
    const { shared, judge, blind } = this.#parts;
    try {
      const ended = await this.#held.until(idsOf(request), wait.ended);
      if (ended === 'cancelled') {
        wait.cancel();
        return this.#cancelled(judged);
      }
      const steps = judge.steps(read, { ...request, isUnjudged: ended === 'late' });
      return await this.#decided(request, await (shared.deps.slices?.run(steps) ?? finish(steps)));
    } catch (fault) {
      shared.deps.onFault({ where: 'wait', fault });
      return blind.faulted(request.bytes, request.envelope);
    }
  }

  /** It never went to the server. */
  #cancelled(judged: JudgedCall): PartOutcome {
    const verdict = { decision: 'held', reason: 'feed-stale' } as const;
    this.#tell({ ...judged, decision: { ...judged.decision, verdict } });
    const { facts, requestedAtMs } = judged;
    this.#parts.shared.events.completed(facts, { outcome: 'cancelled', requestedAtMs });
    return { kind: 'taken' };
  }

  async #hold(request: ClientRequest, round: Round): Promise<PartOutcome> {
    const { call } = round;
    const { facts, decision, requestedAtMs } = call;
    const ended = await this.#held.hold({ ids: idsOf(request), facts, decision });
    if (ended === 'cancelled') {
      this.#parts.shared.events.completed(facts, { outcome: 'cancelled', requestedAtMs });
      return { kind: 'taken' };
    }
    if (ended === 'granted') {
      this.#await(request, round);
      return pass;
    }
    const verdict = { ...decision.verdict, decision: 'refused' as const, reason: 'hold-expired' as const };
    return this.#refuse(request, { ...call, decision: { ...decision, verdict } });
  }
}

function idsOf({ bytes, envelope }: ClientRequest): readonly string[] {
  return envelope.ids.map((id) => idKey(bytes, id));
}
