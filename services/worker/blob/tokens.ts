/**
 * How plain data stands in a blob. Each value begins with one byte; tables of strings and shapes grow alike in
 * writer and reader, so that what comes again is a number.
 *
 * Numbers that are here never change their meaning: another layout is another format of the blob.
 */
export const token = {
  /** 0x00 to 0x3f: the number itself. */
  smallEnd: 0x40,
  /** 0x40 to 0x7f: a word. */
  word: 0x40,
  /** 0x80 to 0xaf: an object of a shape that is known; its values follow. */
  shape: 0x80,
  shapesShort: 0x30,
  /** 0xb0 to 0xcf: an array of so many values. */
  array: 0xb0,
  arrayShort: 0x20,
  null: 0xd0,
  false: 0xd1,
  true: 0xd2,
  undefined: 0xd3,
  double: 0xd4,
  positive: 0xd5,
  negative: 0xd6,
  /** A number that is likely to be a time, as the distance from the one before it. */
  distance: 0xd7,
  text: 0xd8,
  longWord: 0xd9,
  /** A string that stood before. */
  again: 0xda,
  newShape: 0xdc,
  longShape: 0xdd,
  longArray: 0xde,
  bytes: 0xdf,
  /** Arrays of numbers of one byte, and of four. */
  octets: 0xe0,
  quads: 0xe1,
  ulid: 0xe2,
  hex: 0xe3,
  decimal: 0xe4,
  /** A shape that is known by its number and was not yet used; it is one of those that stood before from here on. */
  knownShape: 0xe5,
  /** Bytes that stand by themselves: a value with tables of its own, which spells its strings itself. */
  closedPiece: 0xe6,
  /** The hash of a value: sixteen hex digits. */
  fingerprint: 0xe8,
  /** Strings, then bytes that stand by themselves but for these: a value with other tables of its own. */
  piece: 0xe9,
  /** So many of them, each of them an array: together they are one. */
  pieces: 0xea,
  /** Of the strings of the piece the first that was not used yet. */
  next: 0xeb,
  /** An array of so many of these. */
  nexts: 0xec,
  /** An array of numbers of as many bytes as each needs. */
  varints: 0xed,
} as const;

/**
 * Before a piece stands a string as it would anywhere, or the number of one that stood before: in one byte, or in two of
 * which the first is between those and the tokens.
 */
export const references = { oneByte: 0x80, twoBytes: (0xd0 - 0x80) * 0x100 } as const;

/** Numbers from here to there are likely to be times. */
export const timesFrom = 2 ** 40;
export const timesTo = 2 ** 43;

/** Shorter arrays of numbers, or of strings that are new to a piece, are written as any others. */
export const runFrom = 3;

export const ulidLength = 26;
/** Characters of a ULID that tell its time. */
export const ulidTimeLength = 10;
