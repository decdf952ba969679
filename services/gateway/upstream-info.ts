import type { UpstreamInfo } from '../sensor/observer/connection.ts';
import type { NamedUpstream } from './config.ts';

/** How events name a server. */
export function upstreamInfo({ name, url, trusted = false }: NamedUpstream): UpstreamInfo {
  return { id: name, transport: url === undefined ? 'stdio' : 'http', trusted };
}
