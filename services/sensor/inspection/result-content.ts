import type { Result } from '../../../schemas/generated/types.ts';
import type { Leaf } from './json-leaves.ts';

type ContentType = Result['contentTypes'][number];

const known: ReadonlySet<string> = new Set(['text', 'image', 'audio', 'resource', 'resource_link']);

/** How many content items a result of any MCP method has, and of which types. */
export function contentTypesOf(value: unknown): { items: number; contentTypes: ContentType[] } {
  const types = new Set<ContentType>();
  let items = 0;
  if (!isRecord(value)) return { items, contentTypes: [] };
  for (const item of listOf(value['content'])) {
    items++;
    types.add(typeOf(item));
  }
  for (const _ of listOf(value['contents'])) {
    items++;
    types.add('resource');
  }
  for (const message of listOf(value['messages'])) {
    items++;
    types.add(typeOf(isRecord(message) ? message['content'] : undefined));
  }
  if (value['structuredContent'] !== undefined) types.add('structured');
  return { items, contentTypes: [...types].sort() };
}

/** Pictures and sound are not looked into, nor is what the protocol itself says of every item: it is in all results. */
export function isNoContent(node: object, key: string): boolean {
  if (key !== 'data' && key !== 'type') return false;
  const type: unknown = (node as Record<string, unknown>)['type'];
  return key === 'data' ? type === 'image' || type === 'audio' : typeof type === 'string' && known.has(type);
}

const ofProtocol: ReadonlySet<string> = new Set(
  'content structuredContent contents messages isError type text data blob mimeType uri name title description size resource annotations audience priority role resultType _meta'.split(
    ' ',
  ),
);

/** Names of members that whoever wrote the message may have chosen. */
export function chosenNames(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].filter((key) => !ofProtocol.has(key));
}

const framing: ReadonlySet<string> = new Set(['type', 'mimeType', 'uri', 'resultType', 'role']);

/** The one text of a result in which nothing else is said. */
export function soleText(leaves: readonly Leaf[]): Leaf | undefined {
  const texts = leaves.filter(({ type, key }) => type === 'string' && !framing.has(key ?? ''));
  return texts.length === 1 ? texts[0] : undefined;
}

function typeOf(item: unknown): ContentType {
  const type = isRecord(item) ? item['type'] : undefined;
  return typeof type === 'string' && known.has(type) ? (type as ContentType) : 'other';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
