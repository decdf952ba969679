/** A stdio server that says what the file named by its argument has for the id of each request. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const script = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Readonly<Record<string, readonly string[]>>;

for await (const line of createInterface({ input: process.stdin })) {
  for (const said of script[idOf(line)] ?? []) process.stdout.write(`${said}\n`);
}

function idOf(line: string): string {
  try {
    return String((JSON.parse(line) as { readonly id?: unknown }).id);
  } catch {
    return '';
  }
}
