/**
 * The calls of one connection from request to end.
 * Owns: calls that wait for an answer, logical calls that wait for another round, held calls, and the tools of tasks.
 * Invariant: every call that was told as requested is told as completed once, also when the connection ends.
 */
import { LruTable } from '../sessions/lru-table.ts';
import type { JudgedCall } from './call-judge.ts';
import { inputRequired, inspectAnswer, joinRounds, linkedResources, startedTask } from './call-results.ts';
import type { CallAnswer } from './call-results.ts';
import type { CallFacts } from './event-writer.ts';
import type { SharedState } from './observer-deps.ts';
import { PendingTable } from './pending-table.ts';
import type { ResultInspection } from './ports.ts';

export interface OpenCall {
  readonly facts: CallFacts;
  readonly requestedAtMs: number;
  /** What earlier rounds of this call brought. */
  readonly earlier: ResultInspection | undefined;
}

const openMax = 10_000;
const roundsMax = 1000;
const tasksMax = 1000;

export class OpenCalls {
  readonly #shared: SharedState;
  readonly #pending = new PendingTable<OpenCall>(openMax, (call) => {
    this.#complete(call, 'lost');
  });
  readonly #rounds = new PendingTable<OpenCall>(roundsMax, (call) => {
    this.#complete(call, 'answered');
  });
  readonly #tasks = new LruTable<string, CallFacts>(tasksMax);

  constructor(shared: SharedState) {
    this.#shared = shared;
  }

  /** The logical call that this request goes on with, if it is another round of one. */
  takeRound({ facts, retryOf }: JudgedCall): OpenCall | undefined {
    return retryOf === undefined ? undefined : this.#rounds.take(roundKey(facts, retryOf));
  }

  add(id: string, call: OpenCall): void {
    this.#pending.add(id, call);
  }

  /** Takes an answer; false when no call waits for it. */
  answer(id: string, answer: CallAnswer): boolean {
    const call = this.#pending.take(id);
    if (call === undefined) return false;
    const { inspector } = this.#shared.deps;
    const names = call.facts.capabilities.map(({ name }) => name);
    const result = joinRounds(call.earlier, inspectAnswer(inspector, answer, names));
    this.#learn(call, answer, result);
    const next = inputRequired(answer.value);
    if (next === undefined) this.#complete({ ...call, earlier: result }, 'answered');
    else {
      const state = next.state === undefined ? '' : inspector.keyedHash('request-state', next.state);
      this.#rounds.add(roundKey(call.facts, state), { ...call, earlier: result });
    }
    return true;
  }

  cancel(id: string): void {
    const call = this.#pending.take(id);
    if (call !== undefined) this.#complete(call, 'cancelled');
  }

  endAll(outcome: 'cancelled' | 'lost'): void {
    for (const call of this.#pending.takeAll()) this.#complete(call, outcome);
    for (const call of this.#rounds.takeAll()) this.#complete(call, 'answered');
  }

  /** What a task's tool is and can do. */
  taskTool(taskId: string): Pick<CallFacts, 'target' | 'capabilities'> | undefined {
    return this.#tasks.get(this.#taskKey(taskId));
  }

  #learn({ facts }: OpenCall, { value }: CallAnswer, result: ResultInspection): void {
    const { resolver, definitions } = this.#shared;
    const at = { principal: facts.principal.id, session: facts.session.key };
    resolver.learn(
      at,
      result.event.fingerprints.map(({ fp }) => fp),
    );
    const taskId = startedTask(value);
    if (taskId !== undefined) this.#tasks.set(this.#taskKey(taskId), facts);
    for (const uri of linkedResources(value)) definitions.offer(facts.server.id, uri);
  }

  #complete({ facts, requestedAtMs, earlier }: OpenCall, outcome: 'answered' | 'cancelled' | 'lost'): void {
    const result = earlier?.event;
    this.#shared.events.completed(facts, { outcome, requestedAtMs, ...(result === undefined ? {} : { result }) });
  }

  #taskKey(taskId: string): string {
    return this.#shared.deps.inspector.keyedHash('task', taskId);
  }
}

function roundKey({ method, target }: CallFacts, state: string): string {
  return JSON.stringify([method, target.kind, target.name, state]);
}
