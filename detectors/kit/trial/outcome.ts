/** What a detector made of a trace. Calls are named by their numbers; 0 stands for an event that is no call. */
import type { Condition } from '../../../schemas/generated/types.ts';
import type { Finding } from '../../contract.ts';

export interface StepTaken {
  readonly step: string;
  readonly call: number;
}

export interface Fired {
  /** The call that its last step took. */
  readonly call: number;
  readonly steps: readonly StepTaken[];
  readonly finding: Finding;
}

export interface Armed {
  /** The call of which an event led to it. */
  readonly after: number;
  readonly partial: string;
  readonly condition: Condition;
}

export interface Outcome {
  /** Findings that hold at the end, in the order of their last events. */
  readonly fired: readonly Fired[];
  readonly withdrawn: readonly Fired[];
  readonly armed: readonly Armed[];
  /** Calls that a gateway refuses or holds which knows what was armed before they were requested. */
  readonly refused: readonly number[];
}

export function firedAt(fired: readonly Fired[]): readonly number[] {
  return fired.map(({ call }) => call).toSorted((one, other) => one - other);
}
