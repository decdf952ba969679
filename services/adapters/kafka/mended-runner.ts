/**
 * Mends kafkajs 2.2.4.
 *
 * 1. A consumer that is stopped while its fetchers are being replaced, since the brokers are others, stops the old ones only.
 *    The new ones fetch nothing, again and again and without a pause, and nothing else of the process is ever run. Here a
 *    fetch for a stopped consumer ends them all.
 * 2. It tries a commit again as whatever member it has become meanwhile: that of a partition which another member has by
 *    then would be taken. Here a commit is tried once.
 */
import Runner from 'kafkajs/src/consumer/runner.js';

const { prototype } = Runner;
const found = Object.getOwnPropertyDescriptor(prototype, 'fetch')?.value as typeof prototype.fetch;

prototype.fetch = function fetch(nodeId) {
  if (!this.running) void this.fetchManager.stop();
  return found.call(this, nodeId);
};

prototype.commitOffsets = async function commitOffsets(offsets) {
  if (this.running) await this.consumerGroup.commitOffsets(offsets);
};
