import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Beacon, Command } from '../../../../../schemas/generated/types.ts';
import { comparePositions } from '../../../../../services/sensor/enforcer/command-order.ts';
import { FeedWatch } from '../../../../../services/sensor/enforcer/feed-watch.ts';
import { LiveIndex } from '../../../../../services/sensor/enforcer/live-index.ts';
import { makeCommand, startMs } from '../../../../support/signed-commands.ts';

const staleAfterMs = 90_000;
const keptMs = 60_000;

interface Place {
  readonly partition: number;
  readonly timeMs: number;
  readonly through?: Beacon['through'] | undefined;
}

/** What a beacon says, made of every command each time. */
class PlainIndex {
  readonly commands = new Map<string, Command>();

  summarize({ partition, timeMs, through }: Place) {
    const counted = [...this.commands.values()].filter(({ order, expiresAt }) => {
      const isCommitted = through === undefined || comparePositions(order, through) <= 0;
      return order.partition === partition && expiresAt > timeMs && isCommitted;
    });
    const ids = counted.map(({ id }) => id).sort();
    return { count: ids.length, hash: createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 32) };
  }

  prune(nowMs: number): void {
    for (const [id, { expiresAt }] of this.commands) if (expiresAt + keptMs < nowMs) this.commands.delete(id);
  }
}

/** Some are pruned that a late beacon would count, and some are not. */
const afterMs = fc.nat(60_000);
const pruneAfterMs = fc.nat(120_000);
const order = fc.record({
  incarnation: fc.nat(1),
  partition: fc.nat(1),
  offset: fc.nat(12).map(String),
  index: fc.nat(3),
});
const command = fc.record({ order, expiresAt: afterMs.map((ms) => startMs + ms) }).map(makeCommand);
const through = fc.option(fc.record({ incarnation: fc.nat(1), offset: fc.nat(12).map(String) }), { nil: undefined });
const place = fc.record({ partition: fc.nat(1), timeMs: afterMs.map((ms) => startMs + ms), through });

function queryOf({ through: upTo, ...rest }: Place) {
  return { writer: 'worker', ...rest, ...(upTo === undefined ? {} : { through: upTo }) };
}

describe('the index of live commands', () => {
  it('says the same as one that sorts them all each time, whatever was added, pruned and asked before', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), command }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), place }) },
      fc.record({ kind: fc.constant('prune' as const), timeMs: pruneAfterMs }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
        const [index, plain] = [new LiveIndex(), new PlainIndex()];
        for (const one of steps) {
          if (one.kind === 'add') {
            expect(index.add(one.command)).toBe(!plain.commands.has(one.command.id));
            if (!plain.commands.has(one.command.id)) plain.commands.set(one.command.id, one.command);
          } else if (one.kind === 'prune') {
            for (const each of [index, plain]) each.prune(startMs + one.timeMs);
          } else {
            expect(index.summarize(queryOf(one.place))).toEqual(plain.summarize(one.place));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Compares everything with the last beacon of each partition whenever a command comes. */
class PlainWatch {
  readonly #index: PlainIndex;
  readonly #tracks = new Map<number, { beacon: Beacon; matchedMs: number; isMatched: boolean }>();

  constructor(index: PlainIndex) {
    this.#index = index;
  }

  take(beacon: Beacon, nowMs: number): void {
    const isMatched = this.#matches(beacon);
    const matchedMs = isMatched ? nowMs : (this.#tracks.get(beacon.partition)?.matchedMs ?? 0);
    this.#tracks.set(beacon.partition, { beacon, matchedMs, isMatched });
  }

  commandCame(partition: number, heardMs: ReadonlyMap<number, number>): void {
    const track = this.#tracks.get(partition);
    if (track === undefined || track.isMatched || !this.#matches(track.beacon)) return;
    Object.assign(track, { isMatched: true, matchedMs: heardMs.get(partition) });
  }

  isMismatched(nowMs: number): boolean {
    return [...this.#tracks.values()].some(({ matchedMs }) => matchedMs < nowMs - staleAfterMs);
  }

  #matches(beacon: Beacon): boolean {
    const { count, hash } = this.#index.summarize(beacon);
    return count === beacon.count && hash === beacon.hash;
  }
}

describe('the watch over the feed', () => {
  it('finds what one finds that compares all commands with each, in whatever order commands and beacons come', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('command' as const), at: fc.nat(11) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('beacon' as const), place, of: fc.nat(12) }) },
      fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(70_000) }),
    );
    const all = fc.uniqueArray(command, { minLength: 12, maxLength: 12, selector: ({ id }) => id });
    fc.assert(
      fc.property(all, fc.array(step, { maxLength: 50 }), (commands, steps) => {
        const [index, plainIndex] = [new LiveIndex(), new PlainIndex()];
        const [watch, plain] = [new FeedWatch(index, { staleAfterMs, toleranceMs: 1e9 }), new PlainWatch(plainIndex)];
        const heardMs = new Map<number, number>();
        let nowMs = startMs;
        watch.caughtUp(nowMs);
        for (const [number, one] of steps.entries()) {
          if (one.kind === 'command') {
            const came = commands[one.at] ?? makeCommand();
            watch.commandCame(came, index.add(came));
            if (!plainIndex.commands.has(came.id)) plainIndex.commands.set(came.id, came);
            plain.commandCame(came.order.partition, heardMs);
          } else if (one.kind === 'beacon') {
            // The writer knows the first so many of all that there will be.
            const writer = new PlainIndex();
            for (const known of commands.slice(0, one.of)) writer.commands.set(known.id, known);
            const said = { ...queryOf(one.place), ...writer.summarize(one.place), number, partitions: 2 };
            const beacon: Beacon = { spec: 'shearpin.beacon.v1', ...said };
            watch.take(beacon, { nowMs, readMs: nowMs });
            plain.take(beacon, nowMs);
            heardMs.set(beacon.partition, nowMs);
          } else {
            nowMs += one.ms;
            for (const each of [index, plainIndex]) each.prune(nowMs);
          }
          const silent = [0, 1].some((partition) => (heardMs.get(partition) ?? 0) < nowMs - staleAfterMs);
          if (silent) continue;
          expect(watch.state(nowMs).reason === 'beacon-mismatch').toBe(plain.isMismatched(nowMs));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('compares all again when what did not belong there has gone', () => {
    const other = makeCommand({ order: { offset: '2' }, expiresAt: startMs + 1_000 });
    const longer = makeCommand({ order: { offset: '3' } });
    const index = new LiveIndex();
    const watch = new FeedWatch(index, { staleAfterMs, toleranceMs: 1e9 });
    watch.caughtUp(startMs);
    for (const command of [longer, other]) watch.commandCame(command, index.add(command));
    const [writer, query] = [new PlainIndex(), { partition: 0, timeMs: startMs }];
    writer.commands.set(longer.id, longer);
    const said = { ...queryOf(query), ...writer.summarize(query), number: 1, partitions: 1 };
    watch.take({ spec: 'shearpin.beacon.v1', ...said }, { nowMs: startMs, readMs: startMs });
    expect(watch.state(startMs).reason).toBe('beacon-mismatch');
    index.prune(startMs + keptMs + 1_001);
    watch.commandCame(longer, index.add(longer));
    expect(watch.state(startMs).reason).toBeUndefined();
  });
});
