import { createServer } from 'node:net';

/** The address itself while nobody listens there, else the same host with port 0, which takes a free one. */
export async function freeAddress(wished: string): Promise<string> {
  const [host = '', port = ''] = wished.split(':');
  return (await isFree(host, Number(port))) ? wished : `${host}:0`;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
