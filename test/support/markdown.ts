export type Row = readonly string[];

/** The rows of the first table under a heading, without its head. Cells hold no vertical bar. */
export function tableUnder(text: string, heading: string): readonly Row[] {
  const lines = text.split('\n');
  const headingAt = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (headingAt === -1) throw new Error(`There is no heading "${heading}".`);
  const rest = lines.slice(headingAt + 1);
  const tableAt = rest.findIndex((line) => line.startsWith('|'));
  const nextAt = rest.findIndex((line) => /^#+ /.test(line));
  if (tableAt === -1 || (nextAt !== -1 && nextAt < tableAt)) throw new Error(`There is no table under "${heading}".`);
  const table = rest.slice(tableAt);
  const end = table.findIndex((line) => !line.startsWith('|'));
  return table.slice(2, end === -1 ? undefined : end).map(cellsOf);
}

function cellsOf(line: string): Row {
  return line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());
}

/** Targets of the links in a text: inline ones, those of images included. */
export function linksIn(text: string): readonly string[] {
  const prose = text.replace(/^```.*?^```/gms, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** Names by which the headings of a page are linked to. */
export function anchorsIn(text: string): ReadonlySet<string> {
  const prose = text.replace(/^```.*?^```/gms, '');
  const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** The code blocks of one language. */
export function blocksIn(text: string, language: string): readonly string[] {
  const fences = /^(?<indent> *)```(?<language>\w*)\n(?<code>.*?)^ *```/gms;
  return [...text.matchAll(fences)].flatMap(({ groups }) =>
    groups?.['language'] === language
      ? [(groups['code'] ?? '').replaceAll(new RegExp(`^${groups['indent'] ?? ''}`, 'gm'), '')]
      : [],
  );
}
