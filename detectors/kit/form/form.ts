/**
 * The intermediate form of a sequence: what a YAML file and a TypeScript definition both become, what the matcher runs
 * and what a command carries to the gateways. Plain JSON: it can be hashed, stored and sent.
 */
import type { DetectorMetadata } from '../../contract.ts';

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';
export type TextTest = 'starts-with' | 'ends-with' | 'contains' | 'matches';
export type Side = 'arguments' | 'result';

/** A total expression over one event and what earlier steps captured. */
export type Expression =
  /** The tool has the capability, or one of the family (`egress.*`). */
  | { readonly op: 'can'; readonly capability: string }
  /** The inspected content has the label, or one of the family (`secret.*`). */
  | { readonly op: 'has'; readonly side: Side; readonly label: string }
  | { readonly op: 'all' | 'any'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  /** Yes only where nothing is left open: what is perhaps so counts as no. */
  | { readonly op: 'certain'; readonly of: Expression }
  | { readonly op: 'literal'; readonly value: string | number | boolean }
  /** A field of the event, by its path in the field table. */
  | { readonly op: 'field'; readonly path: string }
  /** What an earlier step captured under that name. */
  | { readonly op: 'captured'; readonly name: string }
  /** Fingerprints of one role, or of every role. */
  | { readonly op: 'fingerprints'; readonly side: Side; readonly role?: string }
  | { readonly op: 'compare'; readonly by: ComparisonOperator; readonly of: readonly [Expression, Expression] }
  | { readonly op: 'arithmetic'; readonly by: ArithmeticOperator; readonly of: readonly [Expression, Expression] }
  | { readonly op: 'in'; readonly of: Expression; readonly values: readonly (string | number)[] }
  | { readonly op: 'text'; readonly by: TextTest; readonly of: Expression; readonly pattern: string }
  | { readonly op: 'intersects'; readonly of: readonly [Expression, Expression] }
  | { readonly op: 'size'; readonly of: Expression }
  /** The value of one argument, where the operator allow-lists it. */
  | { readonly op: 'argument'; readonly path: string }
  /** The number that a text is, in decimal. */
  | { readonly op: 'number'; readonly of: Expression }
  /** What a part of the expression yielded earlier; only the matcher makes these, and none is stored or sent. */
  | { readonly op: 'probe'; readonly at: number };

export interface Capture {
  readonly name: string;
  readonly value: Expression;
  readonly type: 'scalar' | 'set';
}

/** One call, or one other event, that a sequence takes. `carries: $x` has become a conjunct of `where`. */
export interface Step {
  readonly id: string;
  readonly where: Expression;
  readonly captures: readonly Capture[];
}

export interface Spacing {
  /** The agent's very next call after the one that the item before took. */
  readonly isStrict: boolean;
  /** At least so long after the event that decided the item before. */
  readonly afterMs?: number;
  /** At most so long after it. */
  readonly withinMs?: number;
}

export type Item =
  /** Taken from `min` to `max` times; without `max` as often as it comes. `min: 0` makes it optional. */
  | (Spacing & { readonly kind: 'step'; readonly step: Step; readonly min: number; readonly max?: number })
  | (Spacing & { readonly kind: 'any-order' | 'one-of'; readonly id: string; readonly steps: readonly Step[] })
  /** Taken when the calls that match, all of them since the item before, reach the bound together. */
  | (Spacing & {
      readonly kind: 'aggregate';
      readonly step: Step;
      readonly measure: 'count' | 'sum' | 'distinct';
      readonly of?: Expression;
      readonly atLeast: number;
    });

/** What must not happen. Items are named by id. */
export type Absence =
  | { readonly kind: 'leading'; readonly before: string; readonly forMs: number; readonly where: Expression }
  | { readonly kind: 'middle'; readonly after: string; readonly before: string; readonly where: Expression }
  | { readonly kind: 'trailing'; readonly after: string; readonly forMs: number; readonly where: Expression };

export type KeyField = 'tenant' | 'session' | 'call' | 'agent' | 'principal' | 'server' | 'tool';

export type MatchMode =
  | { readonly kind: 'exists' }
  /** A match clears what its key had begun. */
  | { readonly kind: 'consume' }
  /** One finding per key. */
  | { readonly kind: 'once' }
  /** The first so many matches of a key, by their end, then by their start. */
  | { readonly kind: 'all'; readonly max: number };

export interface SequenceForm extends Omit<DetectorMetadata, 'kind' | 'windowMs' | 'isArmed'> {
  readonly by: readonly KeyField[];
  /** From the event that decides the first item to the one that decides the last; inclusive. */
  readonly withinMs: number;
  readonly match: MatchMode;
  readonly items: readonly Item[];
  readonly absences: readonly Absence[];
  /** The item or step that the gateway refuses itself. */
  readonly arm?: string;
  /** One sentence for the alert. */
  readonly text: string;
}
