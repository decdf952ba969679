import { join } from 'node:path';

/** Where each key stands in a key folder. */
export const fileNames = {
  fingerprint: 'fingerprint.key.json',
  ingest: 'ingest.key.json',
  ingestOf: (gateway: string): string => join('ingest', `${gateway}.key.json`),
  signing: 'signing.key.json',
  wideSigning: 'wide-signing.key.json',
  trust: 'trust.json',
  gateways: 'gateways.json',
} as const;

export const gatewaysFolder = 'gateways';

export function gatewayFolder(gateway: string): string {
  return join(gatewaysFolder, gateway);
}

export function writerFolder(writer: string): string {
  return join('writers', writer);
}

/** Who signs, on a writer's hosts, what is armed over several sessions. */
export function wideWriter(writer: string): string {
  return `${writer}-wide`;
}
