import { beforeAll, describe, expect, it } from 'vitest';
import { converseInPython, type PythonSdk, pythonWith } from './clients/python.ts';
import { differences } from './difference.ts';
import { type FormName, type Target, throughGateway } from './forms.ts';
import { withoutReplays } from './lanes.ts';
import { everythingOnStdio, serveEverything } from './reference-servers.ts';

export function comparePython(sdks: readonly PythonSdk[], forms: readonly FormName[]): void {
  describe.skipIf(process.env['SHEARPIN_TEST_SKIP_SERVERS'] === '1').each(sdks)('the Python SDK %s', (sdk) => {
    let interpreter: string;
    beforeAll(async () => {
      interpreter = await pythonWith(sdk);
    }, 600_000);

    it.each(forms)('sees the same through %s', async (form) => {
      await using server = form.endsWith('HTTP') ? await serveEverything() : undefined;
      const direct: Target = server?.target ?? everythingOnStdio;
      const without = await converseInPython(interpreter, direct);
      await using way = await throughGateway(form, direct.kind === 'http' ? direct : { command: direct.command });
      const through = await converseInPython(interpreter, way.target);
      expect(differences(withoutReplays(without), withoutReplays(through))).toEqual([]);
    });
  });
}
