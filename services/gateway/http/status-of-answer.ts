const badRequest = 400;
const notFound = 404;

/** HTTP statuses that 2026-07-28 gives to errors of the protocol itself. */
const statuses: ReadonlyMap<unknown, number> = new Map([
  [-32700, badRequest],
  [-32600, badRequest],
  [-32601, notFound],
  [-32020, badRequest],
  [-32021, badRequest],
  [-32022, badRequest],
]);

/** Longer answers are results: an error of the protocol is short. */
const errorBytesMax = 64 * 1024;

export function statusOfAnswer(answer: Uint8Array): number {
  if (answer.byteLength > errorBytesMax) return 200;
  try {
    const message = JSON.parse(Buffer.from(answer).toString('utf8')) as {
      readonly error?: { readonly code?: unknown };
    };
    return statuses.get(message.error?.code) ?? 200;
  } catch {
    return 200;
  }
}
