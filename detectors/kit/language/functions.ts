/** The functions of the language: one table for the compiler and for the reference documentation. */
export interface LanguageFunction {
  /** What is given to it, for people. */
  readonly parameters: readonly string[];
  readonly returns: 'condition' | 'number' | 'text' | 'set';
  readonly description: string;
  readonly example: string;
  /** Fewest and most values that can be given. */
  readonly given: readonly [number, number];
}

export const languageFunctions = {
  'call.can': {
    parameters: ['capability'],
    returns: 'condition',
    description: 'The tool has the capability, or one of the family: `egress.*` and `egress` mean the same.',
    example: 'call.can("egress.*")',
    given: [1, 1],
  },
  'arguments.has': {
    parameters: ['label'],
    returns: 'condition',
    description: 'The arguments have the label, or one of the family. Perhaps, where not all of them was inspected.',
    example: 'arguments.has("secret")',
    given: [1, 1],
  },
  'result.has': {
    parameters: ['label'],
    returns: 'condition',
    description: 'The result has the label, or one of the family. Perhaps, where not all of it was inspected.',
    example: 'result.has("personal.*")',
    given: [1, 1],
  },
  'arguments.fingerprints': {
    parameters: ['role, or nothing'],
    returns: 'set',
    description: 'Fingerprints of the values in the arguments, of one role or of all.',
    example: 'arguments.fingerprints("destination")',
    given: [0, 1],
  },
  'result.fingerprints': {
    parameters: ['role, or nothing'],
    returns: 'set',
    description: 'Fingerprints of the values in the result, of one role or of all.',
    example: 'result.fingerprints("secret")',
    given: [0, 1],
  },
  'arguments.value': {
    parameters: ['path'],
    returns: 'text',
    description: 'The value of one argument, where the operator allow-lists it; else it is missing.',
    example: 'arguments.value("currency") == "EUR"',
    given: [1, 1],
  },
  number: {
    parameters: ['text'],
    returns: 'number',
    description: 'The number that a text is, in decimal digits; missing when it is none.',
    example: 'number(arguments.value("amount")) > 1000',
    given: [1, 1],
  },
  size: {
    parameters: ['set'],
    returns: 'number',
    description: 'How many values a set has. Unknown, where not all of them are told.',
    example: 'size(arguments.fingerprints("destination")) > 10',
    given: [1, 1],
  },
  intersects: {
    parameters: ['set or list', 'set or list'],
    returns: 'condition',
    description: 'The two have a value in common. Perhaps, where not all of the values are told.',
    example: 'intersects($value, arguments.fingerprints())',
    given: [2, 2],
  },
  contains: {
    parameters: ['text or set', 'text in quotes'],
    returns: 'condition',
    description: 'The text holds that text, or the set that value.',
    example: 'contains(token.scopes, "admin")',
    given: [2, 2],
  },
  startsWith: {
    parameters: ['text', 'text in quotes'],
    returns: 'condition',
    description: 'The text begins like that.',
    example: 'startsWith(target.name, "get_")',
    given: [2, 2],
  },
  endsWith: {
    parameters: ['text', 'text in quotes'],
    returns: 'condition',
    description: 'The text ends like that.',
    example: 'endsWith(target.name, "_all")',
    given: [2, 2],
  },
  matches: {
    parameters: ['text', 'regular expression in quotes'],
    returns: 'condition',
    description:
      'The regular expression is found in the text; `^` and `$` anchor it. RE2 syntax: no look-around, no back-references, and time that grows with the text alone.',
    example: "matches(target.name, '^(get|list)_\\w+$')",
    given: [2, 2],
  },
  certain: {
    parameters: ['condition'],
    returns: 'condition',
    description: 'The condition holds for certain: what is perhaps so counts as no.',
    example: 'certain(result.has("secret"))',
    given: [1, 1],
  },
} as const satisfies Readonly<Record<string, LanguageFunction>>;

export type FunctionName = keyof typeof languageFunctions;

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(languageFunctions, name);
}
