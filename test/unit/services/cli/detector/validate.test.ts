import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../../../services/cli/main.ts';
import { detectorText, withWhere } from '../../../../support/detector-text.ts';
import { captureIo } from '../../../../support/captured-io.ts';

let folder = '';
const catalog = join(import.meta.dirname, '../../../../../detectors/catalog/sequences');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-'));
  writeFileSync(join(folder, 'good.yaml'), detectorText().replace('sequence.example', 'sequence.good'));
  writeFileSync(join(folder, 'wrong.yaml'), withWhere('target.nmae == "x" && call.cann("pay")'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]) {
  const { io, stdout, stderr } = captureIo();
  const code = await main(['detector', 'validate', ...args], io);
  return { code, stdout: stdout().replaceAll(folder, ''), stderr: stderr().replaceAll(folder, '') };
}

describe('shearpin detector validate', () => {
  it('finds nothing wrong with the catalogue', async () => {
    expect(await run(catalog)).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+ detectors, 0 errors, 0 warnings\.\n$/) as string,
      stderr: expect.not.stringMatching(/ (error|warning): /) as string,
    });
  });

  it("reads a project's own folder of detectors when none is named, and none of its other YAML", async () => {
    expect(await run()).toEqual(await run('detectors'));
  });

  it('tells all faults of all files, each with its line and a caret', async () => {
    const { code, stdout, stderr } = await run(folder, join(folder, 'gone.yaml'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '1 detector, 3 errors, 0 warnings.\n' });
    expect(stderr).toBe(`/gone.yaml:1:1: error: There is no such file or folder. [file]
/wrong.yaml:13:14: error: There is no field "target.nmae". Did you mean "target.name"? [unknown-field]
   13 |       where: target.nmae == "x" && call.cann("pay")
      |              ^^^^^^^^^^^
/wrong.yaml:13:36: error: There is no function "call.cann". Did you mean "call.can"? [unknown-function]
   13 |       where: target.nmae == "x" && call.cann("pay")
      |                                    ^^^^^^^^^
`);
  });

  it('tells the same as one JSON object', async () => {
    const { code, stdout, stderr } = await run(folder, '--json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      files: 2,
      detectors: [{ file: '/good.yaml', id: 'sequence.good', version: '1.0.0' }],
      exceptions: 0,
      errors: 2,
      warnings: 0,
      diagnostics: [{ line: 13, rule: 'unknown-field' }, { rule: 'unknown-function' }],
    });
  });

  it('tells the same as SARIF, with the rule and the region of each', async () => {
    const { stdout } = await run(folder, '--sarif');
    const { version, runs } = JSON.parse(stdout) as { version: string; runs: readonly Record<string, unknown>[] };
    expect(version).toBe('2.1.0');
    const [{ tool, results } = {}] = runs as readonly {
      tool?: { driver: { rules: readonly { id: string }[] } };
      results?: readonly { ruleId: string; ruleIndex: number; level: string }[];
    }[];
    expect(results).toMatchObject([
      {
        ruleId: 'unknown-field',
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: '/wrong.yaml' },
              region: { startLine: 13, startColumn: 14, endColumn: 25 },
            },
          },
        ],
      },
      { ruleId: 'unknown-function' },
    ]);
    for (const { ruleId, ruleIndex } of results ?? []) expect(tool?.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('is not content with a folder that holds no detector', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    expect(await run(empty)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no .yaml, .yml or .bundle.json file') as string,
    });
    rmSync(empty, { recursive: true });
  });

  it('is called wrongly with two forms of output or an unknown option', async () => {
    expect((await run('--json', '--sarif')).code).toBe(2);
    expect(await run('--jsno')).toMatchObject({ code: 2, stderr: expect.stringContaining('--json') as string });
  });
});

describe('what shearpin detector validate compiles beside', () => {
  const tested = (test: string): string =>
    detectorText({
      tail: `text: It happened.\nfalsepositives: [An honest cause.]\ntriage: [Who was it?]\ntests:\n  - title: fires\n${test}`,
    });

  async function told(text: string) {
    const own = mkdtempSync(join(folder, 'own-'));
    writeFileSync(join(own, 'a.yaml'), text);
    const { code, stderr } = await run(own);
    rmSync(own, { recursive: true });
    return { code, told: stderr.split('\n').filter((line) => line.includes(': error: ')) };
  }

  it('looks at tests as well, and names what is not there', async () => {
    const test = `    trace: |
      0s    web/fetch   can:read.untrusted -> payload:A
      10s   mail/send   can:egress.mesage payload:A
    fires: [2]`;
    expect(await told(tested(test))).toEqual({
      code: 1,
      told: [expect.stringMatching(/a\.yaml:23:29: error: In the trace: is egress\.message meant\? \[test\]$/)],
    });
    const wrong = test.replace('mesage', 'message').replace(
      'fires: [2]',
      `fires: [3]
    armed: [{ after: 1, step: sent, values: [B] }]
    evidence: [{ raed: 4 }]`,
    );
    expect((await told(tested(wrong))).told.map((line) => line.replace(/^.*?:(\d+:\d+): error: /, '$1 '))).toEqual([
      '24:13 The trace has no call 3: it has 2. [test]',
      '25:31 There is no step "sent". Did you mean "send"? [test]',
      '25:46 The trace has no value "B". Did you mean "A"? [test]',
      '26:18 There is no step "raed". Did you mean "read"? [test]',
      '26:24 The trace has no call 4: it has 2. [test]',
    ]);
  });

  it('lets an exception name a detector of the catalogue', async () => {
    const exception = (step: string): string =>
      `exceptions:\n  - detector: sequence.secret-to-egress\n    step: ${step}\n    tenant: "*"\n    where: server.id == "vault"\n    owner: me\n    reason: It rotates.\n    expires: '2999-12-31'\n`;
    expect(await told(exception('send'))).toEqual({ code: 0, told: [] });
    expect((await told(exception('sent'))).told).toEqual([expect.stringContaining('Did you mean "send"?')]);
  });

  it.each(['sequence.secret-to-egress', 'rate.capability-ceiling'])('leaves the id %s to the catalogue', async (id) => {
    const { told: faults } = await told(detectorText().replace('sequence.example', id));
    expect(faults).toEqual([expect.stringContaining(`The id "${id}" is taken already, by the catalogue.`)]);
  });
});
