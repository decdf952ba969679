import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { launcher } from '../../support/cli-process.ts';

/** `shearpin gateway` over HTTP in a process of its own, whose memory can be looked at. */
export class GatewayProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #inspector: string;

  private constructor(child: ChildProcess, { url, inspector }: { readonly url: string; readonly inspector: string }) {
    this.#child = child;
    this.url = url;
    this.#inspector = inspector;
  }

  static async start(upstream: string, env: Readonly<Record<string, string>>): Promise<GatewayProcess> {
    const address = '127.0.0.1:0';
    const args = [`--inspect=${address}`, launcher, 'gateway', '--listen', address, '--upstream', upstream];
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const [inspector, url] = await Promise.all([
      says(child, /listening on (ws:\S+)/),
      says(child, /(http:\/\/127\.0\.0\.1:\d+)/),
    ]);
    return new GatewayProcess(child, { url, inspector });
  }

  /** Bytes on the heap after a full collection. */
  async heapBytes(): Promise<number> {
    const socket = new WebSocket(this.#inspector);
    await once(socket, 'open');
    const ask = async (id: number, method: string): Promise<{ readonly usedSize?: number }> => {
      socket.send(JSON.stringify({ id, method }));
      for (;;) {
        const [event] = (await once(socket, 'message')) as [{ readonly data: string }];
        const answer = JSON.parse(event.data) as { readonly id?: number; readonly result?: { usedSize?: number } };
        if (answer.id === id) return answer.result ?? {};
      }
    };
    await ask(1, 'HeapProfiler.collectGarbage');
    const { usedSize = NaN } = await ask(2, 'Runtime.getHeapUsage');
    socket.close();
    return usedSize;
  }

  /** How far the memory of the process grew at most while the work ran; undefined where the system does not tell. */
  async peakGrowthBytes(work: () => Promise<void>): Promise<number | undefined> {
    await this.heapBytes();
    const before = this.#status('VmRSS');
    if (before === undefined) return undefined;
    writeFileSync(`/proc/${String(this.#child.pid)}/clear_refs`, '5');
    await work();
    const peak = this.#status('VmHWM');
    return peak === undefined ? undefined : peak - before;
  }

  #status(name: string): number | undefined {
    if (process.platform !== 'linux') return undefined;
    const status = readFileSync(`/proc/${String(this.#child.pid)}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill();
    if (this.#child.exitCode === null) await once(this.#child, 'close');
  }
}

function says(child: ChildProcess, pattern: RegExp): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = pattern.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', () => {
      reject(new Error(`the gateway ended:\n${said}`));
    });
  });
}
