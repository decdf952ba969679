import type { DetectorEvent } from '../../contract.ts';
import { dropMadeUp, leaveOut, putTake, type LateLog, type LogOptions } from './late-log.ts';
import type { Program } from './program.ts';
import type { Reducer } from './reduce.ts';
import { no } from '../form/truth.ts';
import type { Take } from './take.ts';
import { mergeProbes } from './taken.ts';

interface Putting {
  readonly log: LateLog;
  readonly event: DetectorEvent;
}

/** Puts an event to the log of one key, and before it a made-up begin when it ends a call that is not known. */
export function putEvent(reducer: Reducer, options: LogOptions, { log, event }: Putting): LateLog {
  if (event.kind === 'completed') return putEnd(reducer, options, { log, event });
  const take = event.kind === 'requested' ? reducer.begin(event) : reducer.happen(event);
  if (take !== undefined) return putTake(options, log, take);
  return event.kind === 'requested' ? dropMadeUp(options, log, event.data.call) : log;
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
    const left = matters(options.program, flight.request, end) ? undefined : leaveOut(log, flight, end);
    return left ?? putTake(options, log, end);
  }
  const isTold = event.isRequestKnown && aside.forgotten === 0;
  if (isTold && reducer.untoldBits === 0) return log;
  const begin = isTold ? reducer.untold(event) : reducer.madeUp(event, event.isRequestKnown ? 'here' : 'told');
  return begin === undefined ? log : putTake(options, putTake(options, log, begin), reducer.end(event));
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
