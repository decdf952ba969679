import { describe, expect, it } from 'vitest';
import { sendBatches } from '../../support/real-software/batches.ts';
import { throughGateway } from '../../support/real-software/forms.ts';
import { serveEverything } from '../../support/real-software/reference-servers.ts';

describe('batches of 2025-03-26', () => {
  it.each(['HTTP in front of HTTP', 'a path to HTTP'] as const)('are answered the same through %s', async (form) => {
    await using server = await serveEverything();
    if (server.target.kind !== 'http') throw new Error('It serves HTTP.');
    const direct = await sendBatches(server.target.url);
    await using way = await throughGateway(form, server.target);
    if (way.target.kind !== 'http') throw new Error('It serves HTTP.');
    expect(await sendBatches(way.target.url)).toEqual(direct);
    expect(direct['calls']?.messages).toHaveLength(3);
  });
});
