import type { DetectorEvent } from '../../contract.ts';
import { madeUpFor, type LateLog } from './held-takes.ts';
import { dropMadeUp, leaveOut, putBoth, putKept, putTake, type LogOptions } from './late-log.ts';
import type { Program } from './program.ts';
import { isLeftToEnd, type Reducer } from './reduce.ts';
import { no } from '../form/truth.ts';
import { comparePlaces, type Take } from './take.ts';
import { mergeProbes } from './taken.ts';

interface Putting {
  readonly log: LateLog;
  readonly event: DetectorEvent;
}

/** Puts an event to the log of one key, and before it a made-up begin when it ends a call that is not known. */
export function putEvent(reducer: Reducer, options: LogOptions, { log, event }: Putting): LateLog {
  if (event.kind === 'completed') return putEnd(reducer, options, { log, event });
  const take = event.kind === 'requested' ? reducer.begin(event) : reducer.happen(event);
  if (take !== undefined && isHeard(options.program, log, take))
    return putTake(options, take.isRound ? withRequestOf(options, log, take) : log, take);
  return take === undefined && event.kind === 'requested' ? dropMadeUp(options, log, event.data.call) : log;
}

/**
 * A request that other detectors made be told is to this one as if it had not been: the end of its call may never be told.
 * Where the end came first, the request takes the place of what was made up for it.
 */
function isHeard({ untold, usesTurns }: Program, log: LateLog, { phase, yes, maybe, refusedBy, call }: Take): boolean {
  if (phase !== 'begin' || usesTurns || refusedBy !== undefined || ((yes | maybe) & ~untold) !== 0) return true;
  return madeUpFor(log, call) !== undefined;
}

/** A later round of a call stands beside its request. */
function withRequestOf(options: LogOptions, log: LateLog, { call }: Take): LateLog {
  const request = options.kept().find((begin) => begin.call === call);
  return request === undefined ? log : putKept(options, log, request);
}

interface PuttingEnd {
  readonly log: LateLog;
  readonly event: Extract<DetectorEvent, { kind: 'completed' }>;
}

function putEnd(reducer: Reducer, options: LogOptions, { log, event }: PuttingEnd): LateLog {
  const { flights, aside } = log.head;
  const flight = flights.find(({ request }) => request.call === event.data.call);
  if (flight !== undefined) {
    const end = reducer.end(event);
    // Its request may have ended the wait of a trailing absence, which stays so.
    const isKept = options.program.trailings.length > 0 || matters(options.program, flight.request, end);
    return (isKept ? undefined : leaveOut(log, flight, end)) ?? putTake(options, log, end);
  }
  if (event.request !== undefined) {
    if (aside.forgotten === 0 && (reducer.endBits(event) & options.program.endMask) === 0) return log;
    const begin = reducer.begin(event.request);
    if (begin === undefined) return log;
    if (isLeftToEnd(options.program, begin)) return putCall(reducer, options, { log, event, begin });
  }
  if (!event.isRequestKnown || aside.forgotten > 0) return putUnknown(reducer, options, { log, event });
  const begin = reducer.untoldBits === 0 ? undefined : reducer.untold(event);
  return begin === undefined ? log : putTake(options, putTake(options, log, begin), reducer.end(event));
}

interface PuttingCall extends PuttingEnd {
  readonly begin: Take;
}

/** A call whose request was left to its end: most are nothing, which nobody needs to remember until then. */
function putCall(reducer: Reducer, options: LogOptions, { log, event, begin }: PuttingCall): LateLog {
  const end = reducer.end(event);
  if (!matters(options.program, begin, end)) return log;
  const begun = comparePlaces(begin, log.past.floor) > 0 ? putKept(options, log, begin) : log;
  const isBegun = begun.head.flights.some(({ request: { call } }) => call === begin.call);
  return isBegun ? putTake(options, begun, end) : putUnknown(reducer, options, { log, event });
}

/** An end whose request has left: it stands for both. */
function putUnknown(reducer: Reducer, options: LogOptions, { log, event }: PuttingEnd): LateLog {
  const begin = reducer.madeUp(event, event.isRequestKnown ? 'here' : 'told');
  return begin === undefined ? log : putBoth(options, log, { begin, end: reducer.end(event) });
}

/** Whether a call, of which both events are known, can be anything to a step or an absence. */
function matters({ endMask, usesTurns, wholes, scratch }: Program, request: Take, end: Take): boolean {
  if (usesTurns || request.refusedBy !== undefined) return true;
  let bits = (request.yes | request.maybe) & (~endMask | end.yes | end.maybe);
  for (const { bit, whole } of wholes) {
    if ((bits & bit) === 0 || whole === undefined) continue;
    scratch.probes = mergeProbes(request.probes, end.probes);
    if (whole(scratch) === no) bits &= ~bit;
  }
  return bits !== 0;
}
