import type { AddressInfo, Server } from 'node:net';
import { ShearpinError } from '../../../schemas/errors.ts';

/** Throws E_LISTEN when the address cannot be used. */
export async function listenOn(server: Server, listen: string): Promise<void> {
  const { host, port } = readListen(listen);
  await new Promise<void>((resolve, reject) => {
    const onFault = (cause: NodeJS.ErrnoException): void => {
      const reason = cause.code ?? cause.message;
      reject(
        new ShearpinError('E_LISTEN', `Cannot listen on ${listen} (${reason}). Choose another address.`, { cause }),
      );
    };
    server.once('error', onFault);
    server.listen({ host, port }, () => {
      server.off('error', onFault).on('error', () => undefined);
      resolve();
    });
  });
}

export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Whether only this machine can reach it. */
export function isLoopback(listen: string): boolean {
  const { host } = readListen(listen);
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function readListen(listen: string): { readonly host: string; readonly port: number } {
  const end = listen.lastIndexOf(':');
  const port = Number(listen.slice(end + 1));
  if (port > 65_535) throw new ShearpinError('E_LISTEN', `Cannot listen on ${listen}: there is no such port.`);
  return { host: listen.slice(0, end).replace(/^\[|\]$/g, ''), port };
}
