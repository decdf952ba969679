/** Words by which lines of source code begin, and words that stand in declarations, commands and queries. */
export const importWord = 1 << 19;
export const declaringWord = 1 << 20;
export const flowWord = 1 << 21;
export const commandWord = 1 << 22;
export const queryWord = 1 << 23;
export const queryPartWord = 1 << 24;

export const imports = 'import|from|package|using|#include|require';
export const declaring = 'function|def|class|fn|func|public|private|const|let|var';
export const flow = 'if|for|while|switch|try|catch|return|elif';
export const commands = 'sudo|curl|wget|chmod|rm|bash|sh|npm|pip|docker|kubectl|git';

/** Words without which a sign of code cannot stand in a text. */
export const codeWords: readonly (readonly [word: string, bit: number])[] = [
  ...bitsOf(imports.replace('#', ''), importWord),
  ...bitsOf(declaring, declaringWord),
  ...bitsOf(flow, flowWord),
  ...bitsOf(commands, commandWord),
  ...bitsOf('select|insert|update|delete|drop', queryWord),
  ...bitsOf('from|into|set|table', queryPartWord),
];

function bitsOf(words: string, bit: number): (readonly [string, number])[] {
  return words.split('|').map((word) => [word, bit] as const);
}
