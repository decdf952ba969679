/** Requests of a session that are kept until their calls end, so that no detector need remember each for itself. */
import type { DetectorEvent, RequestedEvent } from '../../detectors/contract.ts';
import type { CallRequested } from '../../schemas/generated/types.ts';
import { placeOf } from './graph/call-graph.ts';
import type { KeptRequest, SessionState } from './state.ts';

const requestsMax = 64;
/** Over all of them. */
const requestValuesMax = 2_048;

/** Whether a request is kept: not one of a call that is known already, and none that does not fit. */
function isKept({ requests, graph }: SessionState, data: CallRequested): boolean {
  if (data.round !== undefined || data.verdict.decision === 'refused' || placeOf(graph, data.call) >= 0) return false;
  const values = requests.reduce((sum, kept) => sum + valuesOf(kept.data), valuesOf(data));
  return requests.length < requestsMax && values <= requestValuesMax;
}

function valuesOf({ arguments: { fingerprints } }: CallRequested): number {
  return fingerprints.length;
}

function requestOf({ requests }: SessionState, call: string): RequestedEvent | undefined {
  const found = requests.find(({ data }) => data.call === call);
  return found === undefined ? undefined : toRequested(found);
}

export function toRequested({ timeMs, data }: KeptRequest): RequestedEvent {
  return { kind: 'requested', timeMs, data };
}

/** The event as detectors get it: the end of a call with its request, where that was kept. */
export function withRequest(state: SessionState, event: DetectorEvent): DetectorEvent {
  if (event.kind === 'requested') return isKept(state, event.data) ? { ...event, isKept: true } : event;
  if (event.kind !== 'completed') return event;
  const request = requestOf(state, event.data.call);
  return request === undefined ? event : { ...event, request };
}

/** Those that are kept after an event. */
export function keptAfter(requests: readonly KeptRequest[], event: DetectorEvent): readonly KeptRequest[] {
  if (event.kind === 'requested' && event.isKept === true)
    return [...requests, { timeMs: event.timeMs, data: event.data }];
  if (event.kind !== 'completed' || event.request === undefined) return requests;
  return requests.filter(({ data }) => data.call !== event.data.call);
}
