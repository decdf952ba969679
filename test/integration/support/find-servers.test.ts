import { describe, expect, it } from 'vitest';
import { createDockerWay } from '../../support/servers/docker-way.ts';
import { createEnvironmentWay } from '../../support/servers/environment-way.ts';
import { freePort } from '../../support/servers/free-port.ts';
import { findServers } from '../../support/servers/find-servers.ts';
import { createLocalWay } from '../../support/servers/local-way.ts';
import type { ServerKind, ServerWay, WayOutcome } from '../../support/servers/server-way.ts';

describe('the search for servers', () => {
  it('takes for each server the first way that has it', async () => {
    const servers = await findServers([
      fakeWay('first', { kafka: 'found', redis: 'unavailable' }).way,
      fakeWay('second', { kafka: 'found', redis: 'found' }).way,
    ]);
    expect([servers.kafka.address, servers.redis.address]).toEqual(['kafka of first', 'redis of second']);
  });

  it('fails with one message that names the three ways and why each is closed', async () => {
    const ways = [createEnvironmentWay({}), createDockerWay(), createLocalWay()];
    const closed = ways.map(({ advice }) => ({ advice, find: fakeWay('any', {}).way.find }));

    const message = await failureOf(findServers(closed));

    for (const word of ['SHEARPIN_TEST_KAFKA', 'SHEARPIN_TEST_REDIS', 'Docker', 'Maven', 'closed: any']) {
      expect(message).toContain(word);
    }
    expect(message).toContain('SHEARPIN_TEST_SKIP_SERVERS=1');
  });

  it('goes on to the next way when one throws, and tells what it threw', async () => {
    const broken: ServerWay = {
      advice: { kafka: 'broken', redis: 'broken' },
      find: () => Promise.reject(new Error('the image cannot be pulled')),
    };
    const last = fakeWay('last', { redis: 'found' });

    expect(await failureOf(findServers([broken, last.way]))).toContain('the image cannot be pulled');
  });

  it('ends the server that it has found when the other is nowhere', async () => {
    const { way, disposed } = fakeWay('only', { kafka: 'unavailable', redis: 'found' });
    await failureOf(findServers([way]));
    expect(disposed).toEqual(['redis']);
  });

  it('takes no other server in the place of a named one that does not answer', async () => {
    const closedPort = await freePort();
    const named = createEnvironmentWay({
      SHEARPIN_TEST_KAFKA: `127.0.0.1:${String(closedPort)}`,
      SHEARPIN_TEST_REDIS: 'localhost',
    });

    const message = await failureOf(findServers([named, fakeWay('other', { kafka: 'found', redis: 'found' }).way]));

    expect(message).toContain(`SHEARPIN_TEST_KAFKA names 127.0.0.1:${String(closedPort)}, which does not answer`);
    expect(message).toContain('SHEARPIN_TEST_REDIS is not of that form');
  });
});

function fakeWay(name: string, outcomes: Partial<Record<ServerKind, WayOutcome['outcome']>>) {
  const disposed: ServerKind[] = [];
  const way: ServerWay = {
    advice: { kafka: name, redis: name },
    find(kind) {
      const outcome = outcomes[kind] ?? 'unavailable';
      if (outcome !== 'found') return Promise.resolve({ outcome, reason: `closed: ${name}` });
      const dispose = (): Promise<void> => {
        disposed.push(kind);
        return Promise.resolve();
      };
      return Promise.resolve({
        outcome,
        server: { address: `${kind} of ${name}`, [Symbol.asyncDispose]: dispose },
      });
    },
  };
  return { way, disposed };
}

async function failureOf(search: Promise<unknown>): Promise<string> {
  const failure = await search.then(
    () => undefined,
    (error: unknown) => error,
  );
  return failure instanceof Error ? failure.message : 'nothing was thrown';
}
