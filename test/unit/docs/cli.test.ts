import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../support/cli-process.ts';

const page = readFileSync(new URL('../../../docs/reference/cli.md', import.meta.url), 'utf8');

/** What stands before the settings, which have a page of their own. */
async function helpOf(...args: readonly string[]): Promise<string> {
  const { code, stdout } = await runCli([...args, '--help']);
  expect(code).toBe(0);
  return (stdout.split('\nEnvironment (name')[0] ?? '').trimEnd();
}

describe('docs/reference/cli.md', () => {
  it('shows the help of the whole as it is, and every command has its section', async () => {
    const help = await helpOf();
    expect(page).toContain(`\n${help}\n`);
    const names = [...help.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(page).toContain(`\n## shearpin ${name}\n`);
  });

  it.each([
    ...[
      'start',
      'up',
      'gateway',
      'worker',
      'topics',
      'acls',
      'keys',
      'status',
      'capabilities',
      'replay',
      'dlq',
      'detector',
      'detector new',
    ],
    ...['detector validate', 'detector test', 'detector explain', 'detector coverage', 'detector pack'],
  ])('shows the help of %s as it is', async (name) => {
    expect(page).toContain(`\n${await helpOf(...name.split(' '))}\n`);
  });
});
