/** Who stands behind a connection, as far as its transport can tell. */
export type Caller =
  { readonly kind: 'os-user'; readonly host: string; readonly user: string } | TokenCaller | ListenerCaller;

export interface ListenerCaller {
  readonly kind: 'listener';
  readonly listener: string;
}

export interface TokenCaller {
  readonly kind: 'token';
  /** The Authorization header as it came. */
  readonly authorization: string;
  /** The upstream took it: it answered a message that came with it, and not with 401. */
  readonly accepted: boolean;
  /**
   * What the keys of its issuer say of the token, where they were asked and could answer. A token that they refute is
   * nobody's, whatever an upstream makes of it.
   */
  readonly signature?: 'verified' | 'refuted';
}
