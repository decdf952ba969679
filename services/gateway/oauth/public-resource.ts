import { prefixOf, withoutSlash } from './well-known.ts';

/** A server as its clients know it: as a resource that tokens are for. */
export interface PublicResource {
  /** What tokens must be for. */
  readonly id: string;
  /** Where the gateway serves its metadata. */
  readonly metadataUrl: string;
  readonly origin: string;
}

/** With several servers each one is a resource of its own, at its name. */
export function publicResource(publicUrl: string, name?: string): PublicResource {
  const id = name === undefined ? publicUrl : `${withoutSlash(publicUrl)}/${name}`;
  const { origin, pathname } = new URL(id);
  return { id, origin, metadataUrl: `${origin}${prefixOf('protected-resource')}${withoutSlash(pathname)}` };
}
