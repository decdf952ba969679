/**
 * A server process that cannot outlive the process that started it, however that one ends.
 *
 * The shell below starts a watcher and then becomes the server, so the child's pid is the server's
 * and its signals and exit code need no forwarding. The watcher reads a pipe of its own, whose other
 * end only this process holds (not stdin, which Node closes as soon as the server has ended):
 * 1. end of file without a word: this process is gone, so the server is killed and its folder removed;
 * 2. a word: the server has ended on purpose, and the folder stays (for a restart).
 * The watcher is never stopped with the server, so a paused server is ended as well. It shares the
 * server's process group, so the server's pid is not given to another process while it may kill.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Writable } from 'node:stream';

const WATCHED_SERVER = `
folder=$1; shift; server=$$
{ read -r word <&3 || { kill -9 $server; sleep 0.2; rm -rf "$folder"; }; } </dev/null >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-`;
const LOG_TAIL_CHARACTERS_MAX = 2_000;

export interface GuardedCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** The server's own folder: removed when this process dies. */
  readonly folder: string;
  readonly logFile: string;
}

export class GuardedProcess {
  readonly #child: ChildProcess;
  readonly #logFile: string;
  /** Resolves when the server has ended, also when it could not be started. */
  readonly ended: Promise<void>;

  constructor(command: GuardedCommand) {
    const log = openSync(command.logFile, 'a');
    this.#logFile = command.logFile;
    this.#child = spawn('/bin/sh', ['-c', WATCHED_SERVER, 'sh', command.folder, command.command, ...command.args], {
      cwd: command.folder,
      detached: true,
      stdio: ['ignore', log, log, 'pipe'],
    });
    closeSync(log);
    this.ended = this.#whenEnded();
  }

  get isRunning(): boolean {
    const { pid, exitCode, signalCode } = this.#child;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  signal(name: NodeJS.Signals): void {
    if (this.isRunning) this.#child.kill(name);
  }

  /** Sends the signal and waits until the process is gone. */
  async end(name: NodeJS.Signals): Promise<void> {
    this.signal(name);
    await this.ended;
  }

  async logTail(): Promise<string> {
    const log = await readFile(this.#logFile, 'utf8').catch(() => '');
    return log.slice(-LOG_TAIL_CHARACTERS_MAX).trim();
  }

  async #whenEnded(): Promise<void> {
    const watcher = this.#child.stdio[3];
    // The watcher is gone before its word arrives when somebody killed the whole group.
    watcher?.on('error', () => undefined);
    // The 'error' event (no shell to spawn) rejects: that server has ended as well.
    await once(this.#child, 'exit').catch(() => undefined);
    if (watcher instanceof Writable) watcher.end('ended\n');
  }
}
