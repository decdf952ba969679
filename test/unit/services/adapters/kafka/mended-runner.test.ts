import '../../../../../services/adapters/kafka/consumer-loop.ts';
import createFetchManager from 'kafkajs/src/consumer/fetchManager.js';
import Runner from 'kafkajs/src/consumer/runner.js';
import { expect, it } from 'vitest';

/** So many turns that nobody would take them for a few too many, and few enough to be over in a moment. */
const turnsMax = 10_000;

it('ends the fetchers of a consumer that was stopped while they were being replaced', async () => {
  const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, namespace: () => logger };
  let nodeIds = [1, 2];
  let turns = 0;
  const runner = Object.assign(Object.create(Runner.prototype) as Runner, { running: true, logger, consumerGroup: {} });
  const fetchManager = createFetchManager({
    logger,
    getNodeIds: () => {
      if ((turns += 1) > turnsMax) throw new Error('It fetches nothing, without end.');
      return nodeIds;
    },
    fetch: async (nodeId) => {
      // The brokers are others as soon as the first fetch has come back.
      nodeIds = [1];
      // Stopped while the fetchers of the old ones end.
      if (runner.running) setImmediate(() => Object.assign(runner, { running: false }));
      await new Promise(setImmediate);
      return runner.running ? [] : runner.fetch(nodeId);
    },
    handler: () => Promise.resolve(),
  });
  Object.assign(runner, { fetchManager });
  await fetchManager.start();
  expect(turns).toBeLessThan(turnsMax);
});

it('tries a commit once, and leaves alone what a stopped consumer is asked to commit', async () => {
  let tries = 0;
  const commitOffsets = (): Promise<void> => {
    tries += 1;
    return Promise.reject(new Error('Closed connection'));
  };
  const consumerGroup = { commitOffsets };
  const runner = Object.assign(Object.create(Runner.prototype) as Runner, { running: true, consumerGroup });
  await expect(runner.commitOffsets({})).rejects.toThrow('Closed connection');
  Object.assign(runner, { running: false });
  await runner.commitOffsets({});
  expect(tries).toBe(1);
});

function ignore(): void {
  return undefined;
}
