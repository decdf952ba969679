/** What is told of a folder of detectors to whoever started the process. */

export interface FolderNews {
  /** faulty: what was in force before goes on. */
  readonly kind: 'used' | 'faulty' | 'warnings';
  readonly folder: string;
  /** Changes, or diagnostics with a caret under what is meant. */
  readonly lines: readonly string[];
}

type Summary = ReadonlyMap<string, { readonly version: string; readonly signature: string }>;

/** Which detectors came, went and changed, as lines. */
export function changesBetween(before: Summary, after: Summary): readonly string[] {
  const come = [...after].flatMap(([id, { version, signature }]) => {
    const known = before.get(id);
    if (known?.signature === signature) return [];
    return [`  ${known === undefined ? '+' : '~'} ${id}@${version}\n`];
  });
  const gone = [...before].flatMap(([id, { version }]) => (after.has(id) ? [] : [`  - ${id}@${version}\n`]));
  return [...come, ...gone];
}

/** News as text; ends without a line feed. */
export function folderText({ kind, folder, lines }: FolderNews): string {
  const heads = {
    used: `The detectors in ${folder} are in force${lines.length === 0 ? ', as they were.' : '. Changed:'}`,
    faulty: `The detectors in ${folder} have faults, and those from before stay in force:`,
    warnings: `The detectors in ${folder} are in force, with warnings:`,
  };
  return `${heads[kind]}\n${lines.join('')}`.trimEnd();
}
