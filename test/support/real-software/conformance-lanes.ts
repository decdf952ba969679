import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkServer,
  type Findings,
  ownInFrontOfHttp,
  ownInFrontOfStdio,
  type SuiteRun,
  withoutOwn,
} from './conformance.ts';
import { differences } from './difference.ts';
import { type FormName, throughGateway } from './forms.ts';
import { type Speaking, startProcess } from './processes.ts';

const main = fileURLToPath(new URL('conformance-server/main.ts', import.meta.url));
const command = [process.execPath, main];

/** Runs suites against the same server directly and through the gateway. */
export function compareConformance(suites: readonly SuiteRun[], forms: readonly FormName[]): void {
  let server: Speaking;
  beforeAll(async () => {
    server = await startProcess([...command, '--http'], { says: /(http:\S+)\n/ });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  describe.each(suites)('the conformance suite $title', (suite) => {
    let direct: Findings;
    beforeAll(async () => {
      direct = await checkServer(suite, server.found);
    });

    it.each(forms)('finds the same through %s', async (form) => {
      await using way = await throughGateway(form, { url: server.found, command });
      if (way.target.kind !== 'http') throw new Error('The suite speaks HTTP.');
      const gateway = await checkServer(suite, way.target.url);
      const own = form.endsWith('stdio') ? ownInFrontOfStdio : ownInFrontOfHttp;
      expect(differences(withoutOwn(direct, own), withoutOwn(gateway, own))).toEqual([]);
    });
  });
}
