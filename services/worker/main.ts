import { describeConfig } from '../adapters/config/describe-config.ts';
import { parseOptions } from '../adapters/config/parse-options.ts';
import { readWorkerConfig, workerConfigSchema } from './config.ts';
import { openWorkerProcess } from './worker-process.ts';

const help = `Usage: shearpin worker [--config FILE]

Reads the calls of agents from Kafka, keeps the call graph of each session in Redis, raises alerts and commands gateways.

`;

/** Runs a worker until SIGTERM or SIGINT. Resolves to the exit code; throws what a caller must tell. */
export async function runWorker(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { version = 'unknown' }: { readonly version?: string } = {},
): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(help + describeConfig(workerConfigSchema));
    return 0;
  }
  const file = options.config === undefined ? {} : { file: options.config };
  const worker = await openWorkerProcess(readWorkerConfig({ env, ...file }), { version });
  const told = toldToStop();
  try {
    await Promise.race([worker.start(), told]);
    await told;
  } finally {
    await worker.stop();
  }
  return 0;
}

function readOptions(args: readonly string[]): { readonly help: boolean; readonly config?: string } {
  const { help: isAsked, config } = parseOptions('worker', {
    args: [...args],
    options: { help: { type: 'boolean', short: 'h', default: false }, config: { type: 'string' } },
  }).values;
  return { help: isAsked, ...(config === undefined ? {} : { config }) };
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
