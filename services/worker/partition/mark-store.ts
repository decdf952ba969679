import { ShearpinError } from '../../../schemas/errors.ts';
import type { SessionStore, StoreIdentity } from '../../engine/ports/session-store.ts';

/** Leaves the mark by which a loss of the store is seen, unless somebody has. */
export async function markStore(store: SessionStore, found: StoreIdentity): Promise<StoreIdentity> {
  if (found.markerPresent) return found;
  await store.leaveMarker();
  const marked = await store.identity();
  if (marked.markerPresent) return marked;
  throw new ShearpinError('E_STORE_UNAVAILABLE', 'The store lost its marker as it was left.', { retryable: true });
}
