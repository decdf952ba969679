/** Turns MCP messages into decisions and events. One observer a process: its connections share sessions and lists. */
import type { Principal } from '../../../schemas/generated/types.ts';
import type { Caller } from '../sessions/caller.ts';
import { principalOf } from '../sessions/principal.ts';
import { SessionResolver } from '../sessions/session-resolver.ts';
import type { Connection, ConnectionInfo } from './connection.ts';
import { Definitions } from './definitions.ts';
import { EventWriter } from './event-writer.ts';
import { McpConnection } from './mcp-connection.ts';
import { OngoingCalls } from './ongoing-calls.ts';
import type { ObserverDeps, SharedState } from './observer-deps.ts';
import type { SensorEvent } from './ports.ts';

export interface Observer {
  connect(info: ConnectionInfo): Connection;
  /** On whose behalf a caller acts: in the stateless era there is one connection for each upstream and principal. */
  principalOf(caller: Caller): Principal;
  /** Calls and new sessions since the start: about as many of both means that sessions are not put together. */
  tally(): TrafficTally;
}

export interface TrafficTally {
  readonly calls: number;
  readonly sessions: number;
}

export function createObserver(deps: ObserverDeps): Observer {
  const { inspector, clock } = deps;
  const emit = (event: SensorEvent): void => {
    deps.enforcer.see?.(event);
    deps.emit(event);
  };
  const events = new EventWriter({ ...deps, emit });
  const definitions = new Definitions({ inspector, capabilities: deps.capabilities, events });
  const resolver = new SessionResolver({
    ...deps.sessions,
    clock,
    keyedHash: (kind, value) => inspector.keyedHash(kind, value),
  });
  const shared: SharedState = { deps, events, definitions, resolver, ongoing: new OngoingCalls(events, clock) };
  const principals = new WeakMap<Caller, Principal>();
  return {
    connect: (info) => new McpConnection(shared, info),
    principalOf(caller) {
      const known = principals.get(caller);
      if (known !== undefined) return known;
      const principal = principalOf(caller, inspector);
      principals.set(caller, principal);
      return principal;
    },
    tally: () => ({ calls: events.calls, sessions: resolver.begun }),
  };
}
