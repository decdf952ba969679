import { expect, it } from 'vitest';
import { isValid } from 'ulid';
import { newUlid } from '../../../../../services/adapters/crypto/new-ulid.ts';

it('makes valid ULIDs that differ, also past the end of the random bytes at hand', () => {
  const ids = Array.from({ length: 2_000 }, newUlid);
  expect(ids.every((id) => isValid(id))).toBe(true);
  expect(new Set(ids.map((id) => id.slice(10))).size).toBe(ids.length);
});
