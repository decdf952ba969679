import { ShearpinError } from '../../../schemas/errors.ts';
import type { Fingerprint, Predicate } from '../../../schemas/generated/types.ts';
import type { DetectorMetadata, Response } from '../../contract.ts';
import { readsResult } from '../predicate.ts';

/** One step of a sequence, as data. */
export interface SequenceStep {
  readonly id: string;
  readonly where: Predicate;
  /** Names the fingerprints of that role in the call's result; the step takes no call that has none. */
  readonly capture?: { readonly name: string; readonly role: Fingerprint['role'] };
  /** The call's arguments must carry one of the values captured under that name. */
  readonly carries?: string;
}

/** A sequence: what a rule compiles to, and what the matcher runs. */
export interface SequenceDefinition extends Omit<DetectorMetadata, 'kind' | 'windowMs' | 'isArmed'> {
  /** From the event that decided the first step to the one that decides the last; inclusive. */
  readonly withinMs: number;
  readonly steps: readonly SequenceStep[];
  /** The last step, when the gateway is to refuse it. */
  readonly arm?: string;
  readonly respond?: Response;
  /** One sentence for the alert. */
  readonly text: string;
}

/** Whether a step is decided when its call has ended: it reads the result, or captures from it. */
export function isDecidedAtEnd(step: SequenceStep): boolean {
  return step.capture !== undefined || readsResult(step.where);
}

/** Throws E_INVARIANT for a sequence that the matcher could not run as it is written. */
export function checkSequence({ id, steps, arm, withinMs }: SequenceDefinition): void {
  const fail = (why: string): never => {
    throw new ShearpinError('E_INVARIANT', `Sequence ${id}: ${why}`);
  };
  if (steps.length < 2) fail('it has fewer than two steps.');
  if (!Number.isSafeInteger(withinMs) || withinMs <= 0) fail('withinMs is not a positive whole number.');
  if (new Set(steps.map((step) => step.id)).size !== steps.length) fail('two steps have one id.');
  const last = steps.at(-1);
  if (arm !== undefined && (last?.id !== arm || isDecidedAtEnd(last))) {
    fail('the armed step must be the last one, and decided by the request alone.');
  }
  const captured = new Set<string>();
  for (const step of steps) {
    if (step.carries !== undefined && !captured.has(step.carries))
      fail(`nothing before ${step.id} captures ${step.carries}.`);
    if (step.capture !== undefined) captured.add(step.capture.name);
  }
}
