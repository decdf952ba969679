/** Takes over the state of a session that a worker of the format before this one wrote. */
import { ShearpinError } from '../../schemas/errors.ts';
import { stateFormat, type SessionState } from './state.ts';

export type StateFormat2 = Omit<SessionState, 'format' | 'requests'> & { readonly format: 2 };

/** Throws E_STATE_FORMAT for state that a version wrote which is not known here: it is kept untouched, never reset. */
export function readState(state: SessionState | StateFormat2): SessionState {
  if (state.format === stateFormat) return state;
  // Whoever looks for a call in flight has remembered it for itself.
  if (state.format === stateFormat - 1) return { ...state, format: stateFormat, requests: [] };
  const { format } = state as { readonly format: unknown };
  throw new ShearpinError(
    'E_STATE_FORMAT',
    `Session state has format ${String(format)}; this version reads ${String(stateFormat)} and the one before.`,
  );
}
