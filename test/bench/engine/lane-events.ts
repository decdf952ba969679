import type { DetectorEvent } from '../../../detectors/contract.ts';
import type { Expression, MatchMode, SequenceForm } from '../../../detectors/kit/form/form.ts';
import { all, step } from '../../../detectors/kit/form/authoring.ts';
import type { Lane } from './lanes.ts';

export const baseMs = 1_760_000_000_000;
/** By kind; an event of the lanes is over as soon as it is there, as a notification is. */
const methods = ['notifications/other', 'notifications/read', 'notifications/credential', 'notifications/egress'];

function isMethod(method: string): Expression {
  const compare = (path: string, value: string): Expression => ({
    op: 'compare',
    by: '==',
    of: [
      { op: 'field', path },
      { op: 'literal', value },
    ],
  });
  return all(compare('event.type', 'notification'), compare('notification.method', method));
}

export function laneForm(withinMs: number, match: MatchMode): SequenceForm {
  return {
    id: 'sequence.lane',
    version: '1.0.0',
    title: 'Lane',
    description: 'Lane.',
    status: 'test',
    severity: 'low',
    maps: [],
    falsePositives: [],
    triage: [],
    by: ['tenant', 'session'],
    withinMs,
    match,
    items: [
      step('read', isMethod('notifications/read')),
      step('credential', isMethod('notifications/credential')),
      step('egress', isMethod('notifications/egress')),
    ],
    absences: [],
    text: 'Lane.',
  };
}

export interface EventOptions {
  /** Added to every time, and told by the names of sessions. */
  readonly offsetMs?: number;
  readonly prefix?: string;
}

/** Events of a lane as a detector gets them: one object each, sessions by their names. */
export function eventsOf(
  { sessions, times, kinds }: Lane,
  { from, to }: { readonly from: number; readonly to: number },
  { offsetMs = 0, prefix = 's' }: EventOptions = {},
): DetectorEvent[] {
  const made: DetectorEvent[] = [];
  for (let at = from; at < to; at += 1) {
    const timeMs = baseMs + offsetMs + (times[at] ?? 0);
    const data = {
      id: `${prefix}${String(at).padStart(10, '0')}`,
      timeMs,
      tenant: 'acme',
      gateway: { id: 'gw-1', boot: 'b', seq: at },
      session: { key: `${prefix}${String(sessions[at])}`, method: 'host', confidence: 1 },
      server: { id: 'server-1', transport: 'stdio' },
      direction: 'to-client',
      method: methods[kinds[at] ?? 0] ?? '',
      bytes: 100,
    };
    made.push({ kind: 'notification', timeMs, data } as DetectorEvent);
  }
  return made;
}
