import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandFoldKey } from '../../../../../schemas/commands/record-key.ts';
import type { Command } from '../../../../../schemas/generated/types.ts';
import { longestLifetimeMs } from '../../../../../services/sensor/enforcer/authority.ts';
import { CommandFold } from '../../../../../services/sensor/enforcer/command-fold.ts';
import { compareOrders } from '../../../../../services/sensor/enforcer/command-order.ts';
import { makeCommand, startMs } from '../../../../support/signed-commands.ts';

/** Looks at every command and every stub. */
class PlainFold {
  readonly #rulers = new Map<string, Command>();
  readonly #stubs = new Map<string, { readonly order: Command['order']; readonly keptUntilMs: number }>();

  take(command: Command): string {
    const key = commandFoldKey(command);
    const order = this.#stubs.get(key)?.order ?? this.#rulers.get(key)?.order;
    const compared = order === undefined ? 1 : compareOrders(command.order, order);
    if (compared <= 0) return compared === 0 ? 'repeated' : 'older';
    this.#stubs.delete(key);
    this.#rulers.set(key, command);
    return 'newest';
  }

  prune(nowMs: number): readonly string[] {
    const gone = [...this.#rulers].filter(([, { expiresAt }]) => expiresAt <= nowMs);
    for (const [key, { order, issuedAt }] of gone) {
      this.#rulers.delete(key);
      this.#stubs.set(key, { order, keptUntilMs: issuedAt + longestLifetimeMs });
    }
    for (const [key, { keptUntilMs }] of this.#stubs) if (keptUntilMs < nowMs) this.#stubs.delete(key);
    return gone.map(([, { id }]) => id);
  }

  get ids(): readonly string[] {
    return [...this.#rulers.values()].map(({ id }) => id);
  }
}

it('refuses what was overruled for as long as the last that overruled it says, whatever was there before', () => {
  const fold = new CommandFold({ commandsMax: 100 });
  const command = (offset: string, afterMs: number): Command => {
    const issuedAt = startMs + afterMs;
    return makeCommand({ order: { offset }, issuedAt, expiresAt: issuedAt + 1_000 });
  };
  const dayMs = 86_400_000;
  for (const [offset, afterMs] of [
    ['2', 0],
    ['3', dayMs],
  ] as const) {
    expect(fold.take(command(offset, afterMs))).toBe('newest');
    fold.prune(startMs + afterMs + 1_000);
  }
  fold.prune(startMs + longestLifetimeMs + dayMs / 2);
  expect(fold.take(command('1', 0))).toBe('older');
});

it('folds as one does that looks at all of them whenever time passes', () => {
  const partMs = longestLifetimeMs / 8;
  const passedMs = fc.constantFrom(0, 1, 999, 1_000, 5_000, partMs, 2 * partMs, 4 * partMs - 5_000);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('take' as const), partial: fc.constantFrom('a', 'b', 'c'), at: fc.nat(12) }),
    fc.record({ kind: fc.constant('prune' as const), passedMs }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const [fold, plain] = [new CommandFold({ commandsMax: 100 }), new PlainFold()];
      let nowMs = startMs;
      for (const one of steps) {
        if (one.kind === 'prune') {
          nowMs += one.passedMs;
          expect(
            fold
              .prune(nowMs)
              .map(({ id }) => id)
              .sort(),
          ).toEqual([...plain.prune(nowMs)].sort());
        } else {
          // The body follows from the order, as it does of an honest writer.
          const issuedAt = startMs + one.at * partMs;
          const parts = { partial: one.partial.repeat(32), order: { offset: String(one.at) } };
          const command = makeCommand({ ...parts, issuedAt, expiresAt: issuedAt + ((one.at * 700) % 5_000) });
          expect(fold.take(command)).toBe(plain.take(command));
        }
        expect([...fold.rulers()].map(({ id }) => id).sort()).toEqual([...plain.ids].sort());
      }
    }),
    { numRuns: 300 },
  );
});
