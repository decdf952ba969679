import { runGateway } from '../gateway/main.ts';
import type { CommandIo } from './command.ts';
import { startEmbedded } from './embedded.ts';
import { openStateFolder, stateFolderVariable } from './state-folder.ts';
import { readVersion } from './version.ts';

/** `shearpin gateway`: without Kafka, gateway and worker run in this one process. */
export function runGatewayCommand(args: readonly string[], { env, stdout, stderr }: CommandIo): Promise<number> {
  return runGateway(args, {
    env,
    stdout,
    stderr,
    version: readVersion(),
    alsoKnown: [stateFolderVariable],
    openEmbedded: async ({ config }, { logger, metrics }) => {
      const { tenant, gatewayId, deployment } = config;
      const { log, keys, close } = await startEmbedded({
        stateFolder: openStateFolder(env),
        names: { tenant, gateway: gatewayId, deployment },
        logger,
        metrics,
        onAlone: () => stderr.write(`shearpin gateway: ${alone}\n`),
      });
      return { log, keys: keys.gateway, close };
    },
  });
}

const alone =
  'Another gateway of this user keeps the log of its name: this one sees only the calls to its own server. ' +
  'Give each entry its own SHEARPIN_GATEWAY_ID to keep its log over a restart, or serve all servers by one gateway ' +
  'with --config.';
