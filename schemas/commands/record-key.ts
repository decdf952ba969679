interface CommandAddress {
  readonly id: string;
  readonly writer: string;
  readonly detector: string;
  readonly partial: string;
  readonly scope: { readonly kind: string; readonly tenant: string; readonly id: string };
}

/** Record key of a command: scope, writer and id, so that compaction keeps every command by itself. */
export function commandRecordKey(command: CommandAddress): string {
  return `${scopeKey(command)}#${command.writer}/${command.id}`;
}

/** Commands with one fold key replace each other; the highest order wins. */
export function commandFoldKey(command: CommandAddress): string {
  return `${scopeKey(command)}#${command.writer}/${command.detector}/${command.partial}`;
}

/** Record key of a writer's beacon for one partition of the calls topic. */
export function beaconRecordKey(writer: string, partition: number): string {
  return `beacon/${writer}/${String(partition)}`;
}

/** Record key of a writer's word of how far it is in one partition of the calls topic. */
export function progressRecordKey(writer: string, partition: number): string {
  return `progress/${writer}/${String(partition)}`;
}

/** Record key of a set of rules. */
export function rulesRecordKey(writer: string, name: string): string {
  return `rules/${writer}/${name}`;
}

function scopeKey({ scope }: CommandAddress): string {
  return `${scope.tenant}/${scope.kind}/${scope.id}`;
}
