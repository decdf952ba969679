import type { Command } from '../../../schemas/generated/types.ts';

/** What a person's command at a scope takes away from policy's commands at the same scope. */
const overruled: Readonly<Record<Command['action'], readonly Command['action'][]>> = {
  close: ['open', 'half_open', 'force_open', 'arm'],
  disarm: ['arm'],
  arm: [],
  open: ['open', 'half_open', 'force_open'],
  half_open: ['open', 'half_open', 'force_open'],
  force_open: ['open', 'half_open', 'force_open'],
};

/** A person's state wins over policy's at the same scope; between persons, as between policies, the strictest wins. */
export function mergePersons(commands: readonly Command[]): readonly Command[] {
  const taken = new Set<string>();
  for (const { initiator, action, scope } of commands) {
    if (initiator !== 'person') continue;
    for (const lost of overruled[action]) taken.add(`${lost}/${scope.kind}/${scope.id}`);
  }
  if (taken.size === 0) return commands;
  return commands.filter(
    ({ initiator, action, scope }) => initiator === 'person' || !taken.has(`${action}/${scope.kind}/${scope.id}`),
  );
}
