/** What an event tells of URLs that lead to authorization metadata: where they lie, and nothing of what they say. */
import type { Discovery, DiscoveredUrl } from '../../../schemas/generated/types.ts';
import { canonicalValue } from '../inspection/canonical-text.ts';
import { insideOf } from '../inspection/internal-address.ts';
import type { DiscoverySighting, LeadingUrl } from './discovery-sighting.ts';

type Hash = (kind: string, value: string) => string;
type UrlLabel = DiscoveredUrl['labels'][number];

const urlsMax = 16;
const urlCharactersMax = 2048;

export function discoveredUrls({ urls, origins }: DiscoverySighting, hash: Hash): Pick<Discovery, 'urls' | 'overflow'> {
  const told = urls.slice(0, urlsMax).map((leading) => discoveredUrl(leading, origins, hash));
  return { urls: told, overflow: urls.length - told.length };
}

function discoveredUrl(
  { role, url: text }: LeadingUrl,
  origins: DiscoverySighting['origins'],
  hash: Hash,
): DiscoveredUrl {
  const url = text.length <= urlCharactersMax && URL.canParse(text) ? new URL(text) : undefined;
  const fingerprint = (value: string): string => hash('value', canonicalValue(value));
  const told = { role, url: fingerprint(text.replace(/\/$/, '')) };
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return { ...told, labels: ['malformed'] };
  return { ...told, host: fingerprint(url.hostname), labels: labelsOf(url, origins) };
}

function labelsOf(url: URL, { server, gateway }: DiscoverySighting['origins']): UrlLabel[] {
  const labels: UrlLabel[] = [];
  const inside = insideOf(url.hostname);
  // A name of one word is one that only a network of one's own resolves.
  if (inside !== undefined || !/[.:]/.test(url.hostname)) labels.push('internal');
  if (inside === 'loopback' || inside === 'link-local') labels.push(inside);
  if (url.protocol === 'http:') labels.push('cleartext');
  if (url.origin === server) labels.push('same-origin');
  if (url.origin === gateway) labels.push('gateway');
  return labels;
}
