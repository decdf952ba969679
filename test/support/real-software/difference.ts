/** Where two transcripts differ, in lines that a person can read. */

type Json = unknown;

const differencesMax = 40;
const valueCharactersMax = 300;

/** One line for each place where the two are not the same; empty when they are. */
export function differences(direct: Json, gateway: Json): readonly string[] {
  const found: string[] = [];
  compare({ direct, gateway, at: '' }, found);
  const cut = found.length - differencesMax;
  return cut > 0 ? [...found.slice(0, differencesMax), `… and ${cut} more`] : found;
}

interface Pair {
  readonly direct: Json;
  readonly gateway: Json;
  readonly at: string;
}

function compare({ direct, gateway, at }: Pair, found: string[]): void {
  if (Object.is(direct, gateway)) return;
  if (isObject(direct) && isObject(gateway) && Array.isArray(direct) === Array.isArray(gateway)) {
    const names = new Set([...Object.keys(direct), ...Object.keys(gateway)]);
    for (const name of names) compare({ direct: direct[name], gateway: gateway[name], at: `${at}/${name}` }, found);
    return;
  }
  found.push(`${at === '' ? '/' : at}\n    direct:  ${shown(direct)}\n    gateway: ${shown(gateway)}`);
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null;
}

function shown(value: Json): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, valueCharactersMax);
}
