import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../../../services/cli/main.ts';
import { captureIo } from '../../../../support/captured-io.ts';
import { newDetector } from '../../../../support/compiled-sequence.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-'));
  write('good/good.yaml', newDetector('sequence.good'));
  write('failing/failing.yaml', newDetector('sequence.failing').replace('fires: [2] #', 'fires: [1] #'));
  write('faulty/faulty.yaml', newDetector('sequence.faulty').replace('call.can("egress.*")', 'call.can("egres.*")'));
  write('unread/unread.yaml', newDetector('sequence.unread').replace('can:read.private  ', 'cann:read.private '));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function run(...args: readonly string[]) {
  const { io, stdout, stderr } = captureIo();
  const code = await main(['detector', ...args.map((arg) => arg.replace('@', `${folder}/`))], io);
  return { code, stdout: stdout().replaceAll(folder, ''), stderr: stderr().replaceAll(folder, '') };
}

describe('shearpin detector new', () => {
  it('writes a detector that is valid and passes its tests', async () => {
    expect(await run('new', 'first', '--dir', '@new')).toMatchObject({ code: 0, stderr: '' });
    expect(await run('validate', '@new')).toMatchObject({ code: 0, stdout: '1 detector, 0 errors, 0 warnings.\n' });
    const { code, stdout } = await run('test', '@new');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^sequence\.first .*4 tests passed, 0 failed; \d+ mutants killed, 0 survived/s);
  });

  it('names the schema by a path from where the file lies', () => {
    const [first = ''] = readFileSync(join(folder, 'new/first.yaml'), 'utf8').split('\n');
    const path = first.replace('# yaml-language-server: $schema=', '');
    expect(existsSync(join(folder, 'new', path))).toBe(true);
  });

  it('leaves a file alone that is there', async () => {
    const { code, stderr } = await run('new', 'first', '--dir', '@new');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'shearpin detector: /new/first.yaml is there already; it is left as it is. [E_USAGE]\n',
    });
  });

  it.each(['', 'A.b', 'a.b.c', '../x', 'sequence.', 'secret-to-egress', 'rate.capability-ceiling'])(
    'takes no id such as %j',
    async (id) => {
      expect(await run('new', id, '--dir', '@new')).toMatchObject({ code: 2 });
    },
  );

  it('says that a file is no folder', async () => {
    const { stderr } = await run('new', 'second', '--dir', '@new/first.yaml');
    expect(stderr).toBe('shearpin detector: /new/first.yaml is no folder. [E_USAGE]\n');
  });
});

describe('shearpin detector test', () => {
  it('says what a trace should have come to, and fails', async () => {
    const { code, stdout } = await run('test', '@failing');
    expect(code).toBe(1);
    expect(stdout).toContain('      It should fire at call 1, and did at call 2.\n');
    expect(stdout).toContain('3 tests passed, 1 failed');
  });

  it('tells where a trace cannot be read, with what was meant', async () => {
    const { code, stdout } = await run('test', '@unread');
    expect(code).toBe(1);
    expect(stdout).toContain('^^^^ is can: meant?');
  });

  it('runs the other files though one has faults, and fails', async () => {
    const { code, stdout, stderr } = await run('test', '@faulty', '@good');
    expect(code).toBe(1);
    expect(stderr).toContain('Did you mean "egress.*"?');
    expect(stdout).toContain('1 detector, 4 tests passed, 0 failed;');
  });

  it('fails where no detector lies, and has nothing to watch where nothing is', async () => {
    mkdirSync(join(folder, 'none'), { recursive: true });
    expect(await run('test', '@none')).toMatchObject({
      code: 1,
      stderr: '/none: error: Below it there is no .yaml, .yml or .bundle.json file.\n',
    });
    expect(await run('test', '@gone', '--watch')).toMatchObject({ code: 2 });
  });

  it('puts a detector of the catalogue to its tests again when an exception narrows it', async () => {
    const exception = (where: string): string =>
      `exceptions:\n  - detector: sequence.secret-to-egress\n    step: send\n    tenant: "*"\n    where: ${where}\n    owner: me\n    reason: It rotates.\n    expires: '2999-12-31'\n`;
    write('excepted/x.yaml', exception('server.id == "vault-rotation"'));
    expect(await run('test', '@excepted', '--no-mutants')).toMatchObject({ code: 0, stderr: '' });
    // Of whatever tenant the traces are, the exception is put to the tests.
    write('excepted/x.yaml', exception('call.can("egress.*")').replace('"*"', 'globex'));
    expect(await run('test', '@excepted', '--no-mutants')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('sequence.secret-to-egress') as string,
    });
  });

  it('is called wrongly with two forms of output', async () => {
    expect(await run('test', '--json', '--junit')).toMatchObject({ code: 2 });
    expect(await run('test', '--watch', '--junit')).toMatchObject({ code: 2 });
  });

  it('makes no mutants when none are wanted', async () => {
    expect((await run('test', '@good', '--no-mutants')).stdout).toContain('0 mutants killed, 0 survived');
  });

  it('gives one JSON object', async () => {
    const { stdout } = await run('test', '@good', '@failing', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      detectors: [
        { id: 'sequence.good', file: '/good/good.yaml', tests: [{ failures: [] }, { isBoundary: true }, {}, {}] },
        { id: 'sequence.failing' },
      ],
      faults: [],
      totals: { detectors: 2, passed: 7, failed: 1, survived: 0 },
    });
  });

  it('gives JUnit XML with a case for each test, each mutant and each fault', async () => {
    const { stdout } = await run('test', '@good', '@failing', '@faulty', '--junit');
    expect(stdout).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /);
    expect(stdout).toContain('<testsuite name="files" tests="1" failures="0" errors="1" skipped="0">');
    expect(stdout).toContain('<failure message="It should fire at call 1, and did at call 2.">');
    expect(stdout).toContain('classname="sequence.good.mutants"');
    expect(stdout).toContain('<skipped message="');
    expect(stdout.match(/<(?![?/])[^>]*[^/]>/g)?.length).toBe(stdout.match(/<\//g)?.length);
  });
});

const story = `
0s    crm/customer   can:read.private   -> has:personal.email payload:A
20s   mail/send      can:egress.message payload:B
30s   mail/send      can:egress.message payload:A
`;

describe('shearpin detector explain', () => {
  beforeAll(() => {
    write('stories/story.trace', story);
  });

  it('says where it fired, what waits and what would complete it', async () => {
    const { code, stdout } = await run('explain', '@good/good.yaml', '--trace', '@stories/story.trace');
    expect(code).toBe(0);
    expect(stdout).toBe(`sequence.good
  fired at call 3: read call 1, send call 3
  waits for send, since 0s, until 15m, after read call 1 (0s)
    $value is A
    send: call.can("egress.*") && intersects($value, arguments.fingerprints())
    between read and send must not be: event.type == "approval" && approval.decision == "granted"
`);
  });

  it('says why a call took no step, with the values by their names', async () => {
    const { stdout } = await run('explain', '@good/good.yaml', '--trace', '@stories/story.trace', '--call', '2');
    expect(stdout).toContain(
      '    not send, after read (call 1): intersects($value, arguments.fingerprints()) is false: $value is A, arguments.fingerprints() is B\n',
    );
  });

  it.each([
    [
      'overlaps',
      '0s..9s a/b can:read.private -> has:personal.email payload:A\n5s a/c can:egress.share payload:A',
      [2, 'it was requested at 5s, before call 1 had ended at 9s'],
    ],
    [
      'is late',
      '0s a/b can:read.private -> has:personal.email payload:A\n16m a/c can:egress.share payload:A',
      [2, 'it came at 16m, and the sequence had to end by 15m'],
    ],
    ['was lost', '0s a/b can:read.private -> lost', [1, 'it was lost, and only an answered call feeds a later step']],
    [
      'comes after an approval',
      '0s a/b can:read.private -> has:personal.email payload:A\n5s approval granted of:1\n9s a/c can:pay,egress.share payload:A',
      [2, 'not send, after read (call 1): what must not happen happened: event.type == "approval"'],
    ],
    [
      'captures nothing',
      '0s a/b can:read.private -> has:personal.email',
      [1, 'it captures nothing: result.fingerprints(), which is to be $value, is none'],
    ],
  ] as const)('says of a call that %s what stood in its way', async (_what, text, [call, why]) => {
    write('stories/other.trace', text);
    const { stdout } = await run(
      'explain',
      '@good/good.yaml',
      '--trace',
      '@stories/other.trace',
      '--call',
      String(call),
    );
    expect(stdout).toContain(why);
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await run(
      'explain',
      '@good/good.yaml',
      '--trace',
      '@stories/story.trace',
      '--call',
      '2',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ detector: 'sequence.good', call: { call: 'call 2', took: [] } });
  });

  it.each([
    ['sequence.secret-to-egres', 'Is sequence.secret-to-egress meant?'],
    ['@faulty/faulty.yaml', 'Did you mean "egress.*"?'],
  ])('says of %s what is wrong', async (detector, why) => {
    const { code, stderr } = await run('explain', detector, '--trace', '@stories/story.trace');
    expect({ code, isTold: stderr.includes(why) }).toEqual({ code: 2, isTold: true });
  });

  it('says of a trace and of a call that are not there what is wrong', async () => {
    expect((await run('explain', '@good/good.yaml', '--trace', '@gone')).stderr).toContain('cannot be read (ENOENT)');
    const { stderr } = await run('explain', '@good/good.yaml', '--trace', '@stories/story.trace', '--call', '9');
    expect(stderr).toContain('There is no call 9; the last is 3.');
  });
});

describe('shearpin detector coverage', () => {
  it('counts the detectors of the paths beside the catalogue', async () => {
    const { code, stdout } = await run('coverage', '@good', '--json');
    expect(code).toBe(0);
    const { frameworks } = JSON.parse(stdout) as {
      frameworks: { framework: string; techniques: { id: string; detectors: string[] }[] }[];
    };
    const attack = frameworks.find(({ framework }) => framework === 'mitre-attack');
    expect(attack?.techniques.find(({ id }) => id === 'T1213')?.detectors).toContain('sequence.good');
    expect(attack?.techniques.find(({ id }) => id === 'T1552')?.detectors).toContain('sequence.secret-to-egress');
  });

  it.each([
    ['mitre-attack', 'enterprise-attack', /^T\d{4}(\.\d{3})?$/],
    ['mitre-atlas', 'atlas-atlas', /^AML\.T\d{4}(\.\d{3})?$/],
  ])('makes a layer of the Navigator of %s', async (name, domain, id) => {
    const { stdout } = await run('coverage', '--layer', name);
    const layer = JSON.parse(stdout) as {
      domain: string;
      versions: object;
      techniques: { techniqueID: string; showSubtechniques?: boolean }[];
    };
    expect(layer).toMatchObject({ domain, versions: { layer: '4.5' } });
    const ids = layer.techniques.map(({ techniqueID }) => techniqueID);
    const unfolded = layer.techniques.filter(({ showSubtechniques: isUnfolded }) => isUnfolded === true);
    const parents = ids.filter((one) => /\.\d{3}$/.test(one)).map((one) => one.replace(/\.\d{3}$/, ''));
    expect(new Set(unfolded.map(({ techniqueID }) => techniqueID))).toEqual(new Set(parents));
    expect(new Set(ids).size).toBe(ids.length);
    expect(layer.techniques.length).toBeGreaterThan(10);
    for (const { techniqueID } of layer.techniques) expect(techniqueID).toMatch(id);
  });

  it('shows each framework as a table, and fails on gaps when that is asked for', async () => {
    const { code, stdout } = await run('coverage', '--gaps');
    expect(code).toBe(1);
    expect(stdout.match(/^## /gm)).toHaveLength(4);
  });
});

describe('shearpin detector pack', () => {
  it('gives the same bytes for the same files, and a bundle that can be tested like the folder', async () => {
    await run('pack', '@good', '--out', '@one.bundle.json');
    await run('pack', '@good', '--out', '@two.bundle.json');
    const [one, two] = ['one', 'two'].map((name) => readFileSync(join(folder, `${name}.bundle.json`), 'utf8'));
    expect(one).toBe(two);
    const { code, stdout } = await run('test', '@one.bundle.json');
    expect({ code, isRun: stdout.includes('4 tests passed, 0 failed') }).toEqual({ code: 0, isRun: true });
  });

  it.each(['@failing', '@faulty'])('packs nothing of %s, which has something wrong', async (dir) => {
    expect(await run('pack', dir, '--out', '@bad.bundle.json')).toMatchObject({ code: 1 });
    expect(existsSync(join(folder, 'bad.bundle.json'))).toBe(false);
  });

  it('says of a bundle what it holds', async () => {
    const { code, stdout } = await run('pack', '--check', '@one.bundle.json');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[0-9a-f]{32} {2}sequence\.good@0\.1\.0\n$/);
  });

  it.each([
    ['a letter changed', (text: string) => text.replace('private record', 'private recordx')],
    ['its end cut off', (text: string) => text.slice(0, -40)],
    ['another hash of a detector', (text: string) => text.replace(/"hash": "[0-9a-f]{4}/, '"hash": "0000')],
    ['nothing of a bundle', () => '{}'],
    ['files that are no texts', () => '{"spec":"shearpin.detectors.v1","detectors":[],"files":[1],"sha256":""}'],
  ])('refuses a bundle that has %s, and a loader does, too', async (_what, change) => {
    const text = readFileSync(join(folder, 'one.bundle.json'), 'utf8');
    write('broken/broken.bundle.json', change(text));
    expect(await run('pack', '--check', '@broken/broken.bundle.json')).toMatchObject({ code: 1, stdout: '' });
    expect(await run('test', '@broken')).toMatchObject({ code: 1 });
  });
});

describe('shearpin detector', () => {
  it.each([
    [['tset'], 'Is test meant?'],
    [[], 'The subcommands are new, validate, test, explain, coverage, pack.'],
    [['test', '--wach'], 'Is --watch meant?'],
    [['explain', '@good/good.yaml'], '--trace FILE is missing.'],
    [['pack', '@good', '--out', 'x.json'], 'ends in .bundle.json'],
  ])('answers %j with what is meant', async (args, hint) => {
    const { code, stderr } = await run(...args);
    expect({ code, isTold: stderr.includes(hint) }).toEqual({ code: 2, isTold: true });
  });
});
