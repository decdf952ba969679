import {
  validateApproval,
  validateCallCompleted,
  validateCallRequested,
  validateDiscovery,
  validateNotification,
} from '../../../../schemas/generated/validators.js';
import type { TypedEvent } from './event-of.ts';
import type { TraceFault } from './fault.ts';
import type { Trace } from './trace.ts';
import { writeEvents } from './write-events.ts';

const validators = {
  'shearpin.call.requested.v1': validateCallRequested,
  'shearpin.call.completed.v1': validateCallCompleted,
  'shearpin.approval.v1': validateApproval,
  'shearpin.notification.v1': validateNotification,
  'shearpin.discovery.v1': validateDiscovery,
} as const;

/** What makes an event that no gateway would send: one fault a line, at the word that sets the field if one does. */
export function eventFaults(trace: Trace, texts: readonly string[]): readonly TraceFault[] {
  const faults = new Map<number, TraceFault>();
  for (const arrival of writeEvents(trace)) {
    if (arrival.kind !== 'event' || faults.has(arrival.line.line)) continue;
    const found = faultOf(arrival.event);
    if (found === undefined) continue;
    const { line } = arrival.line;
    faults.set(line, { line, ...placeOf(found.path, texts[line - 1] ?? ''), message: found.message });
  }
  return [...faults.values()];
}

function faultOf({ type, data }: TypedEvent): { readonly path: string; readonly message: string } | undefined {
  const validate = validators[type];
  if (validate(data)) return undefined;
  const [error] = validate.errors ?? [];
  const unknown = error?.keyword === 'additionalProperties' ? String(error.params['additionalProperty']) : undefined;
  const path = [...(error?.instancePath.split('/').slice(1) ?? []), ...(unknown === undefined ? [] : [unknown])].join(
    '.',
  );
  const why = unknown === undefined ? (error?.message ?? 'is not as the schema says') : 'is no field of the event';
  return { path, message: `${path === '' ? 'the event' : path} ${why}` };
}

function placeOf(path: string, text: string): Pick<TraceFault, 'column' | 'length'> {
  const at = path === '' ? -1 : text.indexOf(`${path}=`);
  if (at < 0) return { column: text.length - text.trimStart().length + 1, length: text.trim().length };
  return { column: at + 1, length: text.slice(at).split(/\s/, 1)[0]?.length ?? 1 };
}
