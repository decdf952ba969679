import type { Capability } from '../../../schemas/generated/types.ts';
import { capabilityNames } from '../../../schemas/generated/fields.ts';
import { isCapabilityName, withImplied } from './capability-names.ts';
import type { CapabilityName } from './capability-names.ts';
import { readDefinition } from './definition-words.ts';
import type { ToolDefinition } from './definition-words.ts';
import { readCapabilities } from './word-rules.ts';

export interface InferOptions {
  /** What the operator's catalog says of this tool and this definition of it. */
  readonly operator?: readonly string[];
  /** The operator trusts the server's annotations. */
  readonly trusted: boolean;
}

type Source = Capability['source'];

interface Hints {
  readonly readOnly: boolean | undefined;
  readonly destructive: boolean | undefined;
  readonly openWorld: boolean | undefined;
}

// What a tool is taken for that nothing tells of.
const assumed: readonly CapabilityName[] = ['read.untrusted', 'egress.network', 'write'];

/**
 * What a tool can do, each capability with the strongest source that tells of it. Annotations never take away what the
 * words say; those of a server that is not trusted can only add danger.
 */
export function inferCapabilities(definition: ToolDefinition, options: InferOptions): Capability[] {
  const stated = (options.operator ?? []).filter(isCapabilityName);
  if (stated.length > 0) return listed(new Map([...withImplied(new Set(stated))].map((name) => [name, 'operator'])));
  const sources = new Map<CapabilityName, Source>();
  for (const name of readCapabilities(readDefinition(definition))) sources.set(name, 'words');
  const hints = readHints(definition.annotations);
  const told = options.trusted ? toldByTrusted(hints, sources.size === 0) : toldByAny(hints);
  for (const name of told) sources.set(name, 'annotations');
  if (sources.size === 0) for (const name of assumed) sources.set(name, 'assumed');
  return listed(sources);
}

function toldByAny({ readOnly, destructive }: Hints): readonly CapabilityName[] {
  return destructive === true && readOnly !== true ? ['write', 'destroy'] : [];
}

/** Where the words say nothing, the annotations of a trusted server stand in, each absent one at its dangerous default. */
function toldByTrusted(hints: Hints, isUnlabelled: boolean): readonly CapabilityName[] {
  const { readOnly, destructive, openWorld } = hints;
  const isAnnotated = readOnly !== undefined || destructive !== undefined || openWorld !== undefined;
  if (!isUnlabelled || !isAnnotated) return toldByAny(hints);
  const found: CapabilityName[] = [readOnly === true ? 'read.private' : 'write'];
  if (readOnly !== true && destructive !== false) found.push('destroy');
  if (openWorld !== false) found.push('read.untrusted', ...(readOnly === true ? [] : (['egress.network'] as const)));
  return found;
}

function readHints(annotations: unknown): Hints {
  const hints = typeof annotations === 'object' && annotations !== null ? (annotations as Record<string, unknown>) : {};
  const hintOf = (key: string): boolean | undefined => {
    const value = Object.hasOwn(hints, key) ? hints[key] : undefined;
    return typeof value === 'boolean' ? value : undefined;
  };
  return {
    readOnly: hintOf('readOnlyHint'),
    destructive: hintOf('destructiveHint'),
    openWorld: hintOf('openWorldHint'),
  };
}

function listed(sources: ReadonlyMap<CapabilityName, Source>): Capability[] {
  return capabilityNames.flatMap((name) => {
    const source = sources.get(name);
    return source === undefined ? [] : [{ name, source }];
  });
}
