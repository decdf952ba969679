import { createHash, createHmac } from 'node:crypto';
import { loadOrCreateKeys } from './embedded-keys.ts';
import { type GatewayKeys, type KnownGateway, loadGatewayKeys, loadWorkerKeys, type WorkerKeys } from './load-keys.ts';

export interface PipelineNames {
  readonly tenant: string;
  readonly deployment: string;
}

/** Keys of all the processes of one user that are one pipeline. */
export interface PipelineKeys {
  /** Knows every gateway of the user by whatever name it goes. */
  readonly worker: WorkerKeys;
  readonly gatewayKeys: (id: string) => GatewayKeys;
  /** By which the processes know each other on their socket. */
  readonly socket: Buffer;
}

/** One ingest key stands for all: that of a gateway is derived from it and its name. */
const base = 'user';
const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const knownMax = 256;

/** Made at the first start, the same ever after. Of two processes that start at once, one makes them and both use them. */
export function loadOrCreatePipelineKeys(folder: string, names: PipelineNames): PipelineKeys {
  loadOrCreateKeys(folder, { ...names, gateway: base });
  return loadPipelineKeys(folder, names);
}

/** Throws E_KEY when a file is missing. */
export function loadPipelineKeys(folder: string, { tenant }: Pick<PipelineNames, 'tenant'>): PipelineKeys {
  const { ingest, ...shared } = loadGatewayKeys(folder, { gateway: base });
  const derive = (purpose: string): Buffer => createHmac('sha256', ingest.key).update(`shearpin ${purpose}`).digest();
  const ingestKey = (id: string): Buffer => derive(`ingest\n${id}`);
  const known = new Map<string, KnownGateway>();
  const get = (id: string): KnownGateway | undefined => {
    if (!nameForm.test(id)) return undefined;
    const found = known.get(id) ?? { tenant, ingestKeys: [ingestKey(id)] };
    if (known.size < knownMax) known.set(id, found);
    return found;
  };
  return {
    worker: { ...loadWorkerKeys(folder), gateways: { get } },
    gatewayKeys: (id) => ({ ...shared, ingest: { id: keyId(id, ingestKey(id)), key: ingestKey(id) } }),
    socket: derive('socket'),
  };
}

function keyId(owner: string, key: Buffer): string {
  const digest = createHash('sha256').update('shearpin key id\ningest\n').update(key).digest('hex');
  return `${owner}.${digest.slice(0, 12)}`;
}
