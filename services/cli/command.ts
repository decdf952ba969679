/** Where a command reads and writes; a process fits. */
export interface CommandIo {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Resolves to the exit code: 0 fine, 1 not done or findings, 2 wrongly called. */
  readonly run: (args: readonly string[], io: CommandIo) => Promise<number>;
}
