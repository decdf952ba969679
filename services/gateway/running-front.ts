import type { GatewaySettings } from './config.ts';
import type { ServerExit } from './stdio/server-child.ts';

/** What stands between clients and servers. */
export interface RunningFront {
  /** `host:port`; undefined over stdio. */
  readonly address: string | undefined;
  /** Resolves when the server behind the pipes is gone and everything that it said was delivered; over HTTP never. */
  readonly ended: Promise<ServerExit>;
  /** Passes a signal on to the server behind the pipes. */
  signal(signal: NodeJS.Signals): void;
  /** Takes what can change while it runs; over stdio nothing can. */
  reload(settings: GatewaySettings): void;
  /** Takes nothing new over HTTP. Resolves when every call was answered, or the signal is aborted. */
  drain(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}
