import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gateways, Trust } from '../../../schemas/generated/types.ts';
import { fileNames, writerFolder } from '../../../services/adapters/crypto/key-folder.ts';
import type { OutgoingRecord } from '../../../services/engine/ports/log.ts';
import { FakeGateway } from '../../support/fake-gateway.ts';
import type { Ground } from '../../support/pipeline/ground.ts';
import type { CallData } from '../../support/session-events.ts';

export const tenantNames: readonly string[] = Array.from({ length: 50 }, (_, at) => `tenant-${String(at)}`);

export function gatewayOfTenant(tenant: string): string {
  return `gw-${tenant}`;
}

/** Each tenant has a gateway of its own, and one worker judges for all of them. */
export class Tenants {
  readonly #gateways: ReadonlyMap<string, FakeGateway>;

  /** The ground has keys for these gateways, all of one tenant, and no worker yet. */
  constructor(ground: Ground) {
    const folder = join(ground.keysDir, writerFolder('worker'));
    const known: Gateways = {
      ...(read(join(folder, fileNames.gateways)) as Gateways),
      gateways: tenantNames.map((tenant) => {
        const id = gatewayOfTenant(tenant);
        return { id, tenant, ingestKeyFiles: [fileNames.ingestOf(id)] };
      }),
    };
    writeFileSync(join(folder, fileNames.gateways), JSON.stringify(known));
    const trust = read(join(folder, fileNames.trust)) as Trust;
    const keys = trust.keys.map((key) => ({ ...key, tenants: [...tenantNames] as typeof key.tenants }));
    writeFileSync(join(folder, fileNames.trust), JSON.stringify({ ...trust, keys }));
    this.#gateways = new Map(
      tenantNames.map((tenant) => {
        const id = gatewayOfTenant(tenant);
        return [tenant, new FakeGateway({ id, tenant, ingestKey: ground.gatewayKeys(id).ingest.key })];
      }),
    );
  }

  /** The event as the tenant's gateway tells it. */
  record(tenant: string, data: CallData): OutgoingRecord {
    const gateway = this.#gateways.get(tenant);
    if (gateway === undefined) throw new Error('There is no such tenant.');
    return gateway.call({ ...data, tenant, gateway: { ...data.gateway, id: gateway.id } });
  }
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
