/**
 * A stdio server that answers as its requests ask: `echo` with the line that it read, `say` with bytes of the caller's
 * choice, `die` with its end, `pid` with its process, `hang` not at all.
 */
import { createInterface } from 'node:readline';

interface Asked {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: { readonly text?: string; readonly code?: number };
}

process.stderr.write('raw server is up\n');
for await (const line of createInterface({ input: process.stdin })) {
  const asked = read(line);
  const { params = {} } = asked;
  if (asked.method === 'die') process.exit(params.code ?? 1);
  else if (asked.method === 'say') process.stdout.write(`${params.text ?? ''}\n`);
  else if (asked.method === 'environment') answer(asked, process.env[params.text ?? ''] ?? null);
  else if (asked.method === 'pid') answer(asked, process.pid);
  else if (asked.method !== 'hang') answer(asked, line);
}

function answer({ id }: Asked, result: unknown): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id: id ?? null, result: { line: result } })}\n`);
}

function read(line: string): Asked {
  try {
    return JSON.parse(line) as Asked;
  } catch {
    return {};
  }
}
