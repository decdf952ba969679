/** An event of a session as detectors are told it. */
import type { DetectorEvent } from '../../detectors/contract.ts';
import type { CallCompleted } from '../../schemas/generated/types.ts';
import type { JudgedInput } from './input.ts';

export function toDetectorEvent(input: JudgedInput, timeMs: number, isKnown: boolean): DetectorEvent {
  switch (input.type) {
    case 'shearpin.call.requested.v1':
      return { kind: 'requested', timeMs, data: input.data };
    case 'shearpin.call.completed.v1':
      return toEnd(input.data, timeMs, isKnown);
    case 'shearpin.approval.v1':
      return { kind: 'approval', timeMs, data: input.data };
    case 'shearpin.notification.v1':
      return { kind: 'notification', timeMs, data: input.data };
    case 'shearpin.discovery.v1':
      return { kind: 'discovery', timeMs, data: input.data };
  }
}

function toEnd(data: CallCompleted, timeMs: number, isKnown: boolean): DetectorEvent {
  const asked = data.requestedAtMs === undefined ? {} : { requestedAtMs: Math.min(data.requestedAtMs, timeMs) };
  return { kind: 'completed', timeMs, data, ...asked, isRequestKnown: isKnown };
}
