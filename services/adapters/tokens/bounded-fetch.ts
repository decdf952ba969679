/** Fetches what an issuer of tokens publishes: small, without redirects, within seconds. */

export type BoundedFetch = (url: string, init?: RequestInit) => Promise<Response>;

const bytesMax = 256 * 1024;
const timeoutMs = 3000;

/** Throws when the answer is a redirect, longer than allowed, or does not come. */
export const boundedFetch: BoundedFetch = async (url, init = {}) => {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { ...init, redirect: 'error', signal });
  const body = await readBody(response);
  return new Response(body, { status: response.status, headers: response.headers });
};

async function readBody({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const parts: AsyncIterable<Uint8Array> | readonly Uint8Array[] = body ?? [];
  for await (const chunk of parts) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw new RangeError('An issuer of tokens answered with more than is read.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
