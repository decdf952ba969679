/** Who stands behind a connection, as far as its transport can tell. */
export type Caller =
  | { readonly kind: 'os-user'; readonly host: string; readonly user: string }
  /** The Authorization header as it came. `accepted`: this upstream answered it with something other than 401. */
  | { readonly kind: 'token'; readonly authorization: string; readonly accepted: boolean }
  | { readonly kind: 'listener'; readonly listener: string };
