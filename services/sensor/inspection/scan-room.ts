/**
 * Room in which contents are looked through, used again and again: a message has dozens of short texts, and making room
 * for each would take longer than reading it. Owns: the room that nobody uses. Invariants:
 *  1. One scan has a room at a time, from its first step to its last; the room of one that is never finished is garbage.
 *  2. What is kept is bounded: room that a long text needed is not kept.
 */
import { Passages } from './passages.ts';
import { TextSurvey } from './text-survey.ts';

export interface ScanRoom {
  readonly survey: TextSurvey;
  readonly passages: Passages;
}

/** Surveys a text, and forgets it when it has been used. */
export function withSurvey<Value>(text: string, use: (survey: TextSurvey) => Value): Value {
  const room = takeRoom();
  const value = use(room.survey.read(text));
  giveRoom(room);
  return value;
}

const roomsMax = 4;
const charactersMax = 65_536;
const spare: ScanRoom[] = [];

export function takeRoom(): ScanRoom {
  return spare.pop() ?? { survey: new TextSurvey(), passages: new Passages() };
}

export function giveRoom(room: ScanRoom): void {
  const { survey, passages } = room;
  if (spare.length >= roomsMax || survey.codes.length > charactersMax || passages.room > charactersMax) return;
  // Content does not stay longer than it is looked through.
  survey.forget();
  passages.forget();
  spare.push(room);
}
