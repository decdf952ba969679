const internalNames = new Set('internal local localdomain intranet lan corp'.split(' '));
const homeNames = /(?:^|\.)home\.arpa$/;
/** An IPv4 address within an IPv6 address, as URL parsers write it: mapped (::ffff:0:0/96) or translated (64:ff9b::/96). */
const embeddedIpv4 = /^(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/** Which inside a host lies in: this machine, its link, or a network that is not the internet. */
export type InsideKind = 'loopback' | 'link-local' | 'internal';

/** A host that only an inside network answers for. */
export function isInternalHost(host: string): boolean {
  return insideOf(host) !== undefined;
}

/** undefined for a host that the internet may answer for. */
export function insideOf(host: string): InsideKind | undefined {
  const name = nameOf(host);
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (last === 'localhost') return 'loopback';
  if (internalNames.has(last) || (last === 'arpa' && homeNames.test(name))) return 'internal';
  if (name.includes(':')) return insideOfIpv6(name);
  if (last.charCodeAt(0) >= firstLetter) return undefined;
  const parts = name.split('.').map(Number);
  const isAddress = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255);
  return isAddress ? insideOfIpv4(parts) : undefined;
}

/** No part of an IPv4 address begins with a letter. */
const firstLetter = 'a'.charCodeAt(0);

/** Without the brackets of an IPv6 address and the dot of the root. */
function nameOf(host: string): string {
  const name = host.toLowerCase();
  const isBare = !name.startsWith('[') && !name.endsWith(']') && !name.endsWith('.');
  return isBare ? name : name.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function insideOfIpv6(name: string): InsideKind | undefined {
  if (name === '::1' || name === '::') return 'loopback';
  if (/^fe[89ab][0-9a-f]:/.test(name)) return 'link-local';
  if (/^f[cd][0-9a-f]{2}:/.test(name)) return 'internal';
  const [, high, low] = embeddedIpv4.exec(name) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const bytes = [high, low].map((word) => Number.parseInt(word, 16)).flatMap((word) => [word >> 8, word & 0xff]);
  return insideOfIpv4(bytes);
}

function insideOfIpv4([first = 0, second = 0]: readonly number[]): InsideKind | undefined {
  if (first === 127 || first === 0) return 'loopback';
  if (first === 169 && second === 254) return 'link-local';
  return isPrivate(first, second) ? 'internal' : undefined;
}

/** RFC 1918, and what providers share out behind one address (RFC 6598). */
function isPrivate(first: number, second: number): boolean {
  if (first === 172) return second >= 16 && second < 32;
  if (first === 100) return second >= 64 && second < 128;
  return first === 10 || (first === 192 && second === 168);
}
