/** An offset as decimal text. */
export function isOffset(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9]{1,20}$/.test(value);
}
