const internalNames = /(?:^|\.)(?:localhost|internal|local|localdomain|intranet|lan|corp|home\.arpa|cluster\.local)$/i;

/** A host that only an inside network answers for. */
export function isInternalHost(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (internalNames.test(name)) return true;
  if (name.includes(':')) return /^(?:::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(name);
  return isInternalIpv4(name.split('.').map(Number));
}

function isInternalIpv4(parts: readonly number[]): boolean {
  const [first = 0, second = 0] = parts;
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part > 255)) return false;
  if (first === 10 || first === 127) return true;
  if (first === 192) return second === 168;
  if (first === 169) return second === 254;
  if (first === 172) return second >= 16 && second < 32;
  return first === 100 && second >= 64 && second < 128;
}
