// Bounded: a text without blanks would otherwise be read once for each of its tokens.
const wordRuns = /[^\s"'`“”‘’«»\\]{1,512}/y;
const edges = /^[.:!?…=&#~+-]+|[.:!?…,;)\]}>]+$/g;

const runEnds = /<\/|[;&][\w.]{1,32}=|;$/;

/** The run from `start` up to a blank, quote, closing tag or the next pair: passwords hold brackets and commas. */
export function runAt(text: string, start: number): string {
  wordRuns.lastIndex = start;
  const run = wordRuns.exec(text)?.[0] ?? '';
  const end = run.search(runEnds);
  return end === -1 ? run : run.slice(0, end);
}

/** Without the punctuation of the sentence around it. */
export function trimToken(token: string): string {
  return token.length > 512 ? token : token.replace(edges, '');
}
