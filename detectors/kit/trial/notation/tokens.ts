/** A word of a line, with the column at which it begins. */
export interface Token {
  readonly text: string;
  readonly column: number;
}

/** The words of a line; what follows a # that begins a word is a comment. */
export function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: text, index } of line.matchAll(/\S+/g)) {
    if (text.startsWith('#')) break;
    tokens.push({ text, column: index + 1 });
  }
  return tokens;
}

export function isArrow({ text }: Token): boolean {
  return text === '->' || text === '→';
}
