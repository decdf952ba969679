import type { OperatorTool } from '../../schemas/generated/types.ts';
import type { OperatorCatalog } from '../sensor/capabilities/capability-rules.ts';
import type { NamedUpstream } from './config.ts';

type Tools = Readonly<Record<string, OperatorTool>>;

/** What the operator says of tools: in the capabilities file, and beside the upstreams, which beat it. */
export function operatorCatalogOf(
  upstreams: readonly NamedUpstream[],
  fromFile: Readonly<Record<string, { readonly tools: Tools }>> = {},
): OperatorCatalog {
  const catalog = new Map<string, ReadonlyMap<string, OperatorTool>>();
  for (const [server, { tools }] of Object.entries(fromFile)) catalog.set(server, new Map(Object.entries(tools)));
  for (const { name, tools } of upstreams) {
    if (tools === undefined) continue;
    catalog.set(name, new Map([...(catalog.get(name) ?? []), ...Object.entries(tools)]));
  }
  return catalog;
}
