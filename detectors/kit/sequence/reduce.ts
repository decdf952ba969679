/** Looks at an event once: what it alone decides, and what later decisions need of it. */
import type { DetectorEvent } from '../../contract.ts';
import type { EventType } from '../../../schemas/generated/fields.ts';
import { typeOfKind, Facts } from '../form/facts.ts';
import { no, yes, type Truth } from '../form/truth.ts';
import type { Value } from '../form/value.ts';
import type { PredicatePlan } from './predicates.ts';
import type { Program } from './program.ts';
import { nobody } from './state.ts';
import type { Subject, Take } from './take.ts';

type Requested = Extract<DetectorEvent, { kind: 'requested' }>;
type Completed = Extract<DetectorEvent, { kind: 'completed' }>;
type Instant = Exclude<DetectorEvent, Requested | Completed>;

/** How many destinations the evidence of one call shows. */
const destinationsMax = 4;

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

/** Values of the probes that the taken predicates need and that this stage tells. */
function probesOf(reducer: Reducing, mask: number, stage: Stage): readonly Value[] {
  const { program, facts } = reducer;
  if (program.probes.length === 0) return noProbes;
  let values: Value[] | undefined;
  for (const plan of program.predicates) {
    if ((mask & plan.bit) === 0) continue;
    for (const at of plan.probes) {
      const probe = program.probes[at];
      if (probe === undefined || (stage !== 'both' && probe.stage !== stage)) continue;
      values ??= new Array<Value>(program.probes.length).fill(null);
      values[at] = probe.value(facts);
    }
  }
  return values ?? noProbes;
}

interface Reducing {
  readonly program: Program;
  readonly facts: Facts;
  readonly calls: readonly PredicatePlan[];
  readonly ofType: PlansByType;
  /** Of the last instant. */
  subject: Subject;
}

/** Makes takes of events; undefined for the most of them, which no predicate could take. */
export interface Reducer {
  begin(event: Requested): Take | undefined;
  end(event: Completed): Take;
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
  const reducing: Reducing = { program, facts: new Facts(), calls, ofType, subject: nobody };
  return {
    begin: (event) => reduceRequest(reducing, event),
    end: (event) => reduceEnd(reducing, event),
    madeUp: (event, place) => makeUp(reducing, event, place),
    untold: (event) => narrowed(makeUp(reducing, event, 'told'), program.untold),
    untoldBits: program.untold,
    happen: (event) => reduceInstant(reducing, event),
  };
}

function reduceRequest(reducing: Reducing, { data, timeMs }: Requested): Take | undefined {
  const { program, facts, calls } = reducing;
  facts.fill('requested', data);
  const masks = masksOf(calls, facts, 'begin');
  const mask = masks.yes | masks.maybe;
  const refusedBy = refusalOf(program, data);
  if (mask === 0 && refusedBy === undefined && !program.usesTurns) return undefined;
  const probes = probesOf(reducing, mask, 'begin');
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
    isRound: data.round !== undefined,
    isMadeUp: false,
    ...(refusedBy === undefined ? {} : { refusedBy }),
    subject: subjectOfRequest(data),
  };
}

/** The partial by which the gateway says it refused or held the call, when it is one of this sequence. */
export function refusalOf({ id }: Program, { verdict }: Requested['data']): string | undefined {
  const { decision, reason, detector, partial } = verdict;
  return decision !== 'allowed' && reason === 'armed' && detector === id && partial !== '' ? partial : undefined;
}

function reduceEnd(reducing: Reducing, { data, timeMs }: Completed): Take {
  const { facts, calls } = reducing;
  facts.fill('completed', data);
  const masks = masksOf(calls, facts, 'end');
  const probes = probesOf(reducing, masks.yes | masks.maybe, 'end');
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
  const { program, facts, calls } = reducing;
  const { data, timeMs, requestedAtMs = timeMs } = event;
  facts.fill('completed', data);
  const masks = masksOf(calls, facts, 'begin');
  if ((masks.yes | masks.maybe) === 0 && !program.usesTurns) return undefined;
  const probes = probesOf(reducing, masks.yes | masks.maybe, 'begin');
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
  const { facts, ofType } = reducing;
  const plans = ofType[typeOfKind(kind)];
  if (plans.length === 0) return undefined;
  facts.fill(kind, data);
  const masks = masksOf(plans, facts, 'both');
  const mask = masks.yes | masks.maybe;
  if (mask === 0) return undefined;
  const probes = probesOf(reducing, mask, 'both');
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
    subject: subjectOfInstant(reducing, kind, data),
  };
}

/** One object for instants that look the same, one after the other. */
function subjectOfInstant(reducing: Reducing, kind: Instant['kind'], data: Instant['data']): Subject {
  const server = 'server' in data ? data.server.id : '';
  const principal = 'principal' in data ? data.principal.id : '';
  const method = 'method' in data ? data.method : kind;
  const { subject } = reducing;
  if (subject.server === server && subject.principal === principal && subject.method === method) return subject;
  const { target, agent, capabilities, labels, destinations, verdict, command } = nobody;
  reducing.subject = {
    server,
    target,
    method,
    agent,
    principal,
    capabilities,
    labels,
    destinations,
    verdict,
    command,
  };
  return reducing.subject;
}

type CallData = Requested['data'] | Completed['data'];

function shared(data: CallData) {
  return {
    server: data.server.id,
    target: { kind: data.target.kind, name: data.target.name },
    method: data.method,
    agent: data.agent.id,
    principal: data.principal.id,
    capabilities: data.capabilities.map(({ name }) => name),
  };
}

function subjectOfRequest(data: Requested['data']): Subject {
  return {
    ...shared(data),
    labels: data.arguments.labels,
    destinations: destinationsOf(data.arguments.fingerprints),
    verdict: data.verdict.decision,
    command: data.verdict.command ?? '',
  };
}

function destinationsOf(fingerprints: Requested['data']['arguments']['fingerprints']): readonly string[] {
  const found: string[] = [];
  for (const { fp, role } of fingerprints) if (role === 'destination' && found.length < destinationsMax) found.push(fp);
  return found;
}

function subjectOfEnd(data: Completed['data']): Subject {
  return {
    ...shared(data),
    labels: data.result?.labels ?? [],
    destinations: [],
    verdict: data.verdict?.decision ?? 'allowed',
    command: data.verdict?.command ?? '',
  };
}
