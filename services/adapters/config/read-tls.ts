/** Certificates and keys as the configuration names them: each file is read once, and all faults are told at once. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';

/** What one end of a TLS connection shows and believes, as PEM. */
export interface TlsMaterial {
  readonly cert?: string;
  readonly key?: string;
  /** Instead of the system's authorities. */
  readonly ca?: string;
}

export interface TlsRead {
  readonly material: TlsMaterial | undefined;
  readonly faults: readonly string[];
  /** The files that were named. */
  readonly files: readonly string[];
}

/** What the configuration names for one end, each file with the name of its setting. */
export interface TlsFiles {
  readonly cert: NamedFile;
  readonly key: NamedFile;
  readonly ca: NamedFile;
}

export type NamedFile = readonly [setting: string, path: string | undefined];

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
const nothing: TlsRead = { material: undefined, faults: [], files: [] };

export function readTls({ cert, key, ca }: TlsFiles): TlsRead {
  const named = [cert, key, ca].filter(([, path]) => path !== undefined);
  if (named.length === 0) return nothing;
  const faults: string[] = [];
  const material = {
    ...contents('cert', cert, faults),
    ...contents('key', key, faults),
    ...contents('ca', ca, faults),
  };
  if ((cert[1] === undefined) !== (key[1] === undefined)) faults.push(`${cert[0]} and ${key[0]} need each other.`);
  if (faults.length === 0) faults.push(...materialFaults(material, { cert, key, ca }));
  return { material, faults, files: named.map(([, path]) => path ?? '') };
}

function contents(name: keyof TlsMaterial, [setting, path]: NamedFile, faults: string[]): TlsMaterial {
  if (path === undefined) return {};
  try {
    return { [name]: readFileSync(path, 'utf8') };
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
    faults.push(`${setting}: the file ${path} cannot be read (${why}).`);
    return {};
  }
}

/** What OpenSSL would only say at the first connection. Texts of keys are not told. */
function materialFaults({ cert, key, ca }: TlsMaterial, named: TlsFiles): readonly string[] {
  const faults: string[] = [];
  if (ca !== undefined && !areCertificates(ca)) faults.push(`${named.ca[0]}: the file holds no certificate in PEM.`);
  if (cert === undefined || key === undefined) return faults;
  if (!areCertificates(cert)) return [...faults, `${named.cert[0]}: the file holds no certificate in PEM.`];
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    const isOther = (error as NodeJS.ErrnoException).code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH';
    faults.push(
      isOther
        ? `${named.key[0]} is not the key of ${named.cert[0]}.`
        : `${named.key[0]}: the file holds no private key in PEM without a passphrase.`,
    );
  }
  return faults;
}

function areCertificates(text: string): boolean {
  const blocks = text.match(pemBlock) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block)).length > 0;
  } catch {
    return false;
  }
}
