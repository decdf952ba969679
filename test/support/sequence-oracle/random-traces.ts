/** Random traces: calls that overlap, fail, are refused, carry values and return them; and when each event comes. */
import type { Random } from './random.ts';
import { capabilities, receivedLabels, sentLabels, tools } from './random-rules.ts';
import type { Arrival, Happened, Side } from './world.ts';

export interface TraceShape {
  readonly calls: number;
  readonly latenessMs: number;
  /** Values that are told apart. */
  readonly values: number;
  /** Values that one side holds at most. */
  readonly most: number;
}

export function randomShape(random: Random): TraceShape {
  const isWide = random.chance(0.1);
  return {
    calls: random.between(5, 14),
    latenessMs: 5_000,
    values: isWide ? 30 : 4,
    most: isWide ? 20 : 3,
  };
}

function side(random: Random, { values, most }: TraceShape, labels: readonly string[]): Side {
  const some = Array.from({ length: random.below(most + 1) }, () => random.between(1, values));
  return { labels: random.some(labels, 0.35), values: [...new Set(some)], isCut: random.chance(0.06) };
}

export function randomTrace(random: Random, shape: TraceShape): readonly Happened[] {
  const happened: Happened[] = [];
  let nowMs = 1_000;
  let seq = 0;
  const open: number[] = [];
  const step = () => {
    nowMs += 500 * random.pick([0, 0, 1, 1, 2, 3]);
    return (seq += 1);
  };
  while (happened.length < shape.calls || open.length > 0) {
    const isEnding = open.length > 0 && (happened.length >= shape.calls || random.chance(0.5));
    const number = step();
    if (isEnding) {
      const [at] = open.splice(random.below(open.length), 1);
      const of = at === undefined ? undefined : happened[at];
      if (at === undefined || of === undefined || random.chance(0.03)) continue;
      happened[at] = { ...of, endMs: nowMs, endSeq: number };
      continue;
    }
    const made = oneOf(random, shape, { name: happened.length + 1, beginMs: nowMs, beginSeq: number });
    if (made.kind === 'call') open.push(happened.length);
    happened.push(made);
  }
  return happened;
}

function oneOf(random: Random, shape: TraceShape, begun: Pick<Happened, 'name' | 'beginMs' | 'beginSeq'>): Happened {
  const isRefused = random.chance(0.08);
  return {
    ...begun,
    kind: random.chance(0.12) ? 'approval' : 'call',
    agent: random.pick(['agent-1', 'agent-1', 'agent-2']),
    can: random.some(capabilities, 0.45),
    tool: random.pick(tools),
    bytes: random.between(0, 3),
    sent: side(random, shape, sentLabels),
    received: side(random, shape, receivedLabels),
    decision: random.pick(['granted', 'denied']),
    isRefused,
    outcome: isRefused ? 'refused' : random.pick(['answered', 'answered', 'answered', 'answered', 'cancelled', 'lost']),
    endMs: undefined,
    endSeq: 0,
  };
}

/** Every event with the moment at which it comes: some late by up to the bound, some twice. */
export function arrivalsOf(random: Random, happened: readonly Happened[], latenessMs: number): readonly Arrival[] {
  const isOrderly = random.chance(0.4);
  const late = (timeMs: number) => (isOrderly || random.chance(0.7) ? timeMs : timeMs + random.below(latenessMs));
  const arrivals = happened.flatMap((of): readonly Arrival[] => [
    { of, phase: 'begin', timeMs: of.beginMs, seq: of.beginSeq, arrivesMs: late(of.beginMs) },
    ...(of.kind === 'call' && of.endMs !== undefined
      ? [{ of, phase: 'end' as const, timeMs: of.endMs, seq: of.endSeq, arrivesMs: late(of.endMs) }]
      : []),
  ]);
  const again = (one: Arrival) => Math.min(one.arrivesMs + random.below(2_000), one.timeMs + latenessMs - 1);
  const twice = isOrderly ? [] : random.some(arrivals, 0.05).map((one) => ({ ...one, arrivesMs: again(one) }));
  return [...arrivals, ...twice].sort((a, b) => a.arrivesMs - b.arrivesMs || a.seq - b.seq);
}
