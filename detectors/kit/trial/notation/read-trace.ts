import { eventFaults } from './event-faults.ts';
import type { TraceFault } from './fault.ts';
import { nearestTo } from '../../../../schemas/nearest.ts';
import { readCall, type Times } from './read-call.ts';
import { otherKinds, readOther } from './read-others.ts';
import { placed } from './read-words.ts';
import { readSpan, spanMsMax } from './span.ts';
import { type Token, tokensOf } from './tokens.ts';
import type { CallLine, Trace, TraceLine } from './trace.ts';
import { callsMax } from './words.ts';

/** Characters and lines of a trace. */
const charactersMax = 1_000_000;
const linesMax = 10_000;

export type TraceReading =
  | { readonly kind: 'read'; readonly trace: Trace }
  | { readonly kind: 'faulty'; readonly faults: readonly TraceFault[] };

/** Reads a trace; all that is wrong with it is told at once. */
export function readTrace(text: string): TraceReading {
  if (text.length > charactersMax) return faulty([whole(`is longer than ${String(charactersMax)} characters`)]);
  const texts = text.split('\n');
  if (texts.length > linesMax) return faulty([whole(`has more than ${String(linesMax)} lines`)]);
  const lines: TraceLine[] = [];
  const faults: TraceFault[] = [];
  let calls = 0;
  for (const [at, written] of texts.entries()) {
    const [time, ...rest] = tokensOf(written);
    if (time === undefined) continue;
    const read = readLine(time, rest, { line: at + 1, beforeMs: lines.at(-1)?.atMs ?? 0 });
    for (const one of read) {
      if ('message' in one) faults.push(one);
      else lines.push(one.kind === 'call' ? { ...one, number: (calls += 1) } : one);
    }
    if (calls > callsMax) return faulty([whole(`has more than ${String(callsMax)} calls`)]);
  }
  if (faults.length === 0) faults.push(...danglingNumbers(lines, { calls, texts }));
  if (faults.length === 0) faults.push(...eventFaults({ lines }, texts));
  if (faults.length > 0) return faulty(faults);
  return lines.length > 0 ? { kind: 'read', trace: { lines } } : faulty([whole('is empty')]);
}

function faulty(faults: readonly TraceFault[]): TraceReading {
  return { kind: 'faulty', faults };
}

function whole(message: string): TraceFault {
  return { line: 1, column: 1, length: 1, message: `the trace ${message}` };
}

type NewLine = Exclude<TraceLine, CallLine> | Omit<CallLine, 'number'>;

interface Line {
  readonly line: number;
  readonly beforeMs: number;
}

function readLine(time: Token, rest: readonly Token[], { line, beforeMs }: Line): readonly (NewLine | TraceFault)[] {
  const times = readTimes(time.text, beforeMs);
  if (times === undefined) {
    const fault =
      'a line begins with a time: 10s, 1m30s, +5s after the line above, or 10s..12s for a call that takes time';
    return [placed({ fault }, time, line)];
  }
  const [head, ...words] = rest;
  if (head === undefined) return [placed({ fault: 'what happens at this time is missing' }, time, line)];
  if (head.text.includes('/')) return readCall([head, ...words], { line, times });
  const kind = otherKinds.find((known) => known === head.text);
  if (kind === undefined) return [placed({ fault: unknownKind(head.text) }, head, line)];
  if (times.endMs !== undefined) return [placed({ fault: 'only a call takes time' }, time, line)];
  return readOther(kind, [head, ...words], { line, atMs: times.atMs });
}

function unknownKind(text: string): string {
  const nearest = nearestTo(text, otherKinds);
  const known = `a call (SERVER/TOOL), ${otherKinds.slice(0, -1).join(', ')} or clock`;
  return nearest === undefined ? `this must be ${known}` : `is ${nearest} meant?`;
}

/** `10s`, `+5s`, `10s..12s`, `10s..+2s`; `10s..` does not end. */
function readTimes(text: string, beforeMs: number): Times | undefined {
  const [first = '', second, ...more] = text.split('..');
  const atMs = readFrom(first, beforeMs);
  if (atMs === undefined || more.length > 0) return undefined;
  if (second === undefined || second === '') return { atMs, endMs: second === '' ? 'never' : undefined };
  const endMs = readFrom(second, atMs);
  return endMs === undefined || endMs < atMs ? undefined : { atMs, endMs };
}

function readFrom(text: string, beforeMs: number): number | undefined {
  const isAfter = text.startsWith('+');
  const span = readSpan(isAfter ? text.slice(1) : text);
  const ms = span === undefined ? undefined : span + (isAfter ? beforeMs : 0);
  return ms !== undefined && ms <= spanMsMax ? ms : undefined;
}

interface Written {
  readonly calls: number;
  readonly texts: readonly string[];
}

/** Numbers must be those of calls that are there. */
function danglingNumbers(lines: readonly TraceLine[], { calls, texts }: Written): readonly TraceFault[] {
  return lines.flatMap((line) => {
    if (line.kind === 'clock') return [];
    const numbers: readonly (readonly [string, number | undefined])[] = [
      ['late', line.arrivesAfter],
      ['late', line.kind === 'call' ? line.endArrivesAfter : undefined],
      ['of', line.kind === 'approval' ? line.of : undefined],
    ];
    return numbers.flatMap(([word, number]) => {
      if (number === undefined || number <= calls) return [];
      const written = `${word}:${String(number)}`;
      const column = (texts[line.line - 1] ?? '').indexOf(written) + 1;
      const message = `there is no call ${String(number)}; the last is ${String(calls)}`;
      return [{ line: line.line, column: Math.max(1, column), length: written.length, message }];
    });
  });
}
