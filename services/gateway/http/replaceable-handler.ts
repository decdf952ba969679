/**
 * The place of one MCP server in a gateway. Another handler may take it over while the gateway runs.
 * Owns: the handler that takes new sessions, and the former ones.
 * Invariant: a session stays with the handler that holds it, and a former handler ends with its last session.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TlsMaterial } from '../../adapters/config/read-tls.ts';
import { answerFault } from './client-response.ts';
import type { RequestHandler } from './request-handler.ts';

export class ReplaceableHandler implements RequestHandler {
  #current: RequestHandler | undefined;
  #former: RequestHandler[] = [];

  readonly #onRequest: (request: IncomingMessage) => void;

  constructor(current: RequestHandler, onRequest: (request: IncomingMessage) => void) {
    this.#current = current;
    this.#onRequest = onRequest;
  }

  /** undefined when the server has no place here any more. */
  replace(next: RequestHandler | undefined): void {
    if (this.#current !== undefined) this.#former.push(this.#current);
    this.#current = next;
    this.sweep();
  }

  /** Ends former handlers that hold no session any more. */
  sweep(): void {
    const over = this.#former.filter((handler) => handler.isIdle);
    this.#former = this.#former.filter((handler) => !over.includes(handler));
    for (const handler of over) void handler.stop();
  }

  get isIdle(): boolean {
    return this.#all().every((handler) => handler.isIdle);
  }

  /** Whether nothing is left to be served here. */
  get isGone(): boolean {
    return this.#all().length === 0;
  }

  holds(request: IncomingMessage, target: string): boolean {
    return this.#all().some((handler) => handler.holds(request, target));
  }

  async handle(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    this.#onRequest(request);
    const handler = this.#former.find((former) => former.holds(request, target)) ?? this.#current;
    if (handler === undefined) answerFault(response, 404, 'There is no MCP server at this path any more.');
    else await handler.handle(request, response, target);
  }

  get wellKnown(): RequestHandler['wellKnown'] {
    const current = this.#current;
    return current?.wellKnown?.bind(current);
  }

  renewTls(tls: TlsMaterial | undefined): void {
    this.#current?.renewTls(tls);
  }

  endStreams(): void {
    for (const handler of this.#all()) handler.endStreams();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all().map((handler) => handler.stop()));
  }

  #all(): readonly RequestHandler[] {
    return this.#current === undefined ? this.#former : [this.#current, ...this.#former];
  }
}
