import { describe, inject } from 'vitest';

export interface SharedServers {
  readonly kafkaBrokers: string;
  readonly redisUrl: string;
}

/**
 * A suite that needs a real Kafka or Redis: the shared ones, or its own. Left out, and counted as skipped, only
 * under SHEARPIN_TEST_SKIP_SERVERS=1. Tests on the shared servers keep to names under their `uniquePrefix()`.
 */
export function describeWithServers(title: string, suite: (servers: SharedServers) => void): void {
  const servers = { kafkaBrokers: inject('kafkaBrokers'), redisUrl: inject('redisUrl') };
  describe.skipIf(servers.kafkaBrokers === '')(title, () => {
    suite(servers);
  });
}
