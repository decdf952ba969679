/** Calls that wait, for a person's answer or for others to be judged. Owns which requests of a connection do, by their JSON-RPC ids. */
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

  /** What it ends with, unless its client cancels it first. */
  async until<End>(ids: readonly string[], end: Promise<End>): Promise<End | 'cancelled'> {
    const released = Promise.withResolvers<'cancelled'>();
    const release = (): void => {
      released.resolve('cancelled');
    };
    for (const id of ids) this.#held.set(id, (this.#held.get(id) ?? new Set()).add(release));
    try {
      return await Promise.race([end, released.promise]);
    } finally {
      for (const id of ids) this.#release(id, release);
    }
  }

  async #end(
    ids: readonly string[],
    hold: { readonly call: string; readonly command: string; readonly untilMs: number },
  ): Promise<Ended> {
    const { holds, onFault } = this.#shared.deps;
    if (holds === undefined) return 'expired';
    try {
      return await this.until(ids, holds.wait(hold));
    } catch (fault) {
      onFault({ where: 'hold', fault });
      return 'expired';
    }
  }

  #release(id: string, release: () => void): void {
    const held = this.#held.get(id);
    held?.delete(release);
    if (held?.size === 0) this.#held.delete(id);
  }
}
