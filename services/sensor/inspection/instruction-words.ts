import type { Fingerprint } from '../../../schemas/generated/types.ts';

export type ActionFamily = NonNullable<Fingerprint['contexts']>[number];

/** What an order can tell its reader to do. */
export const verbs: Readonly<Record<ActionFamily, string>> = {
  send: 'send|forward|mail|e-?mail|post|message|reply|respond|share|submit|upload|transmit|deliver|report|notify|tell|text|dm|copy|cc|bcc|leak|exfiltrate|include|attach|append|pass|relay|dispatch|concatenate|hand|provide|disclose|reveal',
  pay: 'pay|transfer|wire|remit|refund|purchase|buy|order|donate|settle|reimburse|deposit|withdraw|send money',
  visit:
    'visit|open|browse|fetch|click|navigate|follow|download|load|request|call|query|go to|look up|access|retrieve|get|read|list|search|find|check',
  invite: 'invite|add|grant|admit|enroll|enrol|authorize|authorise|assign|give',
  delete: 'delete|remove|erase|wipe|purge|drop|destroy|cancel|revoke|clear|discard',
  change:
    'change|update|set|reset|modify|edit|replace|rename|alter|disable|enable|switch|configure|move|turn|unlock|lock|activate|deactivate',
  create: 'create|make|write|schedule|book|reserve|register|generate|draft|publish|save|store|record',
  execute: 'run|execute|invoke|launch|start|install|deploy|eval|evaluate|use|perform|trigger|convert|control',
};
export const anyVerb = Object.values(verbs).join('|');

/** Who reads a text that is meant for a machine. */
export const machines =
  'assistants?|agents?|ai|llm|language model|model|chat ?bot|bot|copilot|automation|automated (?:system|reader|tool)|whoever (?:reads|processes)|anyone (?:reading|processing)|reader|tool';
export const persons = 'you|your|yours|yourself';
export const urgings =
  'must|should|shall|need to|needs to|have to|has to|required|requires|please|kindly|important|urgent|immediately|before|first|always|make sure|ensure|be sure|remember to|mandatory|necessary|asap|todo|action';
/** What makes a verb an order that is put to the reader outright. */
export const addresses =
  'please|kindly|to-?do|action required|you (?:must|should|need to|have to|are to|will)|(?:need|want|ask|require|instruct) you to';
/** Words in which a text takes over its reader's orders: verb and what they override, new orders, secrecy. */
export const overrides = {
  verbs: 'ignore|disregard|forget|override|bypass',
  orders: 'instructions?|orders?|task',
  secrecy: 'tell|telling|mention|mentioning|inform|informing|notify|notifying|reveal|ask|asking',
  owners: 'user|anyone|human|owner|operator',
} as const;

export const verbWord = 1 << 8;
export const machineWord = 1 << 9;
export const personWord = 1 << 10;
export const urgingWord = 1 << 11;
export const addressWord = 1 << 12;
export const overrideWord = 1 << 13;
export const secrecyWord = 1 << 14;
export const ownerWord = 1 << 15;

/** A word of everything that the patterns look for: where none of them stands, no pattern can match. */
export const instructionWords: ReadonlyMap<string, number> = bitsOfWords([
  [anyVerb, verbWord],
  [machines, machineWord],
  [persons, personWord],
  [urgings, urgingWord],
  [addresses, addressWord],
  [`${overrides.verbs}|${overrides.orders}|system`, overrideWord],
  [overrides.secrecy, secrecyWord],
  [overrides.owners, ownerWord],
]);

function bitsOfWords(lists: readonly (readonly [string, number])[]): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [pattern, bit] of lists) {
    for (const word of firstWords(pattern)) bits.set(word, (bits.get(word) ?? 0) | bit);
  }
  return bits;
}

/** The first word of each alternative, the last of a hyphened one, without and with what may be left out. */
function firstWords(pattern: string): string[] {
  const alternatives = pattern
    .replace(/ \(\?:[^)]*\)/g, '')
    .replace(/\(\?:([^)]*)\)[^|]*/g, '$1')
    .split('|');
  const spelled = alternatives.flatMap((one) =>
    one.includes('?') ? [one.replace(/.\?/, ''), one.replace('?', '')] : [one],
  );
  return spelled.map((one) => /^[a-z0-9]+-([a-z0-9]+)$/.exec(one)?.[1] ?? /^[a-z0-9]+/.exec(one)?.[0] ?? one);
}
