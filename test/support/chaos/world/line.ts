import type { RequestWatch, TcpProxy } from '../../proxy/tcp-proxy.ts';

/** The way of one process to one service, whichever servers that consists of. */
export class Line implements AsyncDisposable {
  readonly #proxies: readonly TcpProxy[];

  constructor(proxies: readonly TcpProxy[]) {
    this.#proxies = proxies;
  }

  /** `host:port,…`, as a process is told it. */
  get addresses(): string {
    return this.#proxies.map(({ port }) => `127.0.0.1:${String(port)}`).join(',');
  }

  /** To one of the servers, in the order of the addresses; it ends with the whole line. */
  part(at: number): Line {
    return new Line(this.#proxies.slice(at, at + 1));
  }

  silence(): void {
    for (const proxy of this.#proxies) proxy.silence();
  }

  /** Resets what stands; new connections pass. */
  cut(): void {
    for (const proxy of this.#proxies) proxy.cut();
  }

  async refuse(): Promise<void> {
    await Promise.all(this.#proxies.map((proxy) => proxy.refuse()));
  }

  async mend(): Promise<void> {
    await Promise.all(this.#proxies.map((proxy) => proxy.mend()));
  }

  /** Of a line to one server. */
  leadTo(port: number): void {
    for (const proxy of this.#proxies) proxy.leadTo(port);
  }

  /** Resolves when a reply was lost, or when no request of that kind came in time: says which. */
  async loseNextReply(watch: () => RequestWatch, deadlineMs: number): Promise<boolean> {
    const losses = this.#proxies.map((proxy) => proxy.loseNextReply(watch));
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), deadlineMs);
    const isLost = await Promise.race([
      ...losses.map(({ lost }) => lost.then(() => true)),
      new Promise<boolean>((resolve) => late.signal.addEventListener('abort', () => resolve(false))),
    ]);
    clearTimeout(timer);
    for (const loss of losses) loss.giveUp();
    return isLost;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#proxies.map((proxy) => proxy[Symbol.asyncDispose]()));
  }
}
