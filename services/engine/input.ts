/** What an engine is given. */
import type {
  Approval,
  CallCompleted,
  CallRequested,
  Discovery,
  Notification,
  SessionEnded,
} from '../../schemas/generated/types.ts';
import type { Position } from './position.ts';
import type { Signal } from './wide/entity-record.ts';
import type { Note } from './wide/notes.ts';

interface InputPlace {
  readonly position: Position;
  /** The event is put to one entity of those that it belongs to, and the position is that of its signal. */
  readonly signal?: Signal;
}

/** An event of a session, with its CloudEvents type. */
export type EngineInput = JudgedInput | EndInput;

/** The gateway expects nothing of the session any more: detectors do not hear of it. */
type EndInput = InputPlace & { readonly type: 'shearpin.session.ended.v1'; readonly data: SessionEnded };

export type JudgedInput = InputPlace &
  (
    | { readonly type: 'shearpin.call.requested.v1'; readonly data: CallRequested }
    | { readonly type: 'shearpin.call.completed.v1'; readonly data: CallCompleted }
    | { readonly type: 'shearpin.notification.v1'; readonly data: Notification }
    | { readonly type: 'shearpin.approval.v1'; readonly data: Approval }
    | { readonly type: 'shearpin.discovery.v1'; readonly data: Discovery }
  );

export interface NoteInput {
  readonly position: Position;
  readonly note: Note;
}

/** The record at `position` moved the watermark. */
export interface TimeInput {
  readonly position: Position;
  readonly watermarkMs: number;
  /** No gateway of the tenant is known to live, so what did not come may have been lost. */
  readonly isUnwatched: boolean;
}
