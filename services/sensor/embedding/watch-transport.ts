/**
 * Puts the sensor between an MCP SDK and its transport. Both generations of the SDK give their transports the same shape:
 * `send`, `onmessage`, `onclose`. What comes back is the same transport to whoever uses it.
 */
import { hostname, userInfo } from 'node:os';
import type { Connection, ConnectionBase, MessageHints } from '../observer/connection.ts';
import type { Observer } from '../observer/observer.ts';
import type { Caller } from '../sessions/caller.ts';
import { InOrder } from './in-order.ts';

/** What the transports of all SDK generations have. */
export interface TransportShape {
  start(): Promise<void>;
  send(...given: never[]): Promise<void>;
  close(): Promise<void>;
  onmessage?: ((...given: never[]) => void) | undefined;
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
  sessionId?: string | undefined;
}

export interface WatchTransportOptions {
  /** client: this end sends requests to a server. server: it takes them from a client. */
  readonly side: 'client' | 'server';
  /** Name of the MCP server, as events and the capabilities file call it. */
  readonly server: string;
  /** stdio unless said otherwise. */
  readonly transport?: 'stdio' | 'http';
  /** The annotations of the server are believed. */
  readonly trusted?: boolean;
  /** On whose behalf calls are made. Absent: the user of this process. */
  readonly caller?: Caller;
  /** Name of the agent that calls. */
  readonly agent?: string;
  /** What ties the calls together. Absent: this transport, or over HTTP the session that the server names. */
  readonly base?: ConnectionBase;
}

interface OpenTransport {
  send(message: unknown, options?: unknown): Promise<void>;
  onmessage?: ((message: unknown, extra?: unknown) => void) | undefined;
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
  readonly sessionId?: string | undefined;
}

/**
 * The transport, watched. Give the result to `connect` in place of the transport, before it is started. A refused call is
 * answered here and never reaches the server.
 */
export function watchTransport<T extends TransportShape>(
  transport: T,
  sensor: Pick<Observer, 'connect'>,
  options: WatchTransportOptions,
): T {
  return new TransportWatch(transport, sensor, options).proxy as T;
}

class TransportWatch {
  readonly proxy: TransportShape;
  readonly #target: OpenTransport;
  readonly #connection: Connection;
  readonly #isClient: boolean;
  readonly #fromServer = new InOrder();
  readonly #bound = new Map<PropertyKey, { readonly of: unknown; readonly is: unknown }>();
  #onmessage: OpenTransport['onmessage'];
  #onclose: OpenTransport['onclose'];
  #sessionId: string | undefined;

  constructor(transport: TransportShape, sensor: Pick<Observer, 'connect'>, options: WatchTransportOptions) {
    const target = transport as unknown as OpenTransport;
    this.#target = target;
    this.#isClient = options.side === 'client';
    this.#connection = sensor.connect(connectionInfo(options));
    this.#onmessage = target.onmessage;
    this.#onclose = target.onclose;
    target.onmessage = (message, extra) => {
      this.#received(message, extra);
    };
    target.onclose = () => {
      this.#connection.end('connection');
      this.#onclose?.();
    };
    this.proxy = this.#proxyOf(transport);
  }

  /** Methods run on the transport itself: private members of a class know no proxy. */
  #proxyOf(transport: TransportShape): TransportShape {
    const send = (message: unknown, options?: unknown): Promise<void> => this.#send(message, options);
    return new Proxy(transport, {
      get: (target, name) => {
        if (name === 'send') return send;
        if (name === 'onmessage') return this.#onmessage;
        if (name === 'onclose') return this.#onclose;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? this.#methodOf(target, name, value) : value;
      },
      set: (target, name, value: unknown) => {
        if (name === 'onmessage') this.#onmessage = value as OpenTransport['onmessage'];
        else if (name === 'onclose') this.#onclose = value as OpenTransport['onclose'];
        else return Reflect.set(target, name, value, target);
        return true;
      },
    });
  }

  /** The same function each time it is asked for, as of any object. */
  #methodOf(target: object, name: PropertyKey, value: { bind(to: object): unknown }): unknown {
    if (name === 'constructor') return value;
    const known = this.#bound.get(name);
    if (known?.of === value) return known.is;
    const bound = value.bind(target);
    this.#bound.set(name, { of: value, is: bound });
    return bound;
  }

  #send(message: unknown, options: unknown): Promise<void> {
    const pass = (one: unknown): Promise<void> => this.#target.send(one, options);
    return this.#isClient ? this.#toServer(message, {}, pass) : this.#toClient(message, pass);
  }

  #received(message: unknown, extra: unknown): void {
    const pass = (one: unknown): void => this.#onmessage?.(one, extra);
    const done = this.#isClient
      ? this.#toClient(message, pass)
      : this.#toServer(message, hintsOf(extra, this.#isClient), pass);
    done.catch((fault: unknown) => this.#target.onerror?.(fault instanceof Error ? fault : new Error(String(fault))));
  }

  async #toClient(message: unknown, pass: (message: unknown) => void | Promise<void>): Promise<void> {
    this.#noteSession();
    await this.#fromServer.run(this.#connection.fromServer(bytesOf(message)), () => pass(message));
  }

  #toServer(message: unknown, hints: MessageHints, pass: (message: unknown) => void | Promise<void>): Promise<void> {
    this.#noteSession();
    const bytes = bytesOf(message);
    const outcome = this.#connection.fromClient(bytes, hints);
    const carryOn = async ({ forward, answers }: Awaited<typeof outcome>): Promise<void> => {
      const sent = forward === undefined ? undefined : pass(forward === bytes ? message : parsed(forward));
      for (const answer of answers) await this.#answer(parsed(answer), message);
      await sent;
    };
    return outcome instanceof Promise ? outcome.then(carryOn) : carryOn(outcome);
  }

  /** What the sensor answers in the server's place. */
  async #answer(answer: unknown, to: unknown): Promise<void> {
    if (!this.#isClient) return this.#target.send(answer, { relatedRequestId: idOf(to) });
    // A caller that sends is not answered before its call of send is over.
    await Promise.resolve();
    this.#onmessage?.(answer);
  }

  #noteSession(): void {
    const { sessionId } = this.#target;
    if (sessionId === undefined || sessionId === this.#sessionId) return;
    this.#sessionId = sessionId;
    this.#connection.named(sessionId);
  }
}

function connectionInfo({ server, transport = 'stdio', trusted, caller, agent, base }: WatchTransportOptions) {
  const own: ConnectionBase = transport === 'http' ? { kind: 'legacy' } : { kind: 'process' };
  return {
    server: { id: server, transport, ...(trusted === undefined ? {} : { trusted }) },
    base: base ?? own,
    caller: caller ?? localUser(),
    ...(agent === undefined ? {} : { agent }),
  };
}

/** In a container the user may be a number only. */
function localUser(): Caller {
  try {
    return { kind: 'os-user', host: hostname(), user: userInfo().username };
  } catch {
    return { kind: 'os-user', host: hostname(), user: String(process.getuid?.() ?? '') };
  }
}

/** Headers and token of the HTTP request that brought a message, where the transport tells them. */
function hintsOf(extra: unknown, isClient: boolean): MessageHints {
  if (isClient || !isRecord(extra)) return {};
  const { request, requestInfo, authInfo } = extra;
  const token = isRecord(authInfo) ? authInfo['token'] : undefined;
  const headers = headersOf(request) ?? headersOf(requestInfo);
  return {
    ...(headers === undefined ? {} : { headers }),
    ...(typeof token === 'string'
      ? { caller: { kind: 'token', authorization: `Bearer ${token}`, accepted: true } as const }
      : {}),
  };
}

function headersOf(request: unknown): Readonly<Record<string, string>> | undefined {
  const headers = isRecord(request) ? request['headers'] : undefined;
  if (headers instanceof Headers) return Object.fromEntries(headers);
  if (!isRecord(headers)) return undefined;
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name.toLowerCase(), value]] : [])),
  );
}

function idOf(message: unknown): unknown {
  return isRecord(message) ? message['id'] : undefined;
}

function bytesOf(message: unknown): Buffer {
  return Buffer.from(JSON.stringify(message), 'utf8');
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
