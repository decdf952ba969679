import type { KnownGateway, KnownGateways } from '../adapters/crypto/load-keys.ts';
import { type MacKey, macKey, verifyMac } from '../adapters/crypto/mac.ts';
import type { GatewayDirectory } from './records/decode.ts';

/** Who may write for which tenant, by the keys that the worker holds. */
export function createGatewayDirectory(gateways: KnownGateways): GatewayDirectory {
  const parsed = new WeakMap<KnownGateway, readonly MacKey[]>();
  const keysOf = (known: KnownGateway): readonly MacKey[] => {
    const keys = parsed.get(known) ?? known.ingestKeys.map(macKey);
    parsed.set(known, keys);
    return keys;
  };
  return {
    tenantOf: (gateway) => gateways.get(gateway)?.tenant,
    verifyMac({ gateway, mac, ...input }) {
      const known = gateways.get(gateway);
      return verifyMac(input, { mac, keys: known === undefined ? [] : keysOf(known) });
    },
  };
}
