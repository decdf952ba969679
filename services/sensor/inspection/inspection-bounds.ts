/** How much work the inspector does on one message. What lies beyond is reported as truncated or overflowed. */
export interface InspectionBounds {
  /** Characters of the arguments that are looked at. */
  readonly argumentsCharactersMax: number;
  /** Characters of a result that are looked at. */
  readonly resultCharactersMax: number;
  /** Layers of encoding that are taken off one inside the other. */
  readonly decodedDepthMax: number;
  /** Decoded characters that are looked at, as a multiple of the bound of the message. */
  readonly decodedShare: number;
  /** Fingerprints that an event carries a side. */
  readonly fingerprintsMax: number;
  /** Fingerprints of a result that are computed at all. */
  readonly resultValuesMax: number;
  /** Argument paths that an event names. */
  readonly fieldsMax: number;
}

export const defaultInspectionBounds: InspectionBounds = {
  argumentsCharactersMax: 65_536,
  resultCharactersMax: 262_144,
  decodedDepthMax: 2,
  decodedShare: 2,
  fingerprintsMax: 256,
  resultValuesMax: 4096,
  fieldsMax: 64,
};
