import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const longTests = 'test/**/*.long.test.ts';

// Every process that a test starts loads hundreds of modules, and so does every worker: compiled once for all of them.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('../node_modules/.cache/shearpin-test/compiled', import.meta.url),
);

export default defineConfig({
  root,
  test: {
    bail: 0,
    // Most of them wait for servers most of the time.
    maxWorkers: 3,
    reporters: ['default', fileURLToPath(new URL('vitest-summary.ts', import.meta.url))],
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['test/{unit,property,contract,corpora}/**/*.test.ts'],
          exclude: [longTests],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // They keep nothing outside themselves, so that what they all import is loaded once a worker.
          isolate: false,
        },
      },
      {
        test: {
          name: 'servers',
          root,
          include: ['test/{integration,e2e,chaos}/**/*.test.ts'],
          exclude: [longTests],
          globalSetup: ['test/support/servers/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          pool: 'forks',
          // What they change lies in processes, topics and folders of their own.
          isolate: false,
        },
      },
      {
        test: {
          name: 'long',
          root,
          include: [longTests],
          globalSetup: ['test/support/servers/global-setup.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
          pool: 'forks',
        },
      },
    ],
  },
});
