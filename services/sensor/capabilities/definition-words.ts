import { cleanText } from '../inspection/canonical-text.ts';
import type { VerbClass, NounClass } from './vocabulary.ts';
import { lemmaOf, nouns, ownership, verbs } from './vocabulary.ts';

/** A tool's definition as its server gives it. Every part is written by that server. */
export interface ToolDefinition {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly inputSchema?: unknown;
  readonly annotations?: unknown;
}

/** What the words of a definition say, without judging it. */
export interface DefinitionWords {
  /** Lemmas of the name. */
  readonly name: readonly string[];
  /** Lemmas of title and first sentence. */
  readonly lead: readonly string[];
  /** Lemmas of the whole text, bounded. */
  readonly body: ReadonlySet<string>;
  /** Name, title and first sentence, as they are. */
  readonly text: string;
  readonly parameters: ReadonlySet<string>;
  /** What the tool does: verbs of the name, of the first sentence and of its list of actions. */
  readonly actions: ReadonlySet<string>;
  readonly hasVerb: (...classes: readonly VerbClass[]) => boolean;
  readonly hasNoun: (...classes: readonly NounClass[]) => boolean;
  readonly isOwned: boolean;
}

const descriptionMax = 4096;
const titleMax = 128;
const leadMax = 320;
const parametersMax = 64;
const introduction =
  /^(?:(?:please )?(?:use|call) (?:this|it)(?: tool| endpoint| function)?(?: when you (?:want|need))? (?:to|for) |this (?:tool|function|endpoint|command) (?:is used to |can be used to |allows? (?:you |users |agents )?to |will |lets you )?|(?:a )?tool (?:to|for|that) |allows? (?:you |users |the agent )?to |enables? (?:you )?to |lets you |[a-z -]{0,30}? tool for |quickly |safely |actually |directly |interactively |attempts? to |helper to )/i;
const actionNames = /^(?:action|operation|op|method|mode|command|verb)$/i;
const ambiguous = new Set(
  'order post comment message email text mail call schedule report record search list test index view build type check file book link label tag book share draft log note run query function place start access address transfer trade import export filter check track run new deposit charge capture fund sync monitor play catalog count trigger match mail dm forward refund payout purchase swap invite reply settle push access mark sum echo plan hash render draw estimate'.split(
    ' ',
  ),
);

export function readDefinition(definition: ToolDefinition): DefinitionWords {
  const description = cleanText((definition.description ?? '').slice(0, descriptionMax)).text;
  const sentence = firstSentence(description);
  const given = cleanText(definition.name.slice(0, 128)).text;
  const name = wordsOf(given);
  const title = (definition.title ?? '').slice(0, titleMax);
  const lead = [...wordsOf(title), ...wordsOf(sentence)];
  const { parameters, choices } = readSchema(definition.inputSchema);
  const body = new Set([...name, ...lead, ...wordsOf(description)]);
  const actions = new Set([...verbsOfName(name), ...verbsOfSentence(sentence), ...choices]);
  const objects = new Set([...name, ...lead]);
  return {
    name,
    lead,
    body,
    text: `${given.replace(/[_-]+/g, ' ')} ${title} ${sentence}`.toLowerCase(),
    parameters,
    actions,
    hasVerb: (...classes) => classes.some((kind) => [...actions].some((action) => verbs[kind].has(action))),
    hasNoun: (...classes) => classes.some((kind) => [...objects].some((word) => nouns[kind].has(word))),
    isOwned: lead.some((word) => ownership.has(word)),
  };
}

export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(lemmaOf);
}

function firstSentence(description: string): string {
  const start = description.replace(/^[^\p{L}\p{N}]+/u, '').slice(0, leadMax);
  const end = start.search(/[.!?](?:\s|$)|\n\s*\n|\n\s*[-*#]|\n\s*(?:args|parameters|returns)\b/i);
  return end <= 0 ? start : start.slice(0, end);
}

const allVerbs = new Set(Object.values(verbs).flatMap((words) => [...words]));

function verbsOfName(name: readonly string[]): string[] {
  const found = name.filter((word) => allVerbs.has(word));
  const plain = found.filter((word) => !ambiguous.has(word));
  if (plain.length > 0)
    return name[0] !== undefined && found[0] === name[0] ? [...new Set([name[0], ...plain])] : plain;
  const first = name[0];
  if (first !== undefined && allVerbs.has(first)) return [first];
  const last = name.at(-1);
  return last !== undefined && allVerbs.has(last) ? [last] : [];
}

/** The verb that the sentence begins with and those that stand beside it: "create, update or delete …". */
function verbsOfSentence(sentence: string): string[] {
  let text = sentence.replace(/\([^()]*\)/g, ' ').trim();
  for (let round = 0; round < 3; round++) text = text.replace(introduction, '');
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}'-]+|[,/&]/gu) ?? [];
  const found: string[] = [];
  let isExpected = true;
  for (const [index, token] of tokens.slice(0, 48).entries()) {
    if (joints.has(token)) {
      isExpected = true;
      continue;
    }
    const isVerb = allVerbs.has(lemmaOf(token)) && (found.length === 0 || !ambiguous.has(lemmaOf(token)));
    if (isExpected && isVerb) found.push(lemmaOf(token));
    // An adverb or a name may stand before the first verb.
    isExpected = isExpected && !isVerb && index === 0;
  }
  return found;
}

const joints: ReadonlySet<string> = new Set([',', '/', '&', 'and', 'or', 'then']);

function readSchema(schema: unknown): { parameters: Set<string>; choices: string[] } {
  const parameters = new Set<string>();
  const choices: string[] = [];
  const properties = isRecord(schema) ? schema['properties'] : undefined;
  if (!isRecord(properties)) return { parameters, choices };
  for (const key of Object.keys(properties).slice(0, parametersMax)) {
    parameters.add(key.toLowerCase().replace(/[^a-z0-9]/g, ''));
    const property = properties[key];
    if (!actionNames.test(key) || !isRecord(property) || !Array.isArray(property['enum'])) continue;
    for (const choice of property['enum'].slice(0, 32)) {
      if (typeof choice === 'string') choices.push(...wordsOf(choice.slice(0, 64)).slice(0, 1));
    }
  }
  return { parameters, choices: choices.filter((word) => allVerbs.has(word)) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
