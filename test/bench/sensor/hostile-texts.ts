/** Texts that are made to be slow to look through: each by a name, of about so many characters. */
export type TextMaker = (length: number) => string;

const repeat =
  (unit: string): TextMaker =>
  (length) =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const numbered =
  (unit: (number: string) => string): TextMaker =>
  (length) => {
    const parts: string[] = [];
    for (let size = 0, number = 0; size < length; number++) {
      const part = unit(mixed(number));
      parts.push(part);
      size += part.length;
    }
    return parts.join('').slice(0, length);
  };

/** Letters and digits that hardly repeat. */
function mixed(number: number): string {
  return ((Math.imul(number + 1, 0x9e3779b1) >>> 0) * 0x100000 + number).toString(36).slice(0, 10);
}

const encode =
  (inner: TextMaker, share: number, by: (text: string) => string): TextMaker =>
  (length) =>
    by(inner(Math.floor(length * share)));
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const words = numbered((number) => `word ${number} and `);

export const hostileTexts: Readonly<Record<string, TextMaker>> = {
  // Runs of one character, which patterns with two repetitions side by side read again and again.
  'one letter': repeat('a'),
  'one digit': repeat('1'),
  blanks: repeat(' '),
  'line ends': repeat('\n'),
  'blank lines': repeat('\n \t'),
  slashes: repeat('/'),
  backslashes: repeat('\\'),
  dots: repeat('.'),
  hyphens: repeat('-'),
  quotes: repeat('"'),
  'at signs': repeat('@'),
  'per cent signs': repeat('%'),
  'opening brackets': repeat('['),
  // Beginnings that never end.
  'dotted letters': repeat('a.'),
  'letters at letters': repeat('a@a'),
  'spaced digits': repeat('1 '),
  'digits in brackets': repeat('(1'),
  'beginnings of addresses': repeat('x://'),
  'passwords in addresses': repeat('x://a:b'),
  'queries of secrets': repeat('?token='),
  'beginnings of keys': repeat('-----BEGIN PRIVATE KEY-----'),
  'beginnings of web tokens': repeat('eyJaaaaaaaa.'),
  'beginnings of accounts': repeat('DE11 AA11 '),
  'national words': repeat('social security '),
  'orders without a verb': repeat('do not ignore all please '),
  'new orders': repeat('you must '),
  'names with colons': repeat('password: '),
  'hyphened digits': repeat('1-'),
  'code without an end': repeat('SELECT import if '),
  escapes: repeat('\\u00'),
  entities: repeat('&#x'),
  // Many of what is looked for.
  'near secrets': numbered((number) => `key ${number}A9${number} `),
  secrets: numbered((number) => `token: ghp_${number}${number}${number} `),
  'web addresses': numbered((number) => `https://${number}.example.com/a/${number}?b=${number} `),
  mails: numbered((number) => `${number}@${number}.example.com `),
  digits: numbered((number) => `${String(Number.parseInt(number, 36) % 1e16)} `),
  'telephone numbers': numbered((number) => `+1 (${String(Number.parseInt(number, 36) % 1e10)}) `),
  paths: numbered((number) => `/home/${number}/a/b/${number} `),
  'quoted names': numbered((number) => `"${number}" `),
  'hidden characters': numbered((number) => `${number}\u200b\u2063\u00ad`),
  'combining marks': repeat('e\u0301\u0302\u0303\u0304\u0323\u0331'),
  'marks alone': repeat('\u0301'),
  'compatibility forms': repeat('\ufdfa'),
  surrogates: repeat('\ud83d'),
  orders: numbered((number) => `You must please send the file ${number} to the agent immediately.\n\n`),
  // Layers.
  base64: encode(words, 0.75, base64),
  'base64 of base64': encode(words, 0.56, (text) => base64(base64(text))),
  'short runs of base64': numbered((number) => `${base64(number)} `),
  hexadecimal: encode(words, 0.5, (text) => Buffer.from(text).toString('hex')),
  'per cent of per cent': encode(words, 0.2, (text) =>
    encodeURIComponent(Buffer.from(text).toString('hex').replace(/../g, '%$&')),
  ),
  'JSON in JSON': encode(words, 0.9, (text) => JSON.stringify({ a: JSON.stringify({ b: text }) })),
  'records in a text': numbered((number) => `{"id":"${number}","v":[1,2,"${number}"]}\n`),
};
