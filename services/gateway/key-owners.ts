import type { GatewayConfig } from '../../schemas/generated/types.ts';
import { configFault } from '../adapters/config/config-fault.ts';
import { ownerOfKey } from '../adapters/crypto/key-owner.ts';
import type { GatewayKeys } from '../adapters/crypto/load-keys.ts';

/**
 * The events of a gateway that goes by another name than its keys count for nothing, and nobody would see why.
 * Throws E_CONFIG with all that does not fit.
 */
export function checkKeyOwners(
  { gatewayId, tenant, deployment }: Pick<GatewayConfig, 'gatewayId' | 'tenant' | 'deployment'>,
  { ingest, fingerprint, trust }: Pick<GatewayKeys, 'ingest' | 'fingerprint' | 'trust'>,
): void {
  const [newest] = fingerprint.keys;
  const pairs = [
    { variable: 'SHEARPIN_GATEWAY_ID', name: gatewayId, file: 'ingest key', owner: ownerOfKey(ingest.id) },
    { variable: 'SHEARPIN_TENANT', name: tenant, file: 'fingerprint key', owner: ownerOfKey(newest?.id ?? '') },
    { variable: 'SHEARPIN_DEPLOYMENT', name: deployment, file: 'trust file', owner: trust.deployment },
  ];
  const faults = pairs.flatMap(({ variable, name, file, owner }) =>
    owner === undefined || owner === name
      ? []
      : [`${variable} is ${name}, but the ${file} is for ${owner}. Correct one of them.`],
  );
  if (faults.length > 0) throw configFault(faults);
}
