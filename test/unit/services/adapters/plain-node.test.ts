import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const adapters = fileURLToPath(new URL('../../../../services/adapters/', import.meta.url));

/** A CommonJS package may lack under plain Node the named exports that the test runner finds in it. */
it('every adapter can be imported by plain Node', async () => {
  const names = await readdir(adapters, { recursive: true });
  const urls = names.filter((name) => name.endsWith('.ts')).map((name) => pathToFileURL(join(adapters, name)).href);
  expect(urls.length).toBeGreaterThan(20);
  const script = `await Promise.all(${JSON.stringify(urls)}.map((url) => import(url))); process.stdout.write('imported');`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout).toBe('imported');
});
