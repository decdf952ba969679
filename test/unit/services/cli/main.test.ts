import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../../../services/cli/main.ts';
import { captureIo } from '../../../support/captured-io.ts';

describe('the command line', () => {
  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const { io, stdout } = captureIo();
    expect(await main(['--version'], io)).toBe(0);
    expect(stdout()).toBe(`${version}\n`);
  });

  it('prints the commands when asked, and also when nothing was asked, which is a wrong call', async () => {
    const asked = captureIo();
    expect(await main(['--help'], asked.io)).toBe(0);
    const silent = captureIo();
    expect(await main([], silent.io)).toBe(2);
    expect(silent.stdout()).toBe(asked.stdout());
    const word = captureIo();
    expect(await main(['help'], word.io)).toBe(0);
    expect(word.stdout()).toBe(asked.stdout());
  });

  it('shows the name of an unknown command without what could move a cursor', async () => {
    const { io, stderr } = captureIo();
    expect(await main(['\u001b[2Jstart\u202e'], io)).toBe(2);
    expect(stderr()).toContain('There is no command "?[2Jstart?".');
  });

  it.each([
    [['start', '--bogus'], /--bogus.*\[E_USAGE\]/s],
    [
      ['worker', '--bogus'],
      /^shearpin worker: Unknown option '--bogus'\. Run `shearpin worker --help`\. \[E_USAGE\]\n$/,
    ],
    [
      ['status', '--config', 'x'],
      /^shearpin status: Unknown option '--config'\. Run `shearpin status --help`\. \[E_USAGE\]\n$/,
    ],
    [['gateway', '--listen'], /^shearpin gateway: Option '--listen <value>' argument missing\. Run `shearpin/],
    [['start', '--pace-ms', 'soon'], /--pace-ms takes a whole number from 0 to 60000/],
    [['gatway', '--', 'x'], /^shearpin: There is no command "gatway"\. Is gateway meant\?\n$/],
    [['gateway', '--lsten', 'x'], /^shearpin gateway: Unknown option '--lsten'\. Is --listen meant\? Run/],
    [['gateway', '--listen', 'x', 'npx', '-y'], /Unknown option '-y'\. The server's command stands behind --\./],
    [['start', '--pace-ms', '-5'], /^shearpin start: --pace-ms needs a value; .* is given as --pace-ms=VALUE\. Run/],
    [['start', '--pace-ms', '60001'], /--pace-ms takes a whole number/],
    [['start', '--scenario', 'package.json'], /package\.json needs "servers" and "steps"/],
    [['start', '--scenario', 'README.md'], /cannot be read as JSON/],
    [['up', '--demo', '--upstream', 'http://a'], /--demo brings its own servers/],
    [['up', '--partitions', '0'], /--partitions takes a whole number from 1/],
    [['gateway', 'node', 'server.js'], /stands behind --/],
    [['bench', 'nothing-of-that-name'], /no such benchmark\.\nUsage: shearpin bench/],
  ])('refuses %j with what is wrong, and exit code 2', async (args, fault) => {
    const { io, stderr } = captureIo({ SHEARPIN_STATE_DIR: '/nonexistent/never-made' });
    expect(await main(args, io)).toBe(2);
    expect(stderr()).toMatch(fault);
  });
});
