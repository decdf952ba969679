/** Notes what a detector says while a trace runs, and asks what a gateway would refuse by what it was told. */
import type { Finding, Reaction } from '../../../detectors/contract.ts';
import { Facts } from '../../../detectors/kit/form/facts.ts';
import { no } from '../../../detectors/kit/form/truth.ts';
import { compileRemainder, type Remainder } from '../../../detectors/kit/remainder.ts';
import type { TypedEvent } from '../../../detectors/kit/trial/notation/event-of.ts';
import { numberOf } from '../../../detectors/kit/trial/notation/symbols.ts';
import type { Armed, Fired, Outcome } from '../../../detectors/kit/trial/outcome.ts';
import type { CallRequested } from '../../../schemas/generated/types.ts';
import { SeenEvents, seenLimits } from '../../sensor/enforcer/seen-events.ts';

export class TraceRecord {
  readonly #detector: string;
  readonly #fired: Fired[] = [];
  readonly #withdrawn: Fired[] = [];
  readonly #armed: Armed[] = [];
  readonly #refused = new Set<number>();
  /** By key and partial, what gateways hold. */
  readonly #live = new Map<string, Map<string, Remainder>>();
  readonly #seen = new SeenEvents(seenLimits, () => undefined);

  constructor(detector: string) {
    this.#detector = detector;
  }

  /** The event as it reaches the worker: one that was refused by an arm names the arm that does it. */
  ask(key: string, event: TypedEvent): TypedEvent {
    const judged = event.type === 'shearpin.call.requested.v1' ? this.#judged(key, event) : event;
    this.#seen.note(judged);
    return judged;
  }

  #judged(key: string, event: Extract<TypedEvent, { readonly type: 'shearpin.call.requested.v1' }>): TypedEvent {
    const partial = this.#refusing(key, event.data);
    if (partial === undefined) return event;
    this.#refused.add(numberOf(event.data.call));
    const { verdict } = event.data;
    if (verdict.reason !== 'armed') return event;
    return { ...event, data: { ...event.data, verdict: { ...verdict, detector: this.#detector, partial } } };
  }

  #refusing(key: string, data: CallRequested): string | undefined {
    const call = { timeMs: data.timeMs, agent: data.agent.id, facts: Facts.of('requested', data) };
    for (const [partial, remainder] of this.#live.get(key) ?? []) {
      if (remainder(call, this.#seen.of(data.session.key)) !== no) return partial;
    }
    return undefined;
  }

  note(key: string, { findings, withdrawn = [], arms }: Reaction<unknown>, event: TypedEvent | undefined): void {
    for (const { anchor, chain } of withdrawn) this.#withdraw(anchor, chain);
    this.#fired.push(...findings.map(firedOf));
    const live = this.#live.get(key) ?? new Map<string, Remainder>();
    this.#live.set(key, live);
    const after = event !== undefined && 'call' in event.data ? numberOf(event.data.call) : 0;
    for (const arming of arms) {
      if (arming.action === 'disarm') {
        live.delete(arming.partial);
        continue;
      }
      const remainder = compileRemainder(arming.condition);
      if (remainder !== undefined) live.set(arming.partial, remainder);
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
