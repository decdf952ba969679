import { eventFields } from '../../../schemas/generated/fields.ts';
import type { Expression } from './form.ts';

export type ValueType = 'boolean' | 'number' | 'string' | 'set';

/** What a capture is, for the expressions that read it. */
export interface KnownCapture {
  /** Undefined when its own expression is at fault. */
  readonly type: ValueType | undefined;
  /** Position of the item that captures it. */
  readonly item: number;
  /** Its step may be left out, or is one of several. */
  readonly mayBeMissing: boolean;
}

export type KnownCaptures = ReadonlyMap<string, KnownCapture>;

/** What an expression yields; undefined where it reads what is not known. */
export function typeOfExpression(expression: Expression, captures: KnownCaptures): ValueType | undefined {
  switch (expression.op) {
    case 'literal':
      return typeof expression.value as 'boolean' | 'number' | 'string';
    case 'field':
      return Object.hasOwn(eventFields, expression.path) ? eventFields[expression.path]?.type : undefined;
    case 'captured':
      return captures.get(expression.name)?.type;
    case 'fingerprints':
      return 'set';
    case 'arithmetic':
    case 'size':
    case 'number':
      return 'number';
    case 'argument':
      return 'string';
    case 'probe':
      return undefined;
    default:
      return 'boolean';
  }
}

const nouns: Readonly<Record<ValueType, string>> = {
  boolean: 'a condition',
  number: 'a number',
  string: 'a text',
  set: 'a set',
};

export function nounOf(type: ValueType): string {
  return nouns[type];
}
