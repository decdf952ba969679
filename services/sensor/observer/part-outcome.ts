/** What becomes of one message of a client, or of one element of a batch. */
export type PartOutcome =
  | { readonly kind: 'pass' }
  /** Not to be forwarded: `replacement` goes to the server instead, `answer` back to the client. */
  | {
      readonly kind: 'taken';
      readonly answer?: Uint8Array | undefined;
      readonly replacement?: Uint8Array | undefined;
    };

export const pass: PartOutcome = { kind: 'pass' };
