/** What the log does. */
import type { Fault } from './fault.ts';

const awayMs = 1_000;

export const kafkaFaults: readonly Fault[] = [
  {
    kind: 'broker-killed',
    isShort: true,
    async happen({ world, below, lasts }) {
      const node = world.kafka.nodes[below(world.kafka.nodes.length)];
      await node?.kill();
      await lasts(awayMs);
      await node?.start();
    },
  },
];
