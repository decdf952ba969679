import { expect, it } from 'vitest';
import { isOfFamily } from '../../../../../detectors/kit/form/facts.ts';

it('a name is of a family by whole parts only', () => {
  expect(isOfFamily('egress.share', 'egress.*')).toBe(true);
  expect(isOfFamily('secret.token', 'secret')).toBe(true);
  expect(isOfFamily('egressive', 'egress.*')).toBe(false);
  expect(isOfFamily('read.private', 'read.untrusted')).toBe(false);
});
