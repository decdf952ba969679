import { endOf, otherEventOf, requestOf, type TypedEvent } from './event-of.ts';
import { traceBaseMs } from './symbols.ts';
import type { EventLine, Trace, TraceLine } from './trace.ts';

/** What arrives: an event, or that nothing older comes any more. */
export type Arrival =
  | { readonly kind: 'event'; readonly line: EventLine; readonly event: TypedEvent }
  | { readonly kind: 'clock'; readonly timeMs: number };

interface Occurrence {
  readonly line: TraceLine;
  readonly atMs: number;
  readonly isEnd: boolean;
}

/** The events of a trace, as gateways would have sent them, in the order in which they arrive. */
export function writeEvents(trace: Trace): readonly Arrival[] {
  const seqs = new Map<string, number>();
  let events = 0;
  const arrivals = occurrencesOf(trace).map((occurrence): Arrival => {
    const { line, atMs } = occurrence;
    if (line.kind === 'clock') return { kind: 'clock', timeMs: traceBaseMs + atMs };
    const numbering = JSON.stringify([line.gateway, line.tenant, line.principal, line.session]);
    const seq = (seqs.get(numbering) ?? 0) + 1;
    seqs.set(numbering, seq);
    events += 1;
    return { kind: 'event', line, event: eventOf(occurrence, line, { event: events, seq }) };
  });
  return withDelays(arrivals);
}

function eventOf({ isEnd, atMs }: Occurrence, line: EventLine, number: { event: number; seq: number }): TypedEvent {
  if (line.kind !== 'call') return otherEventOf(line, number);
  return isEnd ? endOf(line, atMs, number) : requestOf(line, number);
}

/** In the order of time; what happens at one time, in the order in which it is written. */
function occurrencesOf({ lines }: Trace): readonly Occurrence[] {
  const occurrences = lines.flatMap((line): Occurrence[] => {
    const begin = { line, atMs: line.atMs, isEnd: false };
    if (line.kind !== 'call' || line.endMs === undefined) return [begin];
    return [begin, { line, atMs: line.endMs, isEnd: true }];
  });
  return occurrences.toSorted((one, other) => one.atMs - other.atMs);
}

function isEndOf(arrival: Arrival): boolean {
  return arrival.kind === 'event' && arrival.event.type === 'shearpin.call.completed.v1';
}

function delayOf(arrival: Arrival): number | undefined {
  if (arrival.kind === 'clock') return undefined;
  const { line } = arrival;
  return line.kind === 'call' && isEndOf(arrival) ? (line.endArrivesAfter ?? line.arrivesAfter) : line.arrivesAfter;
}

/** Moves what arrives late behind all events of the call that it arrives after; what comes twice comes last again. */
function withDelays(arrivals: readonly Arrival[]): readonly Arrival[] {
  const ordered = arrivals.filter((arrival) => delayOf(arrival) === undefined);
  const places = new Map(arrivals.map((arrival, at) => [arrival, at]));
  for (const [at, late] of arrivals.entries()) {
    const after = delayOf(late);
    if (after === undefined) continue;
    const isBefore = (other: Arrival): boolean => (places.get(other) ?? 0) < at || isOfCall(other, after);
    ordered.splice(ordered.findLastIndex(isBefore) + 1, 0, late);
  }
  const again = arrivals.filter((arrival) => arrival.kind === 'event' && arrival.line.isTwice);
  return [...ordered, ...again];
}

function isOfCall(arrival: Arrival, number: number): boolean {
  return arrival.kind === 'event' && arrival.line.kind === 'call' && arrival.line.number === number;
}
