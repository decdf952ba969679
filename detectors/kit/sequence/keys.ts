/** Which of a session's parts an event belongs to, for sequences that are kept apart by more than the session. */
import type { DetectorEvent } from '../../contract.ts';
import type { KeyField } from '../form/form.ts';
import type { LateLog } from './held-takes.ts';

export interface KeyedLog {
  readonly key: string;
  readonly log: LateLog;
}

/** The key of an event; undefined when it does not tell all of it, as an approval does not tell the agent. */
export function keyOf(fields: readonly KeyField[], event: DetectorEvent): string | undefined {
  if (fields.length === 0) return '';
  const parts: string[] = [];
  for (const field of fields) {
    const part = partOf(field, event);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.join('\n');
}

function partOf(field: KeyField, { data }: DetectorEvent): string | undefined {
  switch (field) {
    case 'tenant':
      return data.tenant;
    case 'session':
      return data.session.key;
    case 'call':
      return 'call' in data ? data.call : undefined;
    case 'agent':
      return 'agent' in data ? data.agent.id : undefined;
    case 'principal':
      return 'principal' in data ? data.principal.id : undefined;
    case 'server':
      return 'server' in data ? data.server.id : undefined;
    case 'tool':
      return 'target' in data ? `${data.server.id}\n${data.target.name}` : undefined;
  }
}
