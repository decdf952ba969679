/** Calls that wait for a person's answer. Owns which requests of a connection are held, by their JSON-RPC ids. */
import type { CallFacts } from './event-writer.ts';
import type { SharedState } from './observer-deps.ts';
import type { EnforcerDecision, HoldEnd } from './ports.ts';

export interface HeldCall {
  /** Ids of the request, as its answer would be known by. */
  readonly ids: readonly string[];
  readonly facts: CallFacts;
  readonly decision: EnforcerDecision;
}

export type Ended = HoldEnd | 'cancelled';

export class HeldCalls {
  readonly #shared: SharedState;
  readonly #held = new Map<string, Set<() => void>>();

  constructor(shared: SharedState) {
    this.#shared = shared;
  }

  /** Tells of the hold and of how it ends. */
  async hold({ ids, facts, decision }: HeldCall): Promise<Ended> {
    const { events, deps } = this.#shared;
    const command = decision.commandId ?? decision.verdict.command ?? '';
    const deadlineMs = decision.holdUntilMs ?? deps.clock.nowMs();
    events.held(facts, { command, decision: 'asked', deadlineMs });
    const ended = await this.#end(ids, { call: facts.call, command, untilMs: deadlineMs });
    events.held(facts, { command, decision: ended === 'cancelled' ? 'expired' : ended, deadlineMs });
    return ended;
  }

  /** False when no request of that id is held. */
  cancel(id: string): boolean {
    const held = this.#held.get(id);
    for (const release of held ?? []) release();
    return held !== undefined;
  }

  cancelAll(): void {
    for (const id of [...this.#held.keys()]) this.cancel(id);
  }

  async #end(
    ids: readonly string[],
    hold: { readonly call: string; readonly command: string; readonly untilMs: number },
  ): Promise<Ended> {
    const { holds, onFault } = this.#shared.deps;
    if (holds === undefined) return 'expired';
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
}
