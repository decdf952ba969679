import type { ErrorObject } from 'ajv';

interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** A record of a later version has a few; one with more is refused. */
const unknownFieldsMax = 64;

/**
 * Validates, and drops the fields that the schema does not know, as a later version may write them. Returns how many
 * were dropped; undefined when the data is refused. Changes the data in place. Not for what a further field may narrow,
 * such as a command.
 */
export function pruneUnknown(data: unknown, validate: Validator): number | undefined {
  for (let dropped = 0; dropped <= unknownFieldsMax; dropped += 1) {
    if (validate(data)) return dropped;
    const fault = validate.errors?.[0];
    if (fault?.keyword !== 'additionalProperties') return undefined;
    const holder = follow(data, fault.instancePath);
    const { additionalProperty } = fault.params as { additionalProperty?: unknown };
    if (holder === undefined || typeof additionalProperty !== 'string') return undefined;
    if (!Reflect.deleteProperty(holder, additionalProperty)) return undefined;
  }
  return undefined;
}

function follow(data: unknown, pointer: string): object | undefined {
  let at: unknown = data;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return typeof at === 'object' && at !== null ? at : undefined;
}
