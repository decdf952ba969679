/** Events of sessions that come by another way than the topic, such as from a file. */
import {
  validateApproval,
  validateCallCompleted,
  validateCallRequested,
  validateDiscovery,
  validateNotification,
  validateSessionEnded,
} from '../../../schemas/generated/validators.js';
import type { EngineInput } from '../../engine/input.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';

type WithoutPosition<Input> = Input extends unknown ? Omit<Input, 'position'> : never;

/** An event of a session, with its CloudEvents type. */
export type SessionInput = WithoutPosition<EngineInput>;

const validators = {
  'shearpin.call.requested.v1': validateCallRequested,
  'shearpin.call.completed.v1': validateCallCompleted,
  'shearpin.notification.v1': validateNotification,
  'shearpin.approval.v1': validateApproval,
  'shearpin.discovery.v1': validateDiscovery,
  'shearpin.session.ended.v1': validateSessionEnded,
} as const;

export function isSessionEventType(type: string): type is SessionInput['type'] {
  return Object.hasOwn(validators, type);
}

/** Reads the data as a worker does: what it does not know is left out. The reason names no value. */
export function readSessionEvent(type: SessionInput['type'], data: unknown): SessionInput | { readonly why: string } {
  const validate = validators[type];
  if (pruneUnknown(data, validate) !== undefined) return { type, data } as SessionInput;
  const [fault] = validate.errors ?? [];
  return {
    why: `is no ${type}: ${fault?.instancePath ?? ''} ${fault?.message ?? 'does not fit the schema'}`.slice(0, 256),
  };
}
