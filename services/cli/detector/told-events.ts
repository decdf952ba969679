/** A story to explain: a trace as an engineer writes it, or events as the topic holds them. */
import { readFileSync } from 'node:fs';
import type { TypedEvent } from '../../../detectors/kit/trial/notation/event-of.ts';
import { renderFault } from '../../../detectors/kit/trial/notation/fault.ts';
import { readTrace } from '../../../detectors/kit/trial/notation/read-trace.ts';
import { writeSpan } from '../../../detectors/kit/trial/notation/span.ts';
import { numberOf, traceBaseMs } from '../../../detectors/kit/trial/notation/symbols.ts';
import { namesIn } from '../../../detectors/kit/trial/notation/names.ts';
import { writeEvents } from '../../../detectors/kit/trial/notation/write-events.ts';
import type { Naming } from '../../../detectors/kit/trial/explain/waiting.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import { readEvent } from '../replay/read-event.ts';

export interface Story {
  readonly events: readonly TypedEvent[];
  /** Ids of the calls, by their numbers from 1. */
  readonly calls: readonly string[];
  readonly naming: Naming;
}

/** Throws E_USAGE with everything that is wrong with the file. */
export function readStory(file: string): Story {
  const text = readText(file);
  return text.trimStart().startsWith('{') ? eventStory(file, text) : traceStory(file, text);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new ShearpinError('E_USAGE', `${file} cannot be read (${code}).`);
  }
}

function traceStory(file: string, text: string): Story {
  const reading = readTrace(text);
  if (reading.kind === 'faulty') {
    const faults = reading.faults.map((fault) => renderFault(text, fault)).join('\n');
    throw new ShearpinError('E_USAGE', `${file} is no trace:\n${faults}\n`);
  }
  const events = writeEvents(reading.trace).flatMap((arrival) => (arrival.kind === 'event' ? [arrival.event] : []));
  const calls = [...new Set(events.flatMap(callsOf))].toSorted((one, other) => numberOf(one) - numberOf(other));
  return { events, calls, naming: namingOf(calls, { startMs: traceBaseMs, names: namesIn(reading.trace) }) };
}

function eventStory(file: string, text: string): Story {
  const events = text.split('\n').flatMap((line, at): TypedEvent[] => {
    if (line.trim() === '') return [];
    const read = readEvent(line);
    if (read.kind === 'unread') throw new ShearpinError('E_USAGE', `${file}:${String(at + 1)} ${read.why}.`);
    // No detector hears of the end of a session.
    return read.kind === 'event' && read.event.type !== 'shearpin.session.ended.v1' ? [read.event] : [];
  });
  const calls = [...new Set(events.flatMap(callsOf))];
  const startMs = Math.min(...events.map(({ data }) => data.timeMs));
  return { events, calls, naming: namingOf(calls, { startMs, names: new Map() }) };
}

function callsOf({ type, data }: TypedEvent): readonly string[] {
  return type === 'shearpin.call.requested.v1' || type === 'shearpin.call.completed.v1' ? [data.call] : [];
}

interface Known {
  readonly startMs: number;
  readonly names: ReadonlyMap<string, string>;
}

/** Times from the beginning; values by their names, or the first digits of their fingerprints. */
function namingOf(calls: readonly string[], { startMs, names }: Known): Naming {
  const numbers = new Map(calls.map((call, at) => [call, at + 1]));
  return {
    callOf: (call) => `call ${String(numbers.get(call) ?? '?')}`,
    nameOf: (fp) => names.get(fp) ?? (/^[0-9a-f]{16}$/.test(fp) ? `${fp.slice(0, 6)}…` : fp),
    timeOf: (timeMs) => (Number.isFinite(timeMs) && timeMs >= startMs ? writeSpan(timeMs - startMs) : String(timeMs)),
  };
}
