/** The key of one writer: signs the canonical bytes of commands and beacons. Deterministic: equal bodies give equal bytes. */
export interface Signer {
  readonly writer: string;
  /** The record value: canonical JSON of `{ body, jws }`. */
  sign(body: object): Uint8Array;
  /** Keyed digest of bytes that are told to nobody: 64 hexadecimal digits. */
  digest(bytes: Uint8Array): string;
  /** MAC of what the workers tell each other, over type, record key and value: 64 hexadecimal digits. */
  seal(input: SealInput): string;
}

export interface SealInput {
  readonly type: string;
  readonly key: string;
  readonly value: Uint8Array;
}

/** MAC of a gateway over type, record key and value. */
export interface Mac {
  readonly gateway: string;
  mac(input: SealInput): string;
}
