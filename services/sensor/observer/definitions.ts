/**
 * What servers offer: tools, prompts and resource templates, as the gateway last saw them.
 * Owns: definitions by server, kind and name; which of them were told; which resource URIs and cursors were offered. All
 * bounded.
 */
import { createHash } from 'node:crypto';
import type { Annotations, Capability, Server, Target } from '../../../schemas/generated/types.ts';
import { headerParameters } from '../messages/header-check.ts';
import type { HeaderParameter } from '../messages/header-check.ts';
import { elementsOf, membersOf } from '../messages/json-scan.ts';
import type { Slice } from '../messages/json-scan.ts';
import { readValue } from '../messages/json-value.ts';
import { byName, envelopeMembersMax } from '../messages/envelope.ts';
import { isRecord } from '../messages/request-meta.ts';
import { LruTable } from '../sessions/lru-table.ts';
import { declaredKeys, schemaParameters } from './declared-keys.ts';
import type { EventWriter } from './event-writer.ts';
import type { CapabilityRules, Definition, Inspector, ToolQuestion } from './ports.ts';

export type DefinitionKind = 'tool' | 'prompt' | 'resource';

export interface KnownDefinition {
  readonly target: Target;
  readonly capabilities: readonly Capability[];
  /** The operator's entry is for another definition. */
  readonly isVoid: boolean;
  /** Key paths whose values the operator lets out. */
  readonly allow: readonly string[];
  readonly declared: ReadonlySet<string>;
  readonly parameters: readonly HeaderParameter[];
}

/** What can be told of a tool that the server did not list. */
export interface UndeclaredTool extends Pick<KnownDefinition, 'target' | 'capabilities' | 'allow'> {
  /** Of the operator's words that it was put under. */
  readonly revision: number;
}

/** What a definition tells, apart from what the operator says of it. */
interface KeptDefinition extends KnownDefinition {
  readonly inferred: readonly Capability[];
  /** Of the operator's words that it was put under. */
  readonly revision: number;
}

export interface DefinitionsOptions {
  readonly inspector: Inspector;
  readonly capabilities: CapabilityRules;
  readonly events: EventWriter;
}

/** Where a list of definitions came from. */
export interface ListOrigin {
  readonly server: Server;
  readonly trusted: boolean;
  readonly method: string;
}

const definitionsMax = 20_000;
const undeclaredMax = 2000;
const listElementsMax = 4096;
const definitionLimits = { bytesMax: 256 * 1024, depthMax: 64 };
const textsMax = 512;
const lists: Readonly<Record<string, { readonly member: string; readonly kind: DefinitionKind }>> = {
  'tools/list': { member: 'tools', kind: 'tool' },
  'prompts/list': { member: 'prompts', kind: 'prompt' },
  'resources/templates/list': { member: 'resourcetemplates', kind: 'resource' },
};

export class Definitions {
  readonly #options: DefinitionsOptions;
  readonly #known = new LruTable<string, KeptDefinition>(definitionsMax);
  readonly #told = new LruTable<string, true>(definitionsMax);
  readonly #undeclared = new LruTable<string, UndeclaredTool>(undeclaredMax);
  readonly #offered = new LruTable<string, true>(definitionsMax);

  constructor(options: DefinitionsOptions) {
    this.#options = options;
  }

  find(server: string, kind: DefinitionKind, name: string): KnownDefinition | undefined {
    const key = this.#key(server, kind, name);
    const kept = this.#known.get(key);
    if (kept === undefined || kind !== 'tool' || kept.revision === this.#revision) return kept;
    const restated = this.#underOperator({ server, name }, kept);
    this.#known.set(key, restated);
    return restated;
  }

  /** A tool by its name alone. Callers that do not list tools call the same few again and again. */
  undeclared(server: string, name: string): UndeclaredTool {
    const key = this.#key(server, 'tool', name);
    const kept = this.#undeclared.get(key);
    if (kept?.revision === this.#revision) return kept;
    const told = this.#byName({ server, name });
    this.#undeclared.set(key, told);
    return told;
  }

  #byName({ server, name }: Pick<ToolQuestion, 'server' | 'name'>): UndeclaredTool {
    const { inspector, capabilities: rules } = this.#options;
    const shown = inspector.name(name, false);
    const says = rules.operator?.({ server, name, shown });
    const stated = says?.kind === 'stated' ? says : undefined;
    const operator = stated === undefined ? {} : { operator: stated.capabilities };
    return {
      target: { kind: 'tool', name: shown },
      capabilities: rules.infer({ name }, { trusted: false, ...operator }),
      allow: stated?.allow ?? [],
      revision: this.#revision,
    };
  }

  /** Whether the server itself offered exactly this URI: then it carries nothing of the caller's. */
  wasOffered(server: string, uri: string): boolean {
    return this.#offered.get(this.#key(server, 'resource', uri)) === true;
  }

  offer(server: string, uri: string): void {
    this.#offered.set(this.#key(server, 'resource', uri), true);
  }

  /** Whether the server itself gave exactly this cursor. */
  wasGiven(server: string, cursor: string): boolean {
    return this.#offered.get(this.#key(server, 'cursor', cursor)) === true;
  }

  give(server: string, cursor: string): void {
    this.#offered.set(this.#key(server, 'cursor', cursor), true);
  }

  /** Takes in the result of a list request. */
  takeList(origin: ListOrigin, bytes: Uint8Array, result: Slice): void {
    if (origin.method === 'resources/list') {
      for (const at of elementsIn(bytes, result, 'resources')) this.#takeResource(origin, bytes, at);
      return;
    }
    const list = Object.hasOwn(lists, origin.method) ? lists[origin.method] : undefined;
    if (list === undefined) return;
    for (const at of elementsIn(bytes, result, list.member))
      this.#takeDefinition({ ...origin, kind: list.kind }, bytes, at);
  }

  #takeResource(origin: ListOrigin, bytes: Uint8Array, at: Slice): void {
    const value = readValue(bytes, at, definitionLimits)?.value;
    if (isRecord(value) && typeof value['uri'] === 'string') this.offer(origin.server.id, value['uri']);
  }

  #takeDefinition(origin: ListOrigin & { readonly kind: DefinitionKind }, bytes: Uint8Array, at: Slice): void {
    const value = readValue(bytes, at, definitionLimits)?.value;
    if (!isRecord(value) || typeof value['name'] !== 'string') return;
    const name = value['name'];
    const hash = this.#hashOf(bytes.subarray(at.start, at.end));
    const key = this.#key(origin.server.id, origin.kind, name);
    const isKnown = this.#known.get(key)?.target.definition === hash;
    if (!isKnown) this.#known.set(key, this.#describe(origin, { ...value, name }, hash));
    const told = `${key}:${hash}`;
    if (this.#told.get(told) === true) return;
    this.#told.set(told, true);
    this.#tell(origin.server, { value, bytes: at.end - at.start }, this.#known.get(key));
  }

  #describe(
    origin: ListOrigin & { readonly kind: DefinitionKind },
    value: Readonly<Record<string, unknown>> & { readonly name: string },
    hash: string,
  ): KeptDefinition {
    const annotations = annotationsOf(value['annotations']);
    const name = this.#options.inspector.name(value.name, true);
    const isTool = origin.kind === 'tool';
    const rules = this.#options.capabilities;
    const inferred = isTool ? rules.infer(definitionOf(value), { trusted: origin.trusted }) : readOnly(origin.kind);
    const described: KeptDefinition = {
      target: {
        kind: origin.kind,
        name,
        definition: hash,
        ...(annotations === undefined ? {} : { annotations }),
      },
      capabilities: inferred,
      inferred,
      revision: this.#revision,
      isVoid: false,
      allow: [],
      declared: declaredKeys(value['inputSchema'], value['arguments']),
      parameters: headerParameters(value['inputSchema']),
    };
    return isTool ? this.#underOperator({ server: origin.server.id, name: value.name }, described) : described;
  }

  get #revision(): number {
    return this.#options.capabilities.revision ?? 0;
  }

  /** With what the operator says now: that is asked for once for each definition, and again when it has changed. */
  #underOperator(tool: Pick<ToolQuestion, 'server' | 'name'>, kept: KeptDefinition): KeptDefinition {
    const rules = this.#options.capabilities;
    const { name: shown, definition } = kept.target;
    const says = rules.operator?.({ ...tool, shown, ...(definition === undefined ? {} : { definition }) });
    const { capabilities, allow } = says?.kind === 'stated' ? says : { capabilities: [], allow: [] };
    return {
      ...kept,
      capabilities:
        capabilities.length === 0
          ? kept.inferred
          : rules.infer({ name: tool.name }, { trusted: false, operator: capabilities }),
      isVoid: says?.kind === 'void',
      allow,
      revision: this.#revision,
    };
  }

  #tell(
    server: Server,
    seen: { readonly value: Readonly<Record<string, unknown>>; readonly bytes: number },
    known: KnownDefinition | undefined,
  ): void {
    if (known === undefined) return;
    const { inspector, events } = this.#options;
    events.catalogObserved({
      server,
      target: known.target,
      bytes: seen.bytes,
      capabilities: known.capabilities.slice(0, 16),
      ...(known.isVoid ? { void: true } : {}),
      labels: inspector.definition(...textsIn(seen.value)).slice(0, 32),
      parameters: schemaParameters(seen.value['inputSchema'], seen.value['arguments'])
        .slice(0, 64)
        .map(({ name, required }) => ({ name: inspector.name(name, true), required })),
    });
  }

  /** Keyed, since a server may write of one user into what it offers, and texts of few possible values can be guessed. */
  #hashOf(definition: Uint8Array): string {
    const digest = createHash('sha256').update(definition).digest('hex');
    const halves = ['first', 'second'].map((half) => `${half} half ${digest}`);
    return halves.map((text) => this.#options.inspector.keyedHash('definition', text)).join('');
  }

  #key(server: string, kind: DefinitionKind | 'cursor', name: string): string {
    const short = name.length <= 256 ? name : `#${this.#options.inspector.keyedHash('name', name)}`;
    return JSON.stringify([server, kind, short]);
  }
}

/** Capabilities of reading a prompt or resource that a server offers. */
export function readOnly(kind: 'prompt' | 'resource'): readonly Capability[] {
  return kind === 'prompt'
    ? [{ name: 'read.private', source: 'words' }]
    : [
        { name: 'read.private', source: 'words' },
        { name: 'read.untrusted', source: 'words' },
      ];
}

function definitionOf(value: Readonly<Record<string, unknown>> & { readonly name: string }): Definition {
  const { title, description } = value;
  return {
    name: value.name,
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    inputSchema: value['inputSchema'],
    annotations: value['annotations'],
  };
}

function annotationsOf(value: unknown): Annotations | undefined {
  if (!isRecord(value)) return undefined;
  const hint = (name: string): boolean | undefined => {
    const said = Object.hasOwn(value, name) ? value[name] : undefined;
    return typeof said === 'boolean' ? said : undefined;
  };
  const hints = {
    readOnly: hint('readOnlyHint'),
    destructive: hint('destructiveHint'),
    idempotent: hint('idempotentHint'),
    openWorld: hint('openWorldHint'),
  };
  return Object.fromEntries(Object.entries(hints).filter(([, said]) => said !== undefined));
}

function elementsIn(bytes: Uint8Array, result: Slice, member: string): readonly Slice[] {
  const members = membersOf(bytes, result, envelopeMembersMax);
  const named = members === undefined ? undefined : byName(bytes, members);
  return (named?.get(member) ?? []).flatMap((list) => elementsOf(bytes, list, listElementsMax) ?? []);
}

/** Every text of a definition, since instructions hide in descriptions of parameters too. */
function textsIn(root: unknown): readonly string[] {
  const texts: string[] = [];
  const open: unknown[] = [root];
  while (open.length > 0 && texts.length < textsMax) {
    const value = open.pop();
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null)
      open.push(...(Object.values(value) as readonly unknown[]).slice(0, textsMax));
  }
  return texts;
}
