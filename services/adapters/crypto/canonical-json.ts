import canonicalize from 'canonicalize';
import { ShearpinError } from '../../../schemas/errors.ts';

/** RFC 8785 text of a JSON value. Throws E_INVARIANT for what JSON cannot say exactly: NaN, infinities, lone surrogates. */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new ShearpinError('E_INVARIANT', 'The value has no canonical JSON form.', { cause });
  }
  if (text === undefined) throw new ShearpinError('E_INVARIANT', 'The value is no JSON value.');
  return text;
}
