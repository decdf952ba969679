/**
 * The calls of one connection from request to end.
 * Owns: calls that wait for an answer.
 * Invariant: every call that was told as requested is told as completed once, also when the connection ends.
 */
import type { Steps } from '../inspection/steps.ts';
import type { JudgedCall } from './call-judge.ts';
import { answerSteps, inputRequired, joinRounds, linkedResources, startedTask } from './call-results.ts';
import type { CallAnswer } from './call-results.ts';
import type { CallFacts } from './event-writer.ts';
import type { SharedState } from './observer-deps.ts';
import { taskKey } from './ongoing-calls.ts';
import type { OpenCall } from './ongoing-calls.ts';
import { PendingTable } from './pending-table.ts';
import type { ResultInspection } from './ports.ts';

const openMax = 10_000;

export class OpenCalls {
  readonly #shared: SharedState;
  readonly #pending = new PendingTable<OpenCall>(openMax, (call) => {
    this.#complete(call, 'lost');
  });
  /** Where each exchange has a connection of its own, rounds go on after its end. */
  readonly #keepsRounds: boolean;
  readonly #own = new Set<string>();

  constructor(shared: SharedState, { keepsRounds }: { readonly keepsRounds: boolean }) {
    this.#shared = shared;
    this.#keepsRounds = keepsRounds;
  }

  /** The logical call that this request goes on with, if it is another round of one. */
  takeRound({ facts, retryOf }: JudgedCall): OpenCall | undefined {
    if (retryOf === undefined) return undefined;
    const key = roundKey(facts, retryOf);
    this.#own.delete(key);
    return this.#shared.ongoing.takeRound(key);
  }

  add(id: string, call: OpenCall): void {
    this.#pending.add(id, call);
  }

  /** Takes an answer; false when no call waits for it. */
  *answer(id: string, answer: CallAnswer): Steps<boolean> {
    const call = this.#pending.take(id);
    if (call === undefined) return false;
    const { inspector } = this.#shared.deps;
    const names = call.facts.capabilities.map(({ name }) => name);
    const result = joinRounds(call.earlier, yield* answerSteps(inspector, answer, names));
    this.#learn(call, answer, result);
    const next = inputRequired(answer.value);
    if (next === undefined) this.#complete({ ...call, earlier: result }, 'answered');
    else {
      const state = next.state === undefined ? '' : inspector.keyedHash('request-state', next.state);
      const key = roundKey(call.facts, state);
      if (!this.#keepsRounds) this.#own.add(key);
      this.#shared.ongoing.addRound(key, { ...call, earlier: result });
    }
    return true;
  }

  cancel(id: string): void {
    const call = this.#pending.take(id);
    if (call !== undefined) this.#complete(call, 'cancelled');
  }

  endAll(outcome: 'cancelled' | 'lost'): void {
    for (const call of this.#pending.takeAll()) this.#complete(call, outcome);
    for (const key of this.#own) this.#shared.ongoing.endRound(key);
    this.#own.clear();
  }

  #learn({ facts }: OpenCall, { value }: CallAnswer, result: ResultInspection): void {
    const { resolver, definitions } = this.#shared;
    const at = { principal: facts.principal.id, session: facts.session.key };
    resolver.learn(
      at,
      result.event.fingerprints.map(({ fp }) => fp),
    );
    const taskId = startedTask(value);
    if (taskId !== undefined) {
      const hash = this.#shared.deps.inspector.keyedHash('task', taskId);
      this.#shared.ongoing.addTask(taskKey(facts, hash), facts);
    }
    for (const uri of linkedResources(value)) definitions.offer(facts.server.id, uri);
  }

  #complete({ facts, requestedAtMs, earlier }: OpenCall, outcome: 'answered' | 'cancelled' | 'lost'): void {
    const result = earlier?.event;
    this.#shared.events.completed(facts, { outcome, requestedAtMs, ...(result === undefined ? {} : { result }) });
  }
}

/** A round goes on within its session: the events of one call stand in one. */
function roundKey({ session, server, method, target }: CallFacts, state: string): string {
  return JSON.stringify([session.key, server.id, method, target.kind, target.name, state]);
}
