export interface FoundServer extends AsyncDisposable {
  /** Kafka: `host:port,…`; Redis: a `redis://` URL. */
  readonly address: string;
}

/**
 * `unavailable`: the next way is tried. `unreachable`: a server was named and does not answer, so no
 * other may silently take its place.
 */
export type WayOutcome =
  | { readonly outcome: 'found'; readonly server: FoundServer }
  | { readonly outcome: 'unavailable'; readonly reason: string }
  | { readonly outcome: 'unreachable'; readonly reason: string };

export type ServerKind = 'kafka' | 'redis';

/** One way to come by a real server. An error that it throws counts as `unavailable`. */
export interface ServerWay {
  /** What a reader of the failure can do to take this way. */
  readonly advice: Readonly<Record<ServerKind, string>>;
  readonly find: (kind: ServerKind) => Promise<WayOutcome>;
}
