/** The meaning of expressions over what happened, written a second time and as plainly as possible. */
import type { Expression } from '../../../detectors/kit/form/form.ts';
import type { Happened, Side } from './world.ts';

export type OracleTruth = 0 | 1 | 2;
export interface OracleSet {
  readonly values: ReadonlySet<string>;
  readonly isOpen: boolean;
}
export type OracleValue = string | number | boolean | OracleSet | undefined;
export type Captured = ReadonlyMap<string, OracleValue>;

const nothing: Side = { labels: [], values: [], isCut: false };

function sideOf(of: Happened, side: 'arguments' | 'result'): Side {
  if (of.kind !== 'call') return nothing;
  if (side === 'arguments') return of.sent;
  return of.outcome === 'answered' ? of.received : nothing;
}

function isOf(name: string, family: string): boolean {
  const asked = family.replace(/\.\*$/, '');
  return name === asked || name.startsWith(`${asked}.`);
}

function isSet(value: OracleValue): value is OracleSet {
  return typeof value === 'object';
}

function fieldOf(of: Happened, path: string): OracleValue {
  if (path === 'event.type') return of.kind;
  if (path === 'approval.decision') return of.kind === 'approval' ? of.decision : undefined;
  if (of.kind !== 'call') return undefined;
  if (path === 'arguments.bytes') return of.bytes;
  if (path === 'target.name') return of.tool;
  if (path === 'outcome') return of.outcome;
  throw new Error(`The oracle does not know ${path}.`);
}

export function valueOf(e: Expression, of: Happened, captured: Captured): OracleValue {
  switch (e.op) {
    case 'literal':
      return e.value;
    case 'field':
      return fieldOf(of, e.path);
    case 'captured':
      return captured.get(e.name);
    case 'fingerprints': {
      const { values, isCut } = sideOf(of, e.side);
      const role = e.side === 'arguments' ? 'payload' : 'secret';
      const kept = e.role === undefined || e.role === role ? values : [];
      return { values: new Set(kept.map((value) => value.toString(16).padStart(16, '0'))), isOpen: isCut };
    }
    default:
      throw new Error(`The oracle computes no ${e.op}.`);
  }
}

export function truthOf(e: Expression, of: Happened, captured: Captured): OracleTruth {
  switch (e.op) {
    case 'can':
      return of.kind === 'call' && of.can.some((name) => isOf(name, e.capability)) ? 2 : 0;
    case 'has': {
      const { labels, isCut } = sideOf(of, e.side);
      return labels.some((label) => isOf(label, e.label)) ? 2 : isCut ? 1 : 0;
    }
    case 'all':
      return Math.min(2, ...e.of.map((part) => truthOf(part, of, captured))) as OracleTruth;
    case 'any':
      return Math.max(0, ...e.of.map((part) => truthOf(part, of, captured))) as OracleTruth;
    case 'not':
      return (2 - truthOf(e.of, of, captured)) as OracleTruth;
    case 'compare':
      return compared(
        e,
        e.of.map((part) => valueOf(part, of, captured)),
      );
    case 'intersects':
      return meet(e.of.map((part) => valueOf(part, of, captured)));
    default:
      throw new Error(`The oracle judges no ${e.op}.`);
  }
}

function compared({ by }: Extract<Expression, { op: 'compare' }>, [one, other]: readonly OracleValue[]): OracleTruth {
  if (one === undefined || other === undefined || typeof one !== typeof other || isSet(one)) return 0;
  if (by === '==') return one === other ? 2 : 0;
  if (by === '!=') return one !== other ? 2 : 0;
  return by === '<' && one < other ? 2 : 0;
}

function meet([one, other]: readonly OracleValue[]): OracleTruth {
  if (!isSet(one) || !isSet(other)) return 0;
  if ([...one.values].some((value) => other.values.has(value))) return 2;
  const mayMeet = (set: OracleSet) => set.isOpen || set.values.size > 0;
  return (one.isOpen || other.isOpen) && mayMeet(one) && mayMeet(other) ? 1 : 0;
}
