import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Alert } from '../../schemas/generated/types.ts';
import type { DemoReport } from '../../services/cli/story/demo-report.ts';
import { lastLineAsJson, runCli, temporaryFolder } from '../support/cli-process.ts';
import { alertsInFile } from '../support/read-topics.ts';
import { renamedScenario, wordings } from '../support/renamed-scenario.ts';

const folder = temporaryFolder();

afterAll(() => {
  folder[Symbol.dispose]();
});

interface Played {
  readonly report: DemoReport;
  /** As they stand in the log. */
  readonly alerts: readonly Alert[];
  readonly output: string;
}

async function play(scenario: object, name: string): Promise<Played> {
  const stateFolder = join(folder.path, name);
  const file = join(folder.path, `${name}.json`);
  writeFileSync(file, JSON.stringify(scenario));
  const args = [
    'start',
    '--exit-after-demo',
    '--json',
    '--scenario',
    file,
    '--listen',
    '127.0.0.1:0',
    '--pace-ms',
    '100',
  ];
  const end = await runCli(args, { env: { SHEARPIN_STATE_DIR: stateFolder } });
  const alerts = await alertsInFile(join(stateFolder, 'demo.log'));
  return { report: lastLineAsJson(end) as DemoReport, alerts, output: end.stdout + end.stderr };
}

describe.each(wordings.map((words) => [words.inbox, words] as const))('the story told with %s', (name, words) => {
  it('ends with the refusal of the call that carries the secret', async () => {
    const { scenario, secret } = renamedScenario(words, 'learnt');
    const { report, alerts, output } = await play(scenario, `${name}-learnt`);
    expect(report).toMatchObject({ honestCalls: 5, honestRefused: 0, serverSawRefusedCall: false });
    expect(report.refused).toMatchObject([{ tool: words.send[0], detector: 'sequence.secret-to-egress' }]);
    expect(report.alerts).toHaveLength(1);
    expect(alerts.map((alert) => alert.finding_info.uid)).toEqual([report.alerts[0]?.id]);
    expect(report.alerts[0]?.steps.map(({ tool }) => tool)).toEqual([words.read[0], words.reveal[0], words.send[0]]);
    expect(output).not.toContain(secret);
  });

  it('refuses nothing when the last call carries another secret', async () => {
    const { report, alerts } = await play(renamedScenario(words, 'other').scenario, `${name}-other`);
    expect(report).toMatchObject({ honestCalls: 5, honestRefused: 0, refused: [], alerts: [] });
    expect(alerts).toEqual([]);
  });
});
