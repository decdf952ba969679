/**
 * The MCP servers of a gateway by name, as its configuration names them now.
 * Owns: a handler for each, and for those that were named before for as long as they hold sessions.
 */
import type { IncomingMessage } from 'node:http';
import type { Timers } from '../../engine/ports/timers.ts';
import type { NamedUpstream } from '../config.ts';
import { repeat } from '../../adapters/clock/repeat.ts';
import { ReplaceableHandler } from './replaceable-handler.ts';
import type { RequestHandler } from './request-handler.ts';

export interface PlannedHandler {
  /** Where it is served. */
  readonly name: string;
  readonly upstream: NamedUpstream;
  /** Whatever else it is made of. */
  readonly settings: readonly unknown[];
  readonly create: () => RequestHandler;
}

export interface HandlerTableOptions {
  readonly timers: Timers;
  readonly planned: readonly PlannedHandler[];
  /** Told which server a request is for. */
  readonly onRequest: (request: IncomingMessage, server: string) => void;
}

const sweepMs = 30_000;

export class HandlerTable {
  readonly byName = new Map<string, ReplaceableHandler>();
  readonly #keys = new Map<string, string>();
  readonly #stopping = new AbortController();

  readonly #onRequest: HandlerTableOptions['onRequest'];

  constructor({ timers, planned, onRequest }: HandlerTableOptions) {
    this.#onRequest = onRequest;
    this.replace(planned);
    void repeat(() => this.#sweep(), { everyMs: sweepMs, signal: this.#stopping.signal, timers });
  }

  /** A server that is named as before keeps its handler; only certificates are renewed in it. */
  replace(planned: readonly PlannedHandler[]): void {
    const names = new Set(planned.map(({ name }) => name));
    for (const one of planned) this.#place(one);
    for (const [name, handler] of this.byName) {
      if (names.has(name)) continue;
      handler.replace(undefined);
      this.#keys.delete(name);
    }
    this.#sweep();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.byName.values()].map((handler) => handler.stop()));
  }

  #place({ name, upstream, settings, create }: PlannedHandler): void {
    const key = keyOf(upstream, settings);
    const known = this.byName.get(name);
    if (known !== undefined && this.#keys.get(name) === key) {
      known.renewTls(upstream.tls);
      return;
    }
    this.#keys.set(name, key);
    const onRequest = (request: IncomingMessage): void => this.#onRequest(request, upstream.name);
    if (known === undefined) this.byName.set(name, new ReplaceableHandler(create(), onRequest));
    else known.replace(create());
  }

  #sweep(): void {
    for (const [name, handler] of this.byName) {
      handler.sweep();
      if (handler.isGone) this.byName.delete(name);
    }
  }
}

/** What tools can do is asked for anew at each call, and certificates can be renewed. */
function keyOf({ tools: _tools, tls: _tls, ...made }: NamedUpstream, settings: readonly unknown[]): string {
  return JSON.stringify([made, settings]);
}
