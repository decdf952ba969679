/** What the image holds, in a folder that nobody may write, and its processes as a user without rights. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyInto, lastOf, readDockerfile, type Stage, wordsOf } from './dockerfile.ts';

/** Nobody, where this process may become somebody else; otherwise it is without rights itself. */
const nobody: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

export interface LaidOutImage {
  /** What is /app in the image. */
  readonly app: string;
  /** The entry point with these words behind it. */
  start(words: readonly string[], env: Readonly<Record<string, string>>): ImageProcess;
  /** Exit code of the health check in the environment of a process. */
  health(env: Readonly<Record<string, string>>): number | null;
}

/** `build` is where the build stage was carried out; `install` installs packages in a folder by its lock file. */
export function layOutImage(
  parent: string,
  { build, install }: { readonly build: string; readonly install: (folder: string) => void },
): LaidOutImage {
  const [buildStage, dependencies, run] = readDockerfile();
  if (buildStage === undefined || dependencies === undefined || run === undefined)
    throw new Error('A stage is missing.');
  const app = join(parent, 'app');
  const folders = { [buildStage.name]: build, [dependencies.name]: join(parent, dependencies.name), [run.name]: app };
  copyInto(dependencies, { folders });
  install(join(parent, dependencies.name));
  copyInto(run, { folders });
  chmodSync(parent, 0o755);
  spawnSync('chmod', ['-R', 'a+rX,a-w', app]);
  return {
    app,
    start: (words, env) => new ImageProcess([...inPlace(run, 'ENTRYPOINT', app), ...words], env),
    health: (env) => {
      const [command = '', ...args] = inPlace(run, 'HEALTHCHECK', app);
      return spawnSync(command, args, { env: environment(env), ...nobody }).status;
    },
  };
}

export class ImageProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #said = '';

  constructor([command = '', ...args]: readonly string[], env: Readonly<Record<string, string>>) {
    this.#child = spawn(command, args, { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'], ...nobody });
    this.#ended = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
    }
  }

  get said(): string {
    return this.#said;
  }

  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal !== undefined) this.#child.kill(signal);
    await this.#ended;
    return this.#child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGKILL');
  }
}

/** A folder of secrets that the processes of the image may read. */
export function giveToNobody(folder: string): void {
  const { uid, gid } = nobody;
  if (uid === undefined || gid === undefined) return;
  for (const path of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    chownSync(join(folder, path), uid, gid);
  }
}

function inPlace(stage: Stage, word: string, app: string): readonly string[] {
  return wordsOf(lastOf(stage, word) ?? '[]').map((part) => part.replace(/^\/app\//, `${app}/`));
}

function environment(env: Readonly<Record<string, string>>): Record<string, string> {
  return { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, NODE_ENV: 'production', ...env };
}
