/**
 * Stands between two parts and does to their connections what a network can do.
 *
 * Owns a listening port and the pairs of sockets that pass through it. Invariants:
 * 1. The port stays the same for as long as the proxy lives, whatever the network does.
 * 2. What a silent network held back passes when it is mended, as it does where packets are sent again.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../servers/free-port.ts';

/** Told of each chunk that a client sends; true when the answer to it shall be lost. */
export type RequestWatch = (chunk: Buffer) => boolean;
/** What a client gets instead of each chunk that its server sends. */
export type Retelling = (chunk: Buffer) => Buffer;

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
  readonly watch: RequestWatch | undefined;
}

interface Loss {
  /** A watch of its own for each connection, since requests are told apart within one. */
  readonly watch: () => RequestWatch;
  readonly lost: PromiseWithResolvers<undefined>;
}

export class TcpProxy implements AsyncDisposable {
  readonly port: number;
  readonly #pairs = new Set<Pair>();
  readonly #retelling: () => Retelling;
  #upstreamPort: number;
  #server: Server | undefined;
  #isSilent = false;
  #loss: Loss | undefined;

  private constructor(port: number, upstreamPort: number, retelling: () => Retelling) {
    this.port = port;
    this.#upstreamPort = upstreamPort;
    this.#retelling = retelling;
  }

  /** With a retelling of its own for each connection, since chunks end anywhere. */
  static async open(upstreamPort: number, retelling: () => Retelling = () => asItIs): Promise<TcpProxy> {
    const proxy = new TcpProxy(await freePort(), upstreamPort, retelling);
    await proxy.#listen();
    return proxy;
  }

  /** Where new connections go from now on; those that stand are cut. */
  leadTo(upstreamPort: number): void {
    this.#upstreamPort = upstreamPort;
    this.cut();
  }

  /** Nothing passes any more, and nobody is told: a black hole, without a reset. */
  silence(): void {
    this.#isSilent = true;
    for (const { client, upstream } of this.#pairs) hold(client, upstream);
  }

  /** Connections that stand are cut, new ones refused. */
  async refuse(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.cut();
    if (server !== undefined) await new Promise((resolve) => server.close(resolve));
  }

  /** All is well again. */
  async mend(): Promise<void> {
    this.#isSilent = false;
    for (const { client, upstream } of this.#pairs) release(client, upstream);
    await this.#listen();
  }

  /** Resets what stands; new connections pass. */
  cut(): void {
    for (const { client, upstream } of this.#pairs) {
      client.resetAndDestroy();
      upstream.destroy();
    }
  }

  /**
   * The next request that a watch picks reaches the server and is carried out, and then the connection breaks before
   * its answer came. Connections begin anew for it, so that each is watched from its first byte.
   */
  loseNextReply(watch: () => RequestWatch): { readonly lost: Promise<undefined>; giveUp(): void } {
    const loss: Loss = { watch, lost: Promise.withResolvers<undefined>() };
    this.#loss = loss;
    this.cut();
    const giveUp = (): void => {
      if (this.#loss === loss) this.#loss = undefined;
      loss.lost.resolve(undefined);
    };
    return { lost: loss.lost.promise, giveUp };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.refuse();
  }

  async #listen(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer((client) => this.#accept(client));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
  }

  #accept(client: Socket): void {
    const upstream = connect(this.#upstreamPort, '127.0.0.1').setNoDelay();
    client.setNoDelay();
    const pair: Pair = { client, upstream, watch: this.#loss?.watch() };
    this.#pairs.add(pair);
    client.on('data', (chunk) => this.#toServer(pair, chunk));
    const retell = this.#retelling();
    upstream.on('data', (chunk) => this.#pass(retell(chunk), upstream, client));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('end', () => other.end());
      one.on('close', () => {
        other.destroy();
        this.#pairs.delete(pair);
      });
    }
    if (this.#isSilent) hold(client, upstream);
  }

  #toServer(pair: Pair, chunk: Buffer): void {
    const { client, upstream, watch } = pair;
    const loss = this.#loss;
    if (loss !== undefined && watch?.(chunk) === true) this.#loseReply(pair, loss);
    this.#pass(chunk, client, upstream);
  }

  /** No faster than it is taken. */
  #pass(chunk: Buffer, from: Socket, to: Socket): void {
    if (to.write(chunk)) return;
    from.pause();
    to.once('drain', () => this.#isSilent || from.resume());
  }

  /** What the server says first from here on is the answer, or comes with it. */
  #loseReply({ client, upstream }: Pair, loss: Loss): void {
    this.#loss = undefined;
    upstream.removeAllListeners('data');
    upstream.once('data', () => {
      client.resetAndDestroy();
      upstream.destroy();
      loss.lost.resolve(undefined);
    });
  }
}

function asItIs(chunk: Buffer): Buffer {
  return chunk;
}

function hold(...sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.pause();
}

function release(...sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.resume();
}
