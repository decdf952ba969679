import type { KnownGateway } from '../adapters/crypto/load-keys.ts';
import { verifyMac } from '../adapters/crypto/mac.ts';
import type { GatewayDirectory } from './decode.ts';

/** The gateways that the operator's file names. */
export function createGatewayDirectory(gateways: ReadonlyMap<string, KnownGateway>): GatewayDirectory {
  return {
    tenantOf: (gateway) => gateways.get(gateway)?.tenant,
    verifyMac({ gateway, mac, ...input }) {
      const keys = gateways.get(gateway)?.ingestKeys ?? [];
      return verifyMac(input, { mac, keys });
    },
  };
}
