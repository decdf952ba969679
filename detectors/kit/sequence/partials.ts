import type { Arming, StepEvidence } from '../../contract.ts';
import type { Condition } from '../../../schemas/generated/types.ts';
import { identify } from '../identity.ts';
import type { SequenceDefinition } from './definition.ts';

/** Partial matches per step that are told apart; one more takes in what does not fit. */
export const partialsPerStepMax = 16;
/** Values that a condition can name; past that it names none and takes every call that its predicate takes. */
export const conditionValuesMax = 1024;

export interface Capture {
  readonly name: string;
  /** Sorted, each once. */
  readonly values: readonly string[];
}

/** The steps before `next` have been taken, and what they returned has reached the agent. Plain data. */
export interface Partial {
  /** Hash of the awaited step and the captured values. */
  readonly id: string;
  readonly next: number;
  readonly startMs: number;
  /** When the last step's call ended: a call that was requested earlier does not follow it. */
  readonly readyMs: number;
  readonly captures: readonly Capture[];
  readonly steps: readonly StepEvidence[];
  /** One of several that were merged: their values united, their newest start. */
  readonly isMerged: boolean;
  /** More values than a condition can name were merged: any value counts. */
  readonly isWide: boolean;
}

export interface Insertion {
  readonly partials: readonly Partial[];
  readonly arms: readonly Arming[];
  readonly overflow: number;
}

export function partialId(definition: SequenceDefinition, next: number, captures: readonly Capture[]): string {
  const values = captures.map(({ name, values: captured }) => [name, ...captured]);
  return identify([definition.id, definition.steps[next]?.id ?? '', ...values]);
}

function mergedId(definition: SequenceDefinition, next: number): string {
  return identify([definition.id, definition.steps[next]?.id ?? '', 'merged']);
}

/** The rest of the rule, from this partial on. */
export function conditionOf(definition: SequenceDefinition, partial: Partial): Condition | undefined {
  const step = definition.steps[partial.next];
  if (step === undefined) return undefined;
  const carried = partial.captures.find(({ name }) => name === step.carries)?.values;
  const isNamed = carried !== undefined && !partial.isWide && carried.length <= conditionValuesMax;
  return {
    step: step.id,
    where: step.where,
    ...(isNamed ? { carries: [...carried] } : {}),
    ...(step.carries !== undefined && !isNamed ? { widened: true as const } : {}),
    startMs: partial.startMs,
    deadlineMs: partial.startMs + definition.withinMs,
  };
}

function isArmedStep(definition: SequenceDefinition, next: number): boolean {
  return definition.arm !== undefined && definition.steps[next]?.id === definition.arm;
}

export function armOf(definition: SequenceDefinition, partial: Partial): readonly Arming[] {
  const condition = isArmedStep(definition, partial.next) ? conditionOf(definition, partial) : undefined;
  if (condition === undefined) return [];
  return [{ action: 'arm', partial: partial.id, condition, text: definition.text }];
}

export function disarmOf(definition: SequenceDefinition, partial: Partial): readonly Arming[] {
  return isArmedStep(definition, partial.next) ? [{ action: 'disarm', partial: partial.id }] : [];
}

function unite(a: readonly Capture[], b: readonly Capture[]): readonly Capture[] {
  return a.map(({ name, values }) => {
    const others = b.find((capture) => capture.name === name)?.values ?? [];
    return { name, values: [...new Set([...values, ...others])].sort() };
  });
}

function merge(id: string, partials: readonly [Partial, Partial]): Partial {
  const [a, b] = partials;
  const newest = b.startMs > a.startMs ? b : a;
  const captures = unite(a.captures, b.captures);
  const isWide = a.isWide || b.isWide || captures.some(({ values }) => values.length > conditionValuesMax);
  return {
    ...newest,
    id,
    readyMs: Math.min(a.readyMs, b.readyMs),
    captures: isWide ? captures.map(({ name }) => ({ name, values: [] })) : captures,
    isMerged: true,
    isWide,
  };
}

function oldest(partials: readonly Partial[]): Partial | undefined {
  return partials.reduce<Partial | undefined>(
    (found, partial) => (found === undefined || partial.startMs < found.startMs ? partial : found),
    undefined,
  );
}

/** Makes room: the partial with the oldest start goes into the merged one of its step, and stays armed through it. */
function makeRoom(definition: SequenceDefinition, partials: readonly Partial[], next: number): Insertion {
  const own = partials.filter((partial) => partial.next === next && !partial.isMerged);
  const evicted = own.length > partialsPerStepMax ? oldest(own) : undefined;
  if (evicted === undefined) return { partials, arms: [], overflow: 0 };
  const id = mergedId(definition, next);
  const earlier = partials.find((partial) => partial.id === id);
  const merged = merge(id, [earlier ?? evicted, evicted]);
  return {
    partials: [...partials.filter((partial) => partial !== evicted && partial !== earlier), merged],
    arms: [...armOf(definition, merged), ...disarmOf(definition, evicted)],
    overflow: 1,
  };
}

/**
 * Newest-start dominance: of the partials that wait for one step with one set of values, the one with the newest start
 * decides whether a match exists, so the others are not kept.
 */
export function insertPartial(
  definition: SequenceDefinition,
  partials: readonly Partial[],
  partial: Partial,
): Insertion {
  const present = partials.find(({ id }) => id === partial.id);
  if (present !== undefined && present.startMs >= partial.startMs) return { partials, arms: [], overflow: 0 };
  const kept = [...partials.filter((other) => other !== present), partial];
  const room = makeRoom(definition, kept, partial.next);
  const isKept = room.partials.includes(partial);
  return { ...room, arms: [...(isKept ? armOf(definition, partial) : []), ...room.arms] };
}
