/** Calls in flight: those that were requested and have not ended. */
import { stateLimits } from '../form/limits.ts';
import { grown } from './grown.ts';
import type { Flight } from './state.ts';
import { weightOfFlight } from './weight.ts';
import type { Work } from './work.ts';

/** What many calls in flight may hold without being weighed. */
const lightFlight = stateLimits.valuesInFlight / stateLimits.callsInFlight;

/** Remembers a call in flight; those that were requested longest ago make room. */
export function fly(work: Work, flight: Flight): void {
  const others = withoutCall(work.flights, flight.request.call);
  const forgotten = Math.max(others.length + 1 - stateLimits.callsInFlight, tooHeavy(others, flight));
  work.flights = grown(forgotten === 0 ? others : others.slice(forgotten), flight);
  if (forgotten === 0) return;
  work.change({ forgotten: work.aside.forgotten + forgotten });
  work.overflow(forgotten);
}

function withoutCall(flights: readonly Flight[], call: string): readonly Flight[] {
  const at = placeOfCall(flights, call);
  return at < 0 ? flights : flights.toSpliced(at, 1);
}

export function placeOfCall(flights: readonly Flight[], call: string): number {
  for (let at = flights.length - 1; at >= 0; at -= 1) if (flights[at]?.request.call === call) return at;
  return -1;
}

/** How many of the oldest must go so that the rest holds no more values than fit; the newest stays. */
function tooHeavy(others: readonly Flight[], newest: Flight): number {
  const newestWeight = weightOfFlight(newest);
  if (newestWeight <= lightFlight) return 0;
  let left = others.reduce((sum, flight) => sum + weightOfFlight(flight), newestWeight);
  let count = 0;
  for (const flight of others) {
    if (left <= stateLimits.valuesInFlight) break;
    left -= weightOfFlight(flight);
    count += 1;
  }
  return count;
}
