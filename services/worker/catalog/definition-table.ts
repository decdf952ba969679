/**
 * By which definitions of each tool others are known to be changes: the one that was seen first, and those that the
 * operator approved since.
 *
 * 1. Rule 4 (determinism): what holds at a time follows from the catalog topic up to a while before it, whoever reads it
 *    and when, compacted or not.
 * 2. Bounded: a table that is full takes no further tool; what it has is never pushed out.
 */
import type { CatalogFacts, CatalogObserved, CatalogReference, Reference } from '../../../schemas/generated/types.ts';

export interface ToolName {
  readonly tenant: string;
  readonly server: string;
  readonly name: string;
}

/** A call, as far as it says which tool was meant. */
export interface CalledTool extends ToolName {
  /** Hash of the definition that its gateway had. */
  readonly definition: string;
  /** The operator states what this definition can do. */
  readonly isApproved: boolean;
  /** When the log took the call. */
  readonly atMs: number;
}

interface Tool {
  readonly tool: ToolName;
  readonly references: readonly Reference[];
}

/** Workers hear of a definition within this time, or wait for it no longer. */
export const settleMs = 5_000;
const referencesMax = 4;
const toolsOfTenantMax = 20_000;
const toolsMax = 100_000;

export class DefinitionTable {
  readonly #tools = new Map<string, Tool>();
  readonly #countOf = new Map<string, number>();

  get size(): number {
    return this.#tools.size;
  }

  /** What the catalogue says of a call; undefined while it knows nothing of the tool. */
  factsOf({ definition, isApproved, atMs, ...tool }: CalledTool): CatalogFacts | undefined {
    const known = this.#tools.get(nameOf(tool))?.references.filter(({ sinceMs }) => sinceMs <= atMs - settleMs);
    const [first] = known ?? [];
    const reference = known?.findLast((one) => one.isApproved) ?? first;
    if (first === undefined || reference === undefined) return undefined;
    const isChanged = !isApproved && reference.definition !== definition;
    return { changed: isChanged, approved: isApproved, sinceMs: first.sinceMs };
  }

  /** A definition that a gateway saw. Returns the references of its tool when they are others now. */
  observed(seen: CatalogObserved, appendTimeMs: number): CatalogReference | undefined {
    const { definition } = seen.target;
    if (seen.target.kind !== 'tool' || definition === undefined) return undefined;
    const isApproved = seen.void !== true && seen.capabilities.some(({ source }) => source === 'operator');
    const tool = { tenant: seen.tenant, server: seen.server.id, name: seen.target.name };
    const known = this.#tools.get(nameOf(tool))?.references ?? [];
    if (known.length > 0 && !isApproved) return undefined;
    return this.#put(tool, [...known, { definition, sinceMs: appendTimeMs, isApproved }]);
  }

  /** What a worker noted, which may be older than all that the topic holds besides. Returns what is known with it. */
  noted({ tenant, server, name, references }: CatalogReference): CatalogReference | undefined {
    const tool = { tenant, server, name };
    this.#put(tool, [...references, ...(this.#tools.get(nameOf(tool))?.references ?? [])]);
    const known = this.#tools.get(nameOf(tool));
    return known === undefined ? undefined : recordOf(known);
  }

  #put(tool: ToolName, references: readonly Reference[]): CatalogReference | undefined {
    const key = nameOf(tool);
    const known = this.#tools.get(key);
    const kept = withoutRepeats(references);
    if (known === undefined && !this.#takeRoom(tool)) return undefined;
    if (JSON.stringify(known?.references) === JSON.stringify(kept)) return undefined;
    const next = { tool, references: kept };
    this.#tools.set(key, next);
    return recordOf(next);
  }

  #takeRoom({ tenant }: ToolName): boolean {
    const count = this.#countOf.get(tenant) ?? 0;
    if (count >= toolsOfTenantMax || this.#tools.size >= toolsMax) return false;
    this.#countOf.set(tenant, count + 1);
    return true;
  }
}

function nameOf({ tenant, server, name }: ToolName): string {
  return `${tenant}\n${server}\n${name}`;
}

function recordOf({ tool, references }: Tool): CatalogReference {
  return { ...tool, references: [...references] };
}

/** Each once, since it was known first; the first and the newest stay. */
function withoutRepeats(references: readonly Reference[]): readonly Reference[] {
  const byTime = references.toSorted((one, other) => one.sinceMs - other.sinceMs);
  const isFirst = (one: Reference, at: number): boolean =>
    byTime.findIndex((other) => other.definition === one.definition && other.isApproved === one.isApproved) === at;
  const [first, ...rest] = byTime.filter((one, at) => isFirst(one, at));
  return first === undefined ? [] : [first, ...rest.filter(({ isApproved }) => isApproved).slice(1 - referencesMax)];
}
