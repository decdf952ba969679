/**
 * A stdio server that answers as its requests ask: `echo` with the line that it read, `say` with bytes of the caller's
 * choice, `fill` with as many bytes as asked, `die` with its end, `pid` with its process, `spawn` with that of a child
 * of its own that outlives it, `hang` not at all, nor a call of a tool of that name.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

interface Asked {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: { readonly text?: string; readonly code?: number; readonly bytes?: number; readonly name?: string };
}

process.stderr.write('raw server is up\n');
for await (const line of createInterface({ input: process.stdin })) {
  const asked = read(line);
  const { params = {} } = asked;
  if (asked.method === 'die') process.exit(params.code ?? 1);
  else if (asked.method === 'say') process.stdout.write(`${params.text ?? ''}\n`);
  else if (asked.method === 'environment') answer(asked, process.env[params.text ?? ''] ?? null);
  else if (asked.method === 'fill') answer(asked, 'x'.repeat(params.bytes ?? 0));
  else if (asked.method === 'spawn') answer(asked, startChild());
  else if (asked.method === 'pid') answer(asked, process.pid);
  else if (asked.method !== 'hang' && params.name !== 'hang') answer(asked, line);
}

/** Deaf to the end of its parent and to what a terminal sends. */
function startChild(): number | undefined {
  const deaf = "process.on('SIGTERM',()=>{}).on('SIGINT',()=>{});setInterval(()=>{},1000)";
  const child = spawn(process.execPath, ['-e', deaf], { stdio: 'ignore' });
  child.unref();
  return child.pid;
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
