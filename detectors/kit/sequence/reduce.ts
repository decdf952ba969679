/** Looks at an event once: what it alone decides, and what later decisions need of it. */
import type { DetectorEvent } from '../../contract.ts';
import type { EventType } from '../../../schemas/generated/fields.ts';
import { factsOf, typeOfKind, type Facts } from '../form/facts.ts';
import { no, yes, type Truth } from '../form/truth.ts';
import { isSet, sortedSet, type Value } from '../form/value.ts';
import type { PredicatePlan } from './predicates.ts';
import type { Program } from './program.ts';
import { subjectOfEnd, subjectOfInstant, subjectOfRequest } from './subject.ts';
import type { Take } from './take.ts';

type Requested = Extract<DetectorEvent, { kind: 'requested' }>;
type Completed = Extract<DetectorEvent, { kind: 'completed' }>;
type Instant = Exclude<DetectorEvent, Requested | Completed>;

export interface Masks {
  readonly yes: number;
  readonly maybe: number;
}

type Stage = 'begin' | 'end' | 'both';

const noProbes: readonly Value[] = [];

function truthAt(plan: PredicatePlan, facts: Facts, stage: Stage): Truth {
  const begun = stage === 'end' ? yes : plan.begin(facts);
  if (stage === 'begin' || begun === no) return begun;
  const ended = plan.end(facts);
  return ended < begun ? ended : begun;
}

export function masksOf(plans: readonly PredicatePlan[], facts: Facts, stage: Stage): Masks {
  let sure = 0;
  let maybe = 0;
  for (const plan of plans) {
    const truth = truthAt(plan, facts, stage);
    if (truth === yes) sure |= plan.bit;
    else if (truth !== no) maybe |= plan.bit;
  }
  return { yes: sure, maybe };
}

/** Plans of predicates by the type of event that they can take. */
export type PlansByType = Readonly<Record<EventType, readonly PredicatePlan[]>>;

function plansOf({ predicates }: Program, type: EventType): readonly PredicatePlan[] {
  return predicates.filter(({ types }) => types.includes(type));
}

interface Told {
  /** Bits of the predicates that are taken. */
  readonly mask: number;
  readonly stage: Stage;
}

/** Values of the probes that the taken predicates need and that this stage tells. */
function probesOf({ program }: Reducing, facts: Facts, { mask, stage }: Told): readonly Value[] {
  if (program.probes.length === 0) return noProbes;
  let values: Value[] | undefined;
  for (const plan of program.predicates) {
    if ((mask & plan.bit) === 0) continue;
    for (const at of plan.probes) {
      const probe = program.probes[at];
      if (probe === undefined || (stage !== 'both' && probe.stage !== stage)) continue;
      values ??= new Array<Value>(program.probes.length).fill(null);
      const value = probe.value(facts);
      values[at] = isSet(value) ? sortedSet(value) : value;
    }
  }
  return values ?? noProbes;
}

interface Reducing {
  readonly program: Program;
  readonly calls: readonly PredicatePlan[];
  readonly ofType: PlansByType;
}

/** Makes takes of events; undefined for the most of them, which no predicate could take, or none before the call ends. */
export interface Reducer {
  begin(event: Requested): Take | undefined;
  end(event: Completed): Take;
  /** Bits of the predicates that the end lets be taken. */
  endBits(event: Completed): number;
  /** A begin for a call of which only the end came; at the end's own place, or at the time that it tells. */
  madeUp(event: Completed, place: 'told' | 'here'): Take | undefined;
  /** The same of what is not told of a request that is known. */
  untold(event: Completed): Take | undefined;
  /** Bits of predicates of which requests are not told. */
  readonly untoldBits: number;
  happen(event: Instant): Take | undefined;
}

export function plansByType(program: Program): PlansByType {
  return {
    call: plansOf(program, 'call'),
    approval: plansOf(program, 'approval'),
    notification: plansOf(program, 'notification'),
    discovery: plansOf(program, 'discovery'),
  };
}

export function createReducer(program: Program): Reducer {
  const ofType = plansByType(program);
  const { call: calls } = ofType;
  const reducing: Reducing = { program, calls, ofType };
  return {
    begin: (event) => reduceRequest(reducing, event),
    end: (event) => reduceEnd(reducing, event),
    endBits({ data }) {
      const { yes: sure, maybe } = masksOf(calls, factsOf('completed', data), 'end');
      return sure | maybe;
    },
    madeUp: (event, place) => makeUp(reducing, event, place),
    untold: (event) => narrowed(makeUp(reducing, event, 'told'), program.untold),
    untoldBits: program.untold,
    happen: (event) => reduceInstant(reducing, event),
  };
}

function reduceRequest(reducing: Reducing, { data, timeMs, isKept }: Requested): Take | undefined {
  const { program, calls } = reducing;
  const facts = factsOf('requested', data);
  const masks = masksOf(calls, facts, 'begin');
  const mask = masks.yes | masks.maybe;
  const refusedBy = refusalOf(program, data);
  if (mask === 0 && refusedBy === undefined && !program.usesTurns) return undefined;
  const isRound = data.round !== undefined;
  const asked = { yes: masks.yes, maybe: masks.maybe, isRound, refusedBy };
  if (isKept === true && isLeftToEnd(program, asked)) return undefined;
  const probes = probesOf(reducing, facts, { mask, stage: 'begin' });
  return {
    timeMs,
    seq: data.gateway.seq,
    id: data.id,
    phase: 'begin',
    call: data.call,
    agent: data.agent.id,
    yes: masks.yes,
    maybe: masks.maybe,
    probes,
    isLacking: data.arguments.overflow > 0,
    isCut: data.arguments.truncated || data.arguments.overflow > 0,
    feeds: data.verdict.decision !== 'refused',
    isRound,
    isMadeUp: false,
    ...(refusedBy === undefined ? {} : { refusedBy }),
    subject: subjectOfRequest(data),
  };
}

/** Whether a request takes nothing before its call ends, so that where the session keeps it, it is put in only then. */
export function isLeftToEnd(
  { endMask, usesTurns, subkeys }: Program,
  {
    yes: sure,
    maybe,
    isRound,
    refusedBy,
  }: Pick<Take, 'yes' | 'maybe' | 'isRound'> & { readonly refusedBy?: string | undefined },
): boolean {
  if (isRound || refusedBy !== undefined || usesTurns || subkeys.length > 0) return false;
  return ((sure | maybe) & ~endMask) === 0;
}

/** The partial by which the gateway says it refused or held the call, when it is one of this sequence. */
export function refusalOf({ id }: Program, { verdict }: Requested['data']): string | undefined {
  const { decision, reason, detector, partial } = verdict;
  return decision !== 'allowed' && reason === 'armed' && detector === id && partial !== '' ? partial : undefined;
}

function reduceEnd(reducing: Reducing, { data, timeMs }: Completed): Take {
  const facts = factsOf('completed', data);
  const masks = masksOf(reducing.calls, facts, 'end');
  const probes = probesOf(reducing, facts, { mask: masks.yes | masks.maybe, stage: 'end' });
  return {
    timeMs,
    seq: data.gateway.seq,
    id: data.id,
    phase: 'end',
    call: data.call,
    agent: data.agent.id,
    yes: masks.yes,
    maybe: masks.maybe,
    probes,
    isLacking: (data.result?.overflow ?? 0) > 0,
    isCut: data.result?.truncated ?? false,
    feeds: data.outcome === 'answered',
    isRound: false,
    isMadeUp: false,
    subject: subjectOfEnd(data),
  };
}

function makeUp(reducing: Reducing, event: Completed, place: 'told' | 'here'): Take | undefined {
  const { program, calls } = reducing;
  const { data, timeMs, requestedAtMs = timeMs } = event;
  const facts = factsOf('completed', data);
  const masks = masksOf(calls, facts, 'begin');
  if ((masks.yes | masks.maybe) === 0 && !program.usesTurns) return undefined;
  const probes = probesOf(reducing, facts, { mask: masks.yes | masks.maybe, stage: 'begin' });
  const isHere = place === 'here' || requestedAtMs >= timeMs;
  return {
    ...reduceEnd(reducing, event),
    probes,
    timeMs: Math.min(requestedAtMs, timeMs),
    // After all that had happened by then, but for the end itself.
    seq: isHere ? data.gateway.seq - 0.5 : Number.MAX_SAFE_INTEGER,
    phase: 'begin',
    yes: masks.yes,
    maybe: masks.maybe,
    isLacking: false,
    isCut: true,
    feeds: data.outcome !== 'refused',
    isMadeUp: true,
  };
}

function narrowed(take: Take | undefined, bits: number): Take | undefined {
  if (take === undefined || ((take.yes | take.maybe) & bits) === 0) return undefined;
  return { ...take, yes: take.yes & bits, maybe: take.maybe & bits };
}

function reduceInstant(reducing: Reducing, { kind, data, timeMs }: Instant): Take | undefined {
  const plans = reducing.ofType[typeOfKind(kind)];
  if (plans.length === 0) return undefined;
  const facts = factsOf(kind, data);
  const masks = masksOf(plans, facts, 'both');
  const mask = masks.yes | masks.maybe;
  if (mask === 0) return undefined;
  const probes = probesOf(reducing, facts, { mask, stage: 'both' });
  return {
    timeMs,
    seq: data.gateway.seq,
    id: data.id,
    phase: 'instant',
    // An approval stands for itself and not for the call that it is about.
    call: data.id,
    agent: '',
    yes: masks.yes,
    maybe: masks.maybe,
    probes,
    isLacking: false,
    isCut: false,
    feeds: true,
    isRound: false,
    isMadeUp: false,
    subject: subjectOfInstant(kind, data),
  };
}
