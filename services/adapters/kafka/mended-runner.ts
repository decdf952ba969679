/**
 * Mends kafkajs 2.2.4: a consumer that is stopped while its fetchers are being replaced, since the brokers are others, stops
 * the old ones only. The new ones fetch nothing, again and again and without a pause, and nothing else of the process is
 * ever run. Here a fetcher that is asked for by a stopped consumer ends them all.
 */
import Runner from 'kafkajs/src/consumer/runner.js';

const { prototype } = Runner;
const found = Object.getOwnPropertyDescriptor(prototype, 'fetch')?.value as typeof prototype.fetch;

prototype.fetch = function fetch(nodeId) {
  if (!this.running) void this.fetchManager.stop();
  return found.call(this, nodeId);
};
