import { readFileSync } from 'node:fs';
import type { Capabilities } from '../../schemas/generated/types.ts';
import { validateCapabilities } from '../../schemas/generated/validators.js';
import { describeErrors } from '../adapters/config/config-faults.ts';
import type { ConfigSchema } from '../adapters/config/config-schema.ts';
import { readConfigFile } from '../adapters/config/read-config-file.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/config/capabilities.v1.schema.json', import.meta.url), 'utf8'),
) as ConfigSchema;

export type ReadCapabilities =
  | { readonly ok: true; readonly servers: Capabilities['servers'] }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads what an operator says of tools, or tells every fault of the file. */
export function readCapabilitiesFile(path: string): ReadCapabilities {
  const file = readConfigFile(path);
  if (!file.ok) return file;
  const { values } = file;
  if (validateCapabilities(values)) return { ok: true, servers: values.servers };
  const faults = describeErrors({ schema, values, options: {} }, validateCapabilities.errors ?? []);
  return { ok: false, faults: faults.map((fault) => `${path}: ${fault.replace(' (config file)', '')}`) };
}
