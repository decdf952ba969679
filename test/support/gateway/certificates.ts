/** Certificates of authorities that exist for one test. */
import { generate } from 'selfsigned';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export async function newAuthority(name: string): Promise<Identity> {
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true } as const,
    { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true } as const,
  ];
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions,
  });
  return { cert, key };
}

export interface IssueOptions {
  /** Of another host than this machine. */
  readonly host?: string;
  readonly notAfter?: Date;
}

/** Of a server on this machine, or of a client. */
export async function issuedBy(
  authority: Identity,
  name: string,
  { host, notAfter }: IssueOptions = {},
): Promise<Identity> {
  const local = [{ type: 2, value: 'localhost' } as const, { type: 7, ip: '127.0.0.1' } as const];
  const altNames = host === undefined ? local : [{ type: 2, value: host } as const];
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: authority,
    ...(notAfter === undefined ? {} : { notAfterDate: notAfter }),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { cert, key };
}

/** A folder of PEM files that is removed with everything in it. */
export function pemFolder(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'shearpin-pem-'));
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    path: (name: string): string => join(folder, name),
    write,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
