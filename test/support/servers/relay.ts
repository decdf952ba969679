import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Relay {
  readonly port: number;
  /** From now on nothing passes on the connections that stand, in either direction; new ones work. */
  silence(): void;
  close(): Promise<void>;
}

/** Stands before a server and can let its connections die without a word, as a lost route does. */
export async function relayTo(port: number): Promise<Relay> {
  const ends = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      ends.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => {
      for (const end of ends) end.unpipe().on('data', () => undefined);
    },
    close: () => {
      for (const end of ends) end.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
