/** Signs the canonical bytes of a command or beacon for one writer. Deterministic: equal bodies give equal bytes. */
export interface Signer {
  readonly writer: string;
  /** The record value: canonical JSON of `{ body, jws }`. */
  sign(body: object): Uint8Array;
}

/** MAC of a gateway over type, record key and value. */
export interface Mac {
  readonly gateway: string;
  mac(input: { readonly type: string; readonly key: string; readonly value: Uint8Array }): string;
}
