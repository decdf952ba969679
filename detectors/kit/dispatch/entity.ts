/** Whose an event is, for detectors that look at more than one session. */
import { principalOfSession, type EntityKind } from '../../../schemas/events/record-key.ts';
import type { DetectorEvent } from '../../contract.ts';
import type { KeyField } from '../form/form.ts';

/** The principal of an event stands in its session's key, whatever else it tells. */
export function entityIdOf(kind: EntityKind, data: DetectorEvent['data']): string | undefined {
  switch (kind) {
    case 'tenant':
      return '';
    case 'principal':
      return principalOfSession(data.session.key);
    case 'agent':
      return 'agent' in data ? data.agent.id : undefined;
    case 'server':
      return 'server' in data ? data.server.id : undefined;
    case 'tool':
      return 'target' in data ? `${data.server.id}/${data.target.name}` : undefined;
  }
}

/** The scope of a sequence that is kept apart by these; undefined where that is one session. */
export function scopeOf(by: readonly KeyField[]): EntityKind | undefined {
  if (by.includes('session')) return undefined;
  const [only] = by.filter((field) => field !== 'tenant');
  return only === undefined ? 'tenant' : isEntity(only) ? only : undefined;
}

function isEntity(field: KeyField): field is EntityKind & KeyField {
  return field !== 'tenant' && field !== 'session' && field !== 'call';
}
