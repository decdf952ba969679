import type { Fingerprint } from '../../../schemas/generated/types.ts';

export type ActionFamily = NonNullable<Fingerprint['contexts']>[number];

/** A passage that tells its reader to do something. */
export interface Instruction {
  readonly start: number;
  readonly end: number;
  readonly families: readonly ActionFamily[];
}

const passageLengthMax = 800;
const passagesMax = 256;

const verbs: Readonly<Record<ActionFamily, string>> = {
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
const families = Object.keys(verbs) as ActionFamily[];
const familyPatterns = families.map((family) => ({ family, pattern: new RegExp(`\\b(?:${verbs[family]})\\b`, 'i') }));
const anyVerb = Object.values(verbs).join('|');

// Words in which a text takes over the reader's orders; one is enough.
const override =
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|all|other|your|system)\b|\b(?:new|updated|real|actual|following) (?:instructions?|orders?|task)\b|\bsystem (?:prompt|message|notice|override)\b|\b(?:do not|don't|never|without)\b[^.\n]{0,24}\b(?:tell|telling|mention|mentioning|inform|informing|notify|notifying|reveal|ask|asking)\b[^.\n]{0,24}\b(?:user|anyone|human|owner|operator)\b/i;
const machineReader =
  /\b(?:assistants?|agents?|ai|llm|language model|model|chat ?bot|bot|copilot|automation|automated (?:system|reader|tool)|whoever (?:reads|processes)|anyone (?:reading|processing)|reader|tool)\b/i;
const secondPerson = /\b(?:you|your|yours|yourself)\b/i;
const urging =
  /\b(?:must|should|shall|need to|needs to|have to|has to|required|requires|please|kindly|important|urgent|immediately|before|first|always|make sure|ensure|be sure|remember to|mandatory|necessary|asap|todo|action)\b/i;
const leadingVerb = new RegExp(
  `(?:^|[.,!?:;\\n]|\\b(?:please|kindly|then|and|must|should|shall|to|first|also|now|next|just|always)\\b)[\\s>*•\\d.)\\-"'(]{0,8}(?:${anyVerb})\\b`,
  'i',
);

// An order that is put to the reader outright; no other mark is needed.
const directOrder = new RegExp(
  `\\b(?:please|kindly|to-?do|action required|you (?:must|should|need to|have to|are to|will)|(?:need|want|ask|require|instruct) you to)[\\s:"'(*-]{1,8}(?:${anyVerb})\\b`,
  'i',
);

/** Passages that address the reader with an order, and the families of what they order. */
export function findInstructions(text: string): Instruction[] {
  const found: Instruction[] = [];
  for (const { start, end } of passagesOf(text)) {
    const passage = text.slice(start, end);
    if (!isInstruction(passage)) continue;
    const named = familyPatterns.filter(({ pattern }) => pattern.test(passage)).map(({ family }) => family);
    found.push({ start, end, families: named });
    if (found.length >= passagesMax) break;
  }
  return found;
}

function isInstruction(passage: string): boolean {
  if (passage.length < 12) return false;
  if (override.test(passage) || directOrder.test(passage)) return true;
  if (!leadingVerb.test(passage)) return false;
  const marks = [machineReader, secondPerson, urging].filter((pattern) => pattern.test(passage)).length;
  return marks >= 2;
}

/** Paragraphs, and parts of them where they are long. */
function passagesOf(text: string): { start: number; end: number }[] {
  const passages: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(/\n[ \t\r]{0,64}\n|$/g)) {
    for (; start < match.index; start += passageLengthMax) {
      passages.push({ start, end: Math.min(match.index, start + passageLengthMax) });
    }
    start = match.index + match[0].length;
  }
  return passages;
}
