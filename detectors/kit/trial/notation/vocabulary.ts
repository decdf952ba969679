/** The closed sets of words that the schemas allow, to check a trace and to name what was meant. */
import type { Capability, DiscoveredUrl, Fingerprint } from '../../../../schemas/generated/types.ts';

type Whole<All extends string, Listed extends readonly All[]> = [Exclude<All, Listed[number]>] extends [never]
  ? Listed
  : never;

/** A list of which the compiler knows that it lacks nothing. */
function whole<All extends string>() {
  return <const Listed extends readonly All[]>(list: Whole<All, Listed>): readonly All[] => list;
}

type Context = NonNullable<Fingerprint['contexts']>[number];

export const contexts = whole<Context>()(['send', 'pay', 'visit', 'invite', 'delete', 'change', 'create', 'execute']);

export const sources = whole<Capability['source']>()(['operator', 'annotations', 'arguments', 'words', 'assumed']);

export const urlLabels = whole<DiscoveredUrl['labels'][number]>()([
  'internal',
  'loopback',
  'link-local',
  'cleartext',
  'same-origin',
  'gateway',
  'malformed',
]);

/** How a target of each kind is called. */
export const methods = {
  tool: 'tools/call',
  resource: 'resources/read',
  prompt: 'prompts/get',
  completion: 'completion/complete',
} as const;

export const kinds: readonly (keyof typeof methods)[] = ['tool', 'resource', 'prompt', 'completion'];
