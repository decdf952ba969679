import type { Expression } from './form.ts';

export type FormRule =
  | 'unknown-field'
  | 'unknown-capability'
  | 'unknown-label'
  | 'unknown-role'
  | 'unknown-value'
  | 'unknown-step'
  | 'unknown-capture'
  | 'type'
  | 'number'
  | 'pattern'
  | 'size'
  | 'event'
  | 'duplicate'
  | 'order'
  | 'optional'
  | 'unbounded'
  | 'arm'
  | 'never'
  | 'may-be-missing';

/** Names and positions from the form down to one of its parts. */
export type FormPath = readonly (string | number)[];

/** Why a form cannot be run as it is written, or, as a warning, why it may not mean what was meant. */
export interface FormFault {
  readonly rule: FormRule;
  readonly message: string;
  readonly path: FormPath;
  /** The expression below that path that is at fault. */
  readonly expression?: Expression;
  readonly severity?: 'error' | 'warning';
}

export function fault(rule: FormRule, message: string, path: FormPath): FormFault {
  return { rule, message, path };
}
