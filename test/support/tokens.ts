/** Authorization headers with claims of a test's choice; nothing in them is signed. */
export function bearerOf(claims: unknown, header: unknown = { alg: 'RS256' }): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part(header)}.${part(claims)}.c2ln`;
}
