import { ShearpinError } from '../../schemas/errors.ts';
import type { SessionStore } from '../../services/engine/ports/session-store.ts';

/** A store that is away until it is told to come back. */
export function awayStore(store: SessionStore) {
  const gate = { isAway: true, refused: 0 };
  const guard = async <T>(operation: () => Promise<T>): Promise<T> => {
    if (!gate.isAway) return operation();
    gate.refused += 1;
    throw new ShearpinError('E_STORE_UNAVAILABLE', 'away', { retryable: true });
  };
  const away: SessionStore = {
    ...store,
    load: (keys) => guard(() => store.load(keys)),
    save: (saves) => guard(() => store.save(saves)),
    identity: () => guard(() => store.identity()),
  };
  return { away, gate };
}
