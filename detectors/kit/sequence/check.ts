import { ShearpinError } from '../../../schemas/errors.ts';
import { checkForm } from '../form/check-form.ts';
import type { SequenceForm } from '../form/form.ts';

/** Throws E_INVARIANT for a form that the matcher could not run as it is written, with the reason. */
export function requireSound(form: SequenceForm): void {
  const fault = checkForm(form).find(({ severity }) => severity !== 'warning');
  if (fault === undefined) return;
  throw new ShearpinError('E_INVARIANT', `Sequence ${form.id}, ${fault.path.join('.')}: ${fault.message}`);
}
