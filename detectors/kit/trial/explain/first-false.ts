/** Why a condition does not hold for a call: its first part that is false, with the values that make it so. */
import type { EventData } from '../../../../schemas/generated/fields.ts';
import { compileCondition, compileValue } from '../../form/compile.ts';
import { Facts, type EventKind } from '../../form/facts.ts';
import type { Expression } from '../../form/form.ts';
import { partsOf } from '../../form/parts.ts';
import { readsOf } from '../../form/reads.ts';
import { no, yes } from '../../form/truth.ts';
import type { Value } from '../../form/value.ts';
import { printExpression } from './print-expression.ts';
import { describe } from './waiting.ts';

export interface Seen {
  /** The event that decides what is said of the request, or the one event of what is no call. */
  readonly first: { readonly kind: EventKind; readonly data: EventData };
  /** The call's end, if it has come. */
  readonly end: EventData | undefined;
  readonly slots: readonly string[];
  readonly captured: readonly Value[];
  /** What a fingerprint is called. */
  readonly nameOf: (fp: string) => string;
}

/** A sentence without its dot; undefined when the condition holds, or perhaps does. */
export function firstFalse(expression: Expression, seen: Seen): string | undefined {
  if (truthOf(expression, seen) !== no) return undefined;
  if (expression.op === 'all') {
    const reasons = expression.of.map((part) => firstFalse(part, seen));
    return reasons.find((reason) => reason !== undefined) ?? shown(expression, seen);
  }
  if (expression.op === 'any') {
    return expression.of.map((part) => firstFalse(part, seen) ?? shown(part, seen)).join(', and ');
  }
  return shown(expression, seen);
}

/** Each part is put to the event that tells it; what both must tell is put to the end. */
function factsFor(expression: Expression, { first, end, captured }: Seen): Facts {
  const facts =
    end !== undefined && readsOf(expression).end ? Facts.of('completed', end) : Facts.of(first.kind, first.data);
  facts.captured = captured;
  return facts;
}

function truthOf(expression: Expression, seen: Seen): ReturnType<ReturnType<typeof compileCondition>> {
  if (expression.op === 'all') {
    const truths = expression.of.map((part) => truthOf(part, seen));
    return truths.reduce((one, other) => (one < other ? one : other), yes);
  }
  return compileCondition(expression, { slots: seen.slots })(factsFor(expression, seen));
}

function shown(expression: Expression, seen: Seen): string {
  const values = leavesOf(expression).map((leaf) => `${printExpression(leaf)} is ${valueOf(leaf, seen)}`);
  const text = printExpression(expression);
  return values.length === 0 ? `${text} is false` : `${text} is false: ${[...new Set(values)].join(', ')}`;
}

/** What is read, in the order in which it stands. */
function leavesOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'can':
      return [{ op: 'field', path: 'capabilities.name' }];
    case 'has':
      return [{ op: 'field', path: `${expression.side}.labels` }];
    case 'field':
    case 'captured':
    case 'fingerprints':
    case 'argument':
      return [expression];
    default:
      return partsOf(expression).flatMap(leavesOf);
  }
}

function valueOf(leaf: Expression, seen: Seen): string {
  const isSecret = leaf.op === 'captured' || leaf.op === 'fingerprints';
  return describe(compileValue(leaf, { slots: seen.slots })(factsFor(leaf, seen)), isSecret ? seen.nameOf : String);
}
