import type { TestProject } from 'vitest/node';
import { startServers } from './start-servers.ts';
import type { StartedServers } from './start-servers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Empty when the tests that need servers are left out. */
    kafkaBrokers: string;
    redisUrl: string;
  }
}

const LEFT_OUT = `
##########################################################################
#  SHEARPIN_TEST_SKIP_SERVERS is set: every test that needs a real Kafka #
#  or Redis was LEFT OUT. This run says nothing about them.              #
##########################################################################
`;

const isLeftOut = process.env['SHEARPIN_TEST_SKIP_SERVERS'] === '1';
let servers: StartedServers | undefined;

/** Starts the servers that all test files of the run share. */
export async function setup(project: TestProject): Promise<void> {
  if (!isLeftOut) servers = await startServers();
  project.provide('kafkaBrokers', servers?.kafkaBrokers ?? '');
  project.provide('redisUrl', servers?.redisUrl ?? '');
}

/** Runs after the summary, where what it says is not scrolled away. */
export async function teardown(): Promise<void> {
  if (isLeftOut) process.stderr.write(LEFT_OUT);
  await servers?.[Symbol.asyncDispose]();
}
