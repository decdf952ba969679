import type { Discovery, DiscoveredUrl } from '../../../schemas/generated/types.ts';

/** A URL that a client is led to. */
export interface LeadingUrl {
  readonly role: DiscoveredUrl['role'];
  readonly url: string;
}

/** Authorization metadata that was asked for, pointed to, or served. */
export interface DiscoverySighting {
  readonly seen: Discovery['seen'];
  readonly document: Discovery['document'];
  readonly urls: readonly LeadingUrl[];
  /** Origins that belong there. */
  readonly origins: { readonly server?: string | undefined; readonly gateway?: string | undefined };
}
