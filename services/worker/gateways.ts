import type { KnownGateway } from '../adapters/crypto/load-keys.ts';
import { macKey, verifyMac } from '../adapters/crypto/mac.ts';
import type { GatewayDirectory } from './decode.ts';

/** The gateways that the operator's file names. */
export function createGatewayDirectory(gateways: ReadonlyMap<string, KnownGateway>): GatewayDirectory {
  const keysOf = new Map([...gateways].map(([id, { ingestKeys }]) => [id, ingestKeys.map(macKey)]));
  return {
    tenantOf: (gateway) => gateways.get(gateway)?.tenant,
    verifyMac({ gateway, mac, ...input }) {
      const keys = keysOf.get(gateway) ?? [];
      return verifyMac(input, { mac, keys });
    },
  };
}
