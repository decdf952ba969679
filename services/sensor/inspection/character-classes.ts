/** What a character can be part of, as bits, so that one look at it answers every question of the survey. */
export const lower = 1;
export const upper = 2;
export const digit = 4;
export const underscore = 8;
export const hyphen = 16;
export const dot = 32;
/** Ends a token: blanks, quotes, brackets. */
export const separator = 64;
export const hexDigit = 128;
/** Plus and slash, which stand in base64 besides letters, digits, hyphen and underscore. */
export const base64Sign = 256;
export const blank = 512;
export const control = 1024;
/** Beyond ASCII. */
export const wide = 2048;
export const atSign = 4096;
export const quote = 8192;
/** Percent, ampersand, equals sign and backslash: an escaped character may follow. */
export const escapeSign = 16_384;
export const other = 32_768;
/** Ends a sentence: dot, exclamation mark and question mark. */
export const sentenceEnd = 65_536;

/** White space of any kind. */
export const space = 131_072;

export const letter = lower | upper;
export const alphanumeric = letter | digit;

/** The class of each UTF-16 code unit. */
export const classes = new Int32Array(65_536).fill(other, 0, 128).fill(wide, 128);

/** The class of a UTF-16 code unit. */
export function classOf(code: number): number {
  return classes[code] ?? 0;
}

function add(characters: string, bits: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    classes[code] = (classOf(code) & ~other) | bits;
  }
}

for (let code = 0; code < 32; code++) add(String.fromCharCode(code), control);
add('\x7f', control);
for (const character of '\t\n\r') classes[character.charCodeAt(0)] = 0;
add(' \t\n\v\f\r', blank | separator | space);
add('abcdefghijklmnopqrstuvwxyz', lower);
add('ABCDEFGHIJKLMNOPQRSTUVWXYZ', upper);
add('0123456789', digit);
add('0123456789abcdefABCDEF', hexDigit);
add('_', underscore);
add('-', hyphen);
add('.', dot);
add('+/', base64Sign);
add('@', atSign);
add('"\'`', quote | separator);
add('<>()[]{}|,;*', separator);
add('\\', separator | escapeSign);
add('%&=', escapeSign);
classes['!'.charCodeAt(0)] = other | sentenceEnd;
classes['?'.charCodeAt(0)] = other | sentenceEnd;
classes['.'.charCodeAt(0)] = dot | sentenceEnd;
// White space beyond ASCII, and the quotation marks of many languages.
add('\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a', separator | space);
add('\u2028\u2029\u202f\u205f\u3000\ufeff', separator | space);
add('“”‘’«»', separator);
add('“', quote);
