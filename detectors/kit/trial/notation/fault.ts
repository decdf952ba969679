/** What is wrong with a trace, and where. Lines and columns count from 1. */
export interface TraceFault {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
}

/** The line of the trace with a caret under what is wrong. */
export function renderFault(text: string, { line, column, length, message }: TraceFault): string {
  const number = String(line);
  const gutter = ' '.repeat(number.length);
  const shown = text.split('\n')[line - 1] ?? '';
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - column + 1)));
  return `${number} | ${printable(shown)}\n${gutter} | ${' '.repeat(column - 1)}${carets} ${message}`;
}

/** Each character takes one column and moves no cursor. */
function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/\p{C}/gu, '?');
}
