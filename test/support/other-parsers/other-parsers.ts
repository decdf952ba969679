/** What servers would run of a message's bytes, by the parsers that they use: Python's json and Node's JSON. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export interface RunCall {
  readonly name: unknown;
  readonly arguments: unknown;
}

const script = fileURLToPath(new URL('readings.py', import.meta.url));

/** A process that answers for Python. */
export class PythonParser implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string, undefined>;
  readonly #reader: Interface;

  constructor() {
    this.#child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#reader = createInterface({ input: this.#child.stdout });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  async runs(bytes: Buffer): Promise<readonly RunCall[]> {
    this.#child.stdin.write(`${bytes.toString('base64')}\n`);
    const next = await this.#lines.next();
    if (next.done === true) throw new Error('python3 ended; it must be on the PATH.');
    // Python writes numbers that JSON has not.
    return JSON.parse(next.value.replace(/\b(?:NaN|-?Infinity)\b/g, '0')) as readonly RunCall[];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin.end();
    this.#reader.close();
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
  }
}

/** What Node's servers would run: of the whole, or of each line as `readline` cuts them; with and without a BOM. */
export function nodeRuns(bytes: Buffer): readonly RunCall[] {
  const texts = [bytes.toString('utf8'), new TextDecoder('utf-8').decode(bytes)];
  return texts
    .flatMap((text) => [text, ...text.split(/\r\n|\n|\r|\u2028|\u2029/)])
    .flatMap((text) => callsIn(parsed(text)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function callsIn(value: unknown): readonly RunCall[] {
  const messages = (Array.isArray(value) ? value : [value]) as readonly unknown[];
  return messages.flatMap((one) => {
    const { method, params } = (one ?? {}) as { method?: unknown; params?: unknown };
    if (method !== 'tools/call' || typeof params !== 'object' || params === null) return [];
    const { name, arguments: args } = params as { name?: unknown; arguments?: unknown };
    return [{ name, arguments: args }];
  });
}
