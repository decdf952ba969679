import type { OperatorTool } from '../../schemas/generated/types.ts';
import { inferCapabilities } from '../sensor/capabilities/infer-capabilities.ts';
import { refineByArguments } from '../sensor/capabilities/refine-by-arguments.ts';
import type { CapabilityRules } from '../sensor/observer/ports.ts';
import type { NamedUpstream } from './config.ts';

type OperatorTools = ReadonlyMap<string, ReadonlyMap<string, OperatorTool>>;

/** What tools can do: what the operator says of them, else what their definitions tell. */
export function createCapabilityRules(upstreams: readonly NamedUpstream[]): CapabilityRules {
  const stated: OperatorTools = new Map(
    upstreams.map(({ name, tools }) => [name, new Map(Object.entries(tools ?? {}))]),
  );
  return {
    infer: inferCapabilities,
    refine: refineByArguments,
    operator: ({ server, name, definition }) => {
      const tool = stated.get(server)?.get(name);
      if (tool === undefined) return undefined;
      // The operator spoke of one definition: another one under the same name was never looked at.
      const isOther = tool.definition !== undefined && tool.definition !== definition;
      return isOther ? undefined : tool.capabilities;
    },
  };
}
