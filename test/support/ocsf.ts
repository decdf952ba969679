import { readFileSync } from 'node:fs';
import { env, stderr } from 'node:process';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

const schemaUrl = new URL('../../../shared/ocsf/detection_finding-1.8.0.schema.json', import.meta.url);

/** Faults of an alert against OCSF's own schema; undefined when that schema is not at hand. */
export type OcsfCheck = (alert: unknown) => readonly string[];

function readSchema(): object | undefined {
  try {
    // Names of platform extensions hold a slash, which a JSON Pointer escapes and these references do not.
    const text = readFileSync(schemaUrl, 'utf8').replaceAll('"#/$defs/win/', '"#/$defs/win~1');
    return JSON.parse(text) as object;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function describe({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath === '' ? '/' : instancePath} ${message ?? ''} ${JSON.stringify(params)}`;
}

/**
 * OCSF's own schema of a Detection Finding, from the folder beside the checkout. Where the folder is absent the check
 * is left out and says so; in CI it must be there.
 */
export function loadOcsf(): OcsfCheck | undefined {
  const schema = readSchema();
  if (schema === undefined) {
    if (env['CI']) throw new Error('OCSF’s schema is missing: in CI ../shared/ocsf must be there.');
    stderr.write(
      '\nLEFT OUT: alerts were not checked against OCSF’s own schema, because ../shared/ocsf is missing.\n\n',
    );
    return undefined;
  }
  const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  return (alert) => (validate(alert) ? [] : (validate.errors ?? []).map(describe));
}

let loaded: { readonly check: OcsfCheck | undefined } | undefined;

/** Throws when OCSF's own schema finds a fault in an alert. For helpers through which the alerts of many tests pass. */
export function requireOcsf(alert: unknown): void {
  loaded ??= { check: loadOcsf() };
  const faults = loaded.check?.(alert) ?? [];
  if (faults.length > 0) throw new Error(`An alert is no OCSF Detection Finding: ${faults.join('; ')}`);
}
