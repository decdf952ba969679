import type { Readable, Writable } from 'node:stream';
import type { Caller } from '../../sensor/sessions/caller.ts';
import type { Observer } from '../../sensor/observer/observer.ts';
import type { NamedUpstream } from '../config.ts';
import type { GatewayEvents } from '../events.ts';
import type { RunningFront } from '../running-front.ts';
import { upstreamInfo } from '../upstream-info.ts';
import { type ServerExit, startServerChild } from './server-child.ts';
import { proxyStdio } from './stdio-proxy.ts';

export interface StdioPipes {
  readonly stdin: Readable;
  readonly stdout: Writable;
}

export interface StdioFrontDeps {
  readonly observer: Observer;
  readonly events: GatewayEvents;
  readonly caller: Caller;
  readonly upstream: NamedUpstream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly pipes: StdioPipes;
  readonly lineBytesMax: number;
}

const lastWordsMs = 2000;

/** Starts the server and stands between its pipes and the client's. Throws E_UPSTREAM when it cannot be started. */
export async function startStdioFront(deps: StdioFrontDeps): Promise<RunningFront> {
  const { observer, events, caller, upstream, environment, pipes, lineBytesMax } = deps;
  const { name, agent, command = '', args = [], env } = upstream;
  const child = await startServerChild({ command, args, env: { ...environment, ...env } });
  events.connectionsChanged(1);
  const connection = observer.connect({
    server: upstreamInfo(upstream),
    base: { kind: 'user' },
    caller,
    ...(agent === undefined ? {} : { agent }),
  });
  const onOversized = (): void => events.rejected('oversized-line');
  const ended = proxyStdio({ ...pipes, connection, child, lineBytesMax, onOversized }).then((exit): ServerExit => {
    events.connectionsChanged(-1);
    events.serverStopped({ server: name, ...exit });
    return exit;
  });
  return {
    address: undefined,
    ended,
    signal: (signal) => child.end(signal),
    reload: () => undefined,
    async drain(late) {
      await Promise.race([ended, aborted(late)]);
    },
    async stop() {
      await child.stop();
      // A client that reads no more does not keep the gateway.
      await Promise.race([ended, aborted(AbortSignal.timeout(lastWordsMs))]);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
