/** Notes what a detector says while a trace runs, and asks what a gateway would refuse by what it was told. */
import type { Finding, Reaction } from '../../../detectors/contract.ts';
import { evaluateCondition } from '../../../detectors/kit/condition.ts';
import { factsOf } from '../../../detectors/kit/evidence.ts';
import type { TypedEvent } from '../../../detectors/kit/trial/notation/event-of.ts';
import { numberOf } from '../../../detectors/kit/trial/notation/symbols.ts';
import type { Armed, Fired, Outcome } from '../../../detectors/kit/trial/outcome.ts';
import type { CallRequested, Condition } from '../../../schemas/generated/types.ts';

export class TraceRecord {
  readonly #detector: string;
  readonly #fired: Fired[] = [];
  readonly #withdrawn: Fired[] = [];
  readonly #armed: Armed[] = [];
  readonly #refused = new Set<number>();
  /** By key and partial. */
  readonly #live = new Map<string, Map<string, Condition>>();

  constructor(detector: string) {
    this.#detector = detector;
  }

  /** The event as it reaches the worker: one that was refused by an arm names the arm that does it. */
  ask(key: string, event: TypedEvent): TypedEvent {
    if (event.type !== 'shearpin.call.requested.v1') return event;
    const partial = this.#refusing(key, event.data);
    if (partial === undefined) return event;
    this.#refused.add(numberOf(event.data.call));
    const { verdict } = event.data;
    if (verdict.reason !== 'armed') return event;
    return { ...event, data: { ...event.data, verdict: { ...verdict, detector: this.#detector, partial } } };
  }

  #refusing(key: string, call: CallRequested): string | undefined {
    for (const [partial, condition] of this.#live.get(key) ?? []) {
      if (evaluateCondition(condition, factsOf(call, call.timeMs)) !== 'no') return partial;
    }
    return undefined;
  }

  note(key: string, { findings, withdrawn = [], arms }: Reaction<unknown>, event: TypedEvent | undefined): void {
    for (const { anchor, chain } of withdrawn) this.#withdraw(anchor, chain);
    this.#fired.push(...findings.map(firedOf));
    const live = this.#live.get(key) ?? new Map<string, Condition>();
    this.#live.set(key, live);
    const after = event !== undefined && 'call' in event.data ? numberOf(event.data.call) : 0;
    for (const arming of arms) {
      if (arming.action === 'disarm') {
        live.delete(arming.partial);
        continue;
      }
      live.set(arming.partial, arming.condition);
      this.#armed.push({ after, partial: arming.partial, condition: arming.condition });
    }
  }

  #withdraw(anchor: string, chain: string): void {
    const at = this.#fired.findIndex(({ finding }) => finding.anchor === anchor && finding.chain === chain);
    if (at >= 0) this.#withdrawn.push(...this.#fired.splice(at, 1));
  }

  outcome(): Outcome {
    return {
      fired: this.#fired.toSorted((one, other) => one.finding.endMs - other.finding.endMs),
      withdrawn: this.#withdrawn,
      armed: this.#armed,
      refused: [...this.#refused].toSorted((one, other) => one - other),
    };
  }
}

function firedOf(finding: Finding): Fired {
  const steps = finding.steps.map(({ step, call }) => ({ step, call: numberOf(call) }));
  return { call: steps.at(-1)?.call ?? 0, steps, finding };
}
