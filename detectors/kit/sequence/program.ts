/** What a form is compiled to before the first event: plans of items and steps, with closures. */
import { formLimits, stateLimits } from '../form/limits.ts';
import type { Absence, Capture, Expression, Item, KeyField, MatchMode, SequenceForm, Step } from '../form/form.ts';
import { compileValue, type Valuation } from '../form/compile.ts';
import { Facts } from '../form/facts.ts';
import { readsOf } from '../form/reads.ts';
import { idOfItem, isOptional, stepsOf } from '../form/items.ts';
import { scopeOf } from '../dispatch/entity.ts';
import type { EvidenceValue } from '../../contract.ts';
import { requireSound } from './check.ts';
import { entriesOf, gatheringAfter } from './entries.ts';
import { needsOf, type Need } from './needs.ts';
import { planPredicate, type PredicatePlan, type Predicates } from './predicates.ts';
import { ProbeTable, probesIn, type Probe } from './staging.ts';

export interface CapturePlan {
  readonly slot: number;
  readonly value: Valuation;
  readonly probes: readonly number[];
  readonly role: EvidenceValue['role'];
}

/** Values of this event that an earlier step captured. */
export interface CarriedPlan {
  readonly slot: number;
  readonly probe: number;
}

export interface StepPlan extends PredicatePlan {
  readonly id: string;
  readonly item: number;
  /** Bit within its group. */
  readonly member: number;
  /** When a call that it takes counts: at the request only as the last item, since only what ended feeds another. */
  readonly countsAt: 'begin' | 'end';
  readonly captures: readonly CapturePlan[];
  readonly carried: readonly CarriedPlan[];
  /** Amount or value that an aggregate gathers. */
  readonly of?: Valuation;
}

export interface ItemPlan {
  readonly at: number;
  readonly id: string;
  readonly kind: Item['kind'];
  readonly steps: readonly StepPlan[];
  readonly isOptional: boolean;
  readonly isStrict: boolean;
  readonly isLast: boolean;
  /** Times that a step is taken; of a group all its members. */
  readonly least: number;
  readonly most: number;
  readonly all: number;
  readonly afterMs: number;
  readonly withinMs: number;
  readonly measure: 'count' | 'sum' | 'distinct';
  readonly atLeast: number;
  /** Items whose waiting partials can take this one: itself, and those before it that may be left out. */
  readonly entries: readonly number[];
  /** Aggregates that begin to gather as soon as this item is waited for, since what stands before may be left out. */
  readonly gathersAt: readonly number[];
}

export interface AbsencePlan extends PredicatePlan {
  readonly kind: Absence['kind'];
  /** Items: the absence concerns partials that wait for one after `from`, up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly forMs: number;
}

export interface Program {
  readonly form: SequenceForm;
  readonly id: string;
  readonly withinMs: number;
  readonly mode: MatchMode;
  readonly items: readonly ItemPlan[];
  readonly last: number;
  /** By predicate number: the step, or nothing for an absence. */
  readonly steps: readonly (StepPlan | undefined)[];
  readonly predicates: readonly PredicatePlan[];
  /** Bits of the predicates that ends decide. */
  readonly endMask: number;
  /** Predicates of which both events of a call decide something together. */
  readonly wholes: readonly PredicatePlan[];
  readonly middles: readonly AbsencePlan[];
  readonly leadings: readonly AbsencePlan[];
  readonly trailings: readonly AbsencePlan[];
  readonly hasAbsences: boolean;
  readonly probes: readonly (Probe & { readonly value: Valuation })[];
  readonly slots: readonly string[];
  /** By item: what a partial that waits for it still needs; after the last, what trailing absences read. */
  readonly needs: readonly Need[];
  readonly armed: number;
  readonly usesTurns: boolean;
  /** Predicates that a call's end decides alone. Over several sessions only its end is told where no other asks. */
  readonly untold: number;
  readonly subkeys: readonly KeyField[];
  /** Runs that are told apart at one position. */
  readonly runsMax: number;
  /** Reused for evaluating what reads captures; it holds nothing between two evaluations. */
  readonly scratch: Facts;
}

interface Building extends Predicates {
  readonly form: SequenceForm;
}

/** Throws E_INVARIANT for a form that the matcher cannot run as it is written. */
export function compileProgram(form: SequenceForm): Program {
  requireSound(form);
  const slots = [...new Set(form.items.flatMap(stepsOf).flatMap(({ captures }) => captures.map(({ name }) => name)))];
  const building: Building = { form, table: new ProbeTable(), slots, predicates: [] };
  const items = form.items.map((item, at) => planItem(building, item, at));
  const absences = form.absences.map((absence) => planAbsence(building, absence));
  const steps = new Array<StepPlan | undefined>(building.predicates.length).fill(undefined);
  for (const step of items.flatMap((item) => item.steps)) steps[step.at] = step;
  const armed = form.arm === undefined ? -1 : form.items.findIndex((item) => idOfItem(item) === form.arm);
  const ofKind = (kind: Absence['kind']) => absences.filter((absence) => absence.kind === kind);
  return {
    form,
    id: form.id,
    withinMs: form.withinMs,
    mode: form.match,
    items,
    last: items.length - 1,
    steps,
    predicates: building.predicates,
    endMask: building.predicates.reduce((mask, { isEnd, bit }) => (isEnd ? mask | bit : mask), 0),
    wholes: building.predicates.filter(({ whole }) => whole !== undefined),
    middles: ofKind('middle'),
    leadings: ofKind('leading'),
    trailings: ofKind('trailing'),
    hasAbsences: absences.length > 0,
    probes: building.table.probes.map((probe) => ({ ...probe, value: compileValue(probe.of) })),
    slots,
    needs: [...items.keys(), items.length].map((at) => needsOf({ form, slots, at })),
    armed,
    usesTurns: items.some(({ isStrict }) => isStrict),
    untold: untoldOf(form, building.predicates),
    subkeys: form.by.filter((field) => field !== 'tenant' && field !== 'session'),
    runsMax: runsMaxOf(form),
    scratch: new Facts(),
  };
}

/** None within a session, where every event is told. */
function untoldOf(form: SequenceForm, predicates: readonly PredicatePlan[]): number {
  if (scopeOf(form.by) === undefined) return 0;
  const captured = new Map(form.items.flatMap(stepsOf).map(({ where, captures }) => [where, captures]));
  return predicates.reduce((bits, { where, isEnd, bit }) => {
    const { request } = readsOf(where, ...(captured.get(where) ?? []).map(({ value }) => value));
    return isEnd && !request ? bits | bit : bits;
  }, 0);
}

/** Every armed partial is a command to gateways. */
function runsMaxOf({ arm, match }: SequenceForm): number {
  const { runsPerPosition, armedRunsPerPosition } = stateLimits;
  return arm === undefined || match.kind === 'all' ? runsPerPosition : armedRunsPerPosition;
}

function planItem(building: Building, item: Item, at: number): ItemPlan {
  const { items } = building.form;
  const isLast = at === items.length - 1;
  const steps = stepsOf(item).map((step, member) => planStep(building, { item, step, at, member, isLast }));
  const least = item.kind === 'step' ? Math.max(1, item.min) : 1;
  return {
    at,
    id: idOfItem(item),
    kind: item.kind,
    steps,
    isLast,
    isOptional: isOptional(item),
    isStrict: item.isStrict,
    least,
    most: item.kind === 'step' ? (item.max ?? formLimits.counted) : 1,
    all: 2 ** steps.length - 1,
    afterMs: item.afterMs ?? 0,
    withinMs: item.withinMs ?? Infinity,
    measure: item.kind === 'aggregate' ? item.measure : 'count',
    atLeast: item.kind === 'aggregate' ? item.atLeast : 0,
    entries: item.kind === 'aggregate' ? [at] : entriesOf(items, at),
    gathersAt: gatheringAfter(items, at),
  };
}

interface Planned {
  readonly item: Item;
  readonly step: Step;
  readonly at: number;
  readonly member: number;
  readonly isLast: boolean;
}

function planStep(building: Building, { item, step, at, member, isLast }: Planned): StepPlan {
  const of = item.kind === 'aggregate' ? item.of : undefined;
  const isEnd = isDecidedAtEnd(step, of);
  const { slots, table } = building;
  const amount = of === undefined ? undefined : table.take(of);
  const captures = step.captures.map((capture) => planCapture(building, capture));
  const also = [...captures.flatMap(({ probes }) => probes), ...(amount === undefined ? [] : probesIn(amount))];
  const { plan, rest } = planPredicate(building, { where: step.where, isEnd, also });
  return {
    ...plan,
    id: step.id,
    item: at,
    member: 2 ** member,
    countsAt: isLast && !isEnd ? 'begin' : 'end',
    captures,
    carried: rest.flatMap((part) => carriedOf(part, slots)),
    ...(amount === undefined ? {} : { of: compileValue(amount, { slots }) }),
  };
}

/** Whether a step is decided when its call has ended: it reads the result, or captures from it. */
export function isDecidedAtEnd({ where, captures }: Step, of?: Expression): boolean {
  return readsOf(where, ...captures.map(({ value }) => value), ...(of === undefined ? [] : [of])).end;
}

function planCapture({ slots, table }: Building, { name, value }: Capture): CapturePlan {
  const staged = table.take(value);
  return {
    slot: slots.indexOf(name),
    value: compileValue(staged, { slots }),
    probes: probesIn(staged),
    role: value.op === 'fingerprints' && value.role !== undefined ? (value.role as EvidenceValue['role']) : 'payload',
  };
}

function carriedOf(part: Expression, slots: readonly string[]): readonly CarriedPlan[] {
  if (part.op !== 'intersects') return [];
  const probe = part.of.find((side) => side.op === 'probe');
  const captured = part.of.find((side) => side.op === 'captured');
  if (probe?.op !== 'probe' || captured?.op !== 'captured') return [];
  return [{ slot: slots.indexOf(captured.name), probe: probe.at }];
}

function planAbsence(building: Building, absence: Absence): AbsencePlan {
  const { items } = building.form;
  const find = (id: string) => items.findIndex((item) => idOfItem(item) === id);
  const isEnd = readsOf(absence.where).end;
  const { plan } = planPredicate(building, { where: absence.where, isEnd, also: [] });
  return {
    ...plan,
    kind: absence.kind,
    from: absence.kind === 'leading' ? -1 : find(absence.after),
    to: absence.kind === 'trailing' ? items.length : find(absence.before),
    forMs: absence.kind === 'middle' ? 0 : absence.forMs,
  };
}
