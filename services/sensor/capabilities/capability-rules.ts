import type { CapabilityRules, OperatorWord, ToolQuestion } from '../observer/ports.ts';
import { inferCapabilities } from './infer-capabilities.ts';
import { refineByArguments } from './refine-by-arguments.ts';

/** What an operator says of one tool. */
export interface CatalogEntry {
  readonly capabilities: readonly string[];
  /** Hash of the definition that was looked at; with another one the entry is void. */
  readonly definition?: string;
  /** Key paths of arguments whose values may be told as they are. */
  readonly allow?: readonly string[];
}

/** By server, then by tool: its name, or `#` and hash where events tell no more. */
export type OperatorCatalog = ReadonlyMap<string, ReadonlyMap<string, CatalogEntry>>;

/** An entry of the catalog that does not count, because the tool has another definition now. */
export interface VoidEntry {
  readonly server: string;
  readonly stated: string;
  readonly seen: string;
}

export interface CapabilityRulesOptions {
  readonly catalog?: OperatorCatalog;
  /** Told once for each definition that an entry does not fit. */
  readonly onVoid?: (entry: VoidEntry) => void;
}

export interface ChangingRules extends CapabilityRules {
  /** The operator says something else from now on. */
  replace(catalog: OperatorCatalog): void;
}

const noCatalog: OperatorCatalog = new Map();

/** What tools can do: what the operator says of them, else what their definitions tell. */
export function createCapabilityRules(options: CapabilityRulesOptions = {}): ChangingRules {
  const { onVoid } = options;
  let { catalog = noCatalog } = options;
  let revision = 0;
  return {
    get revision() {
      return revision;
    },
    replace(next) {
      catalog = next;
      revision += 1;
    },
    infer: inferCapabilities,
    refine: refineByArguments,
    operator: (tool) => wordOn(tool, entryOf(catalog, tool), onVoid),
  };
}

function entryOf(catalog: OperatorCatalog, { server, name, shown }: ToolQuestion): CatalogEntry | undefined {
  const tools = catalog.get(server);
  return tools?.get(name) ?? (shown.startsWith('#') ? tools?.get(shown) : undefined);
}

function wordOn(
  { server, definition: seen }: ToolQuestion,
  entry: CatalogEntry | undefined,
  onVoid: CapabilityRulesOptions['onVoid'],
): OperatorWord | undefined {
  if (entry === undefined) return undefined;
  const { definition: stated, capabilities, allow = [] } = entry;
  if (stated === undefined || stated === seen) return { kind: 'stated', capabilities, allow };
  // The operator spoke of one definition: another one under the same name was never looked at.
  if (seen === undefined) return undefined;
  onVoid?.({ server, stated, seen });
  return { kind: 'void' };
}
