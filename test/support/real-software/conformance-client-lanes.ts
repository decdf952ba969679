import { describe, expect, it } from 'vitest';
import { checkClient, type ClientRun, failed } from './conformance-clients.ts';
import { differences } from './difference.ts';

/** Runs suites against the same client, which speaks to the suite directly and then through the gateway. */
export function compareClients(suites: readonly ClientRun[]): void {
  describe.each(suites)('the conformance suite $title', (suite) => {
    it('finds the same in a client through HTTP in front of HTTP', async () => {
      const direct = await checkClient(suite, 'direct');
      expect(Object.entries(direct).filter(([, checks]) => checks.some((check) => check.endsWith(failed)))).toEqual([]);
      expect(differences(direct, await checkClient(suite, 'gateway'))).toEqual([]);
    });
  });
}
