import type { Waiting } from '../../../detectors/kit/trial/explain/waiting.ts';
import type { Reason } from '../../../detectors/kit/trial/explain/why-not.ts';

export interface Explanation {
  readonly detector: string;
  /** Where it fired, with the calls that its steps took. */
  readonly fired: readonly { readonly call: string; readonly steps: Readonly<Record<string, string>> }[];
  /** What waits at the end, or after the call that is asked about. */
  readonly waiting: readonly Waiting[];
  readonly call?: { readonly call: string; readonly took: readonly string[]; readonly reasons: readonly Reason[] };
}
