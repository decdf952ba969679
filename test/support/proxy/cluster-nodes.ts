/**
 * The nodes of a Redis Cluster tell where each of them is, and a client goes there past every proxy, unless it is told the
 * proxies instead. Replies are read as RESP2 has them, so that nothing that stands in a value is taken for a node.
 */
import type { Retelling } from './tcp-proxy.ts';

const host = '127.0.0.1';
const lineEnd = '\r\n';
const redirection = /^(-(?:MOVED|ASK) \d+ .*:)(\d+)\r\n$/;
const hostBytes = host.length + lineEnd.length;

/** Of one connection, by the ports of the proxies before the nodes' own. */
export function retellNodes(proxyPorts: ReadonlyMap<number, number>): Retelling {
  const teller = new NodeTeller(proxyPorts);
  return (chunk) => teller.retell(chunk);
}

class NodeTeller {
  readonly #proxyPorts: ReadonlyMap<number, number>;
  /** Of a line, or of a host, what is not whole. */
  #held = Buffer.alloc(0);
  /** What is left of a value, with its end. */
  #valueBytes = 0;
  /** A number that comes now is the port of a node. */
  #isAfterHost = false;

  constructor(proxyPorts: ReadonlyMap<number, number>) {
    this.#proxyPorts = proxyPorts;
  }

  retell(chunk: Buffer): Buffer {
    let rest = Buffer.concat([this.#held, chunk]);
    const told: Buffer[] = [];
    for (let length = this.#nextBytes(rest); length > 0; length = this.#nextBytes(rest)) {
      told.push(this.#valueBytes > 0 ? this.#value(rest.subarray(0, length)) : this.#line(rest.subarray(0, length)));
      rest = rest.subarray(length);
    }
    this.#held = rest;
    return Buffer.concat(told);
  }

  /** None while more must come first. */
  #nextBytes(rest: Buffer): number {
    if (this.#valueBytes === 0) {
      const end = rest.indexOf(lineEnd);
      return end === -1 ? 0 : end + lineEnd.length;
    }
    return this.#valueBytes === hostBytes && rest.length < hostBytes ? 0 : Math.min(this.#valueBytes, rest.length);
  }

  #value(bytes: Buffer): Buffer {
    this.#isAfterHost = this.#valueBytes === hostBytes && bytes.toString('latin1') === host + lineEnd;
    this.#valueBytes -= bytes.length;
    return bytes;
  }

  #line(bytes: Buffer): Buffer {
    const line = bytes.toString('latin1');
    const isPort = this.#isAfterHost && line.startsWith(':');
    this.#isAfterHost = false;
    if (/^\$\d/.test(line)) this.#valueBytes = Number(line.slice(1)) + lineEnd.length;
    const [, before = isPort ? ':' : undefined, port = line.slice(1)] = redirection.exec(line) ?? [];
    return before === undefined ? bytes : Buffer.from(`${before}${this.#portOf(port)}${lineEnd}`, 'latin1');
  }

  #portOf(port: string): string {
    const own = Number(port);
    return String(this.#proxyPorts.get(own) ?? own);
  }
}
