/** Reads from the log which definitions of tools gateways saw. Changes nothing. */
import { catalogRecordKey } from '../../../schemas/events/record-key.ts';
import type { CatalogObserved } from '../../../schemas/generated/types.ts';
import { validateCatalogObserved } from '../../../schemas/generated/validators.js';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { WorkerKeys } from '../../adapters/crypto/load-keys.ts';
import type { Log, LogRecord } from '../../engine/ports/log.ts';
import { authenticate, type GatewayDirectory, readJson } from '../records/decode.ts';
import { createGatewayDirectory } from '../gateways.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';
import { readWhole } from './whole-topic.ts';

export interface CatalogParts {
  readonly log: Log;
  readonly keys: Pick<WorkerKeys, 'gateways'>;
}

/** The newest definition of each tool of each server and gateway, by name. What no gateway signed does not count. */
export async function readCatalog({ log, keys }: CatalogParts): Promise<readonly CatalogObserved[]> {
  const gateways = createGatewayDirectory(keys.gateways);
  const newest = new Map<string, CatalogObserved>();
  await readWhole(log, topics.catalog, (record) => {
    const seen = readObserved(record, { gateways });
    if (seen?.target.kind === 'tool') newest.set(record.key, seen);
  });
  const nameOf = ({ server, target, gateway }: CatalogObserved): string =>
    `${server.id}\n${target.name}\n${gateway.id}`;
  return [...newest.values()].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}

/** What a gateway saw, if it signed that and it is its own to tell. */
export function readObserved(
  record: LogRecord,
  { gateways }: { readonly gateways: GatewayDirectory },
): CatalogObserved | undefined {
  const sender = authenticate(record, { gateways, recordBytesMax: Infinity });
  if (sender.kind === 'rejected' || sender.type !== eventTypes.catalogObserved) return undefined;
  const data = readJson(sender.value)?.value;
  if (pruneUnknown(data, validateCatalogObserved) === undefined) return undefined;
  const seen = data as CatalogObserved;
  const isSenders = seen.tenant === sender.tenant && seen.gateway.id === sender.gateway;
  return isSenders && record.key === catalogRecordKey({ ...seen, gateway: sender.gateway }) ? seen : undefined;
}
