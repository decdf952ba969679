import type { ConfigProperty } from './config-schema.ts';

/** What a variable's text means for a schema type, or what the text should have been. */
export type Coerced =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly expected: string };

const wholeNumber = /^-?\d{1,16}$/;
const decimalNumber = /^-?\d{1,16}(\.\d{1,16})?$/;
const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
]);

export function coerceValue(text: string, schema: ConfigProperty): Coerced {
  switch (schema.type) {
    case 'integer':
      return coerceNumber(text, wholeNumber, 'a whole number');
    case 'number':
      return coerceNumber(text, decimalNumber, 'a number');
    case 'boolean':
      return coerceBoolean(text);
    case 'array':
      return coerceList(text, schema.items ?? {});
    case 'object':
      return { ok: false, expected: 'set in the config file, since it holds nested values' };
    default:
      return { ok: true, value: text };
  }
}

function coerceNumber(text: string, form: RegExp, noun: string): Coerced {
  const trimmed = text.trim();
  return form.test(trimmed) ? { ok: true, value: Number(trimmed) } : { ok: false, expected: noun };
}

function coerceBoolean(text: string): Coerced {
  const value = booleans.get(text.trim().toLowerCase());
  return value === undefined ? { ok: false, expected: 'true or false' } : { ok: true, value };
}

function coerceList(text: string, items: ConfigProperty): Coerced {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const coerced = parts.map((part) => coerceValue(part, items));
  const wrong = coerced.find((part) => !part.ok);
  if (wrong !== undefined) return { ok: false, expected: `a comma-separated list, each part ${wrong.expected}` };
  return { ok: true, value: coerced.map((part) => (part.ok ? part.value : undefined)) };
}
