import type { CommandIo } from '../../../services/cli/command.ts';

/** What a bench says; with `--json` its report is all that stands on standard output. */
export class Reporter {
  readonly #isJson: boolean;
  readonly #io: Pick<CommandIo, 'stdout' | 'stderr'>;

  constructor({ json }: { readonly json: boolean }, io: Pick<CommandIo, 'stdout' | 'stderr'> = process) {
    this.#isJson = json;
    this.#io = io;
  }

  help(usage: string): void {
    this.#io.stdout.write(usage);
  }

  /** For people: how far it is, or a figure in words. */
  say(line: string): void {
    (this.#isJson ? this.#io.stderr : this.#io.stdout).write(`${line}\n`);
  }

  /** All figures, once. Without `--json` in these lines; none where all was said already. */
  report(figures: object, lines: readonly string[] = [JSON.stringify(figures, null, 2)]): void {
    if (this.#isJson) this.#io.stdout.write(`${JSON.stringify(figures)}\n`);
    else for (const line of lines) this.say(line);
  }
}

/** A line for each. */
export function linesOf(figures: object): readonly string[] {
  return Object.entries(figures).map(([name, value]) => `${name.padEnd(26)} ${JSON.stringify(value)}`);
}
