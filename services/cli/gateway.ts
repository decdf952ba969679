import { runGateway } from '../gateway/main.ts';
import type { CommandIo } from './command.ts';
import { openPipeline } from './pipeline/open-pipeline.ts';
import { stateFolderVariable } from './state-folder.ts';
import { readVersion } from './version.ts';

/** `shearpin gateway`: without Kafka, all gateways of a user are one pipeline, and one of them runs its worker. */
export function runGatewayCommand(args: readonly string[], { env, stdout, stderr }: CommandIo): Promise<number> {
  return runGateway(args, {
    env,
    stdout,
    stderr,
    version: readVersion(),
    alsoKnown: [stateFolderVariable],
    openEmbedded({ config }, { logger, metrics }) {
      const { tenant, gatewayId: wished, deployment, detectorsDir } = config;
      const say = (text: string): void => void stderr.write(`shearpin gateway: ${text}\n`);
      return openPipeline({ env, names: { tenant, deployment }, wished, logger, metrics, say, detectorsDir });
    },
  });
}
