/** Runs one random case through the matcher and the oracle. */
import type { DetectorEvent, Finding, Reaction, RequestedEvent, SessionView } from '../../../detectors/contract.ts';
import type { SequenceForm } from '../../../detectors/kit/form/form.ts';
import { needsOf } from '../../../detectors/kit/sequence/needs.ts';
import type { SequenceState } from '../../../detectors/kit/sequence/logs.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import { Oracle, type OracleMatch } from './oracle.ts';
import { Random } from './random.ts';
import { randomForm } from './random-rules.ts';
import { arrivalsOf, randomShape, randomTrace } from './random-traces.ts';
import { baseMs, toEvent, type Arrival, type Happened } from './world.ts';

export interface Case {
  readonly form: SequenceForm;
  readonly sessions: readonly { readonly session: string; readonly happened: readonly Happened[] }[];
  readonly arrivals: readonly (Arrival & { readonly session: string })[];
  readonly latenessMs: number;
  /** After which arrivals the state is written down and read again. */
  readonly restarts: ReadonlySet<number>;
  /** How many requests a session keeps until their calls end. */
  readonly keptMax: number;
}

export function randomCase(seed: number): Case {
  const random = new Random(seed);
  const form = randomForm(random);
  const shape = randomShape(random);
  const names = random.chance(0.3) ? ['one', 'two'] : ['one'];
  const sessions = names.map((session) => ({ session, happened: randomTrace(random, shape) }));
  const arrivals = sessions
    .flatMap(({ session, happened }) =>
      arrivalsOf(random, happened, shape.latenessMs).map((arrival) => ({ ...arrival, session })),
    )
    .sort((a, b) => a.arrivesMs - b.arrivesMs);
  const restarts = new Set(random.chance(0.3) ? random.some([...arrivals.keys()], 0.3) : []);
  const keptMax = random.pick([0, 1, 2, 64]);
  return { form, sessions, arrivals, latenessMs: shape.latenessMs, restarts, keptMax };
}

/** What a detector has told and not taken back. */
export class Told {
  /** By anchor: a call is told again when its end shows for certain what its request only perhaps did. */
  readonly #told = new Map<string, readonly Finding[]>();
  overflow = 0;
  readonly faults: string[] = [];

  get findings(): readonly Finding[] {
    return [...this.#told.values()].flatMap(
      (some) => some.find(({ certainty }) => certainty === 'yes') ?? some.slice(0, 1),
    );
  }

  add({ findings, withdrawn = [], overflow }: Reaction<unknown>): void {
    for (const { anchor, certainty } of withdrawn) {
      const known = this.#told.get(anchor) ?? [];
      const kept = known.filter((finding) => finding.certainty !== certainty);
      if (kept.length !== known.length - 1) this.faults.push(`${anchor} was taken back and had not been told`);
      this.#told.set(anchor, kept);
    }
    for (const finding of findings) {
      const known = this.#told.get(finding.anchor) ?? [];
      if (known.some(({ certainty }) => certainty === finding.certainty))
        this.faults.push(`${finding.anchor} was told twice`);
      this.#told.set(finding.anchor, [...known, finding]);
    }
    this.overflow += overflow;
  }
}

function restored<State>(state: State): State {
  if (state === undefined) return state;
  return JSON.parse(JSON.stringify(state)) as State;
}

/** Requests as a session keeps them. */
class Keeping {
  readonly #max: number;
  readonly #kept = new Map<string, RequestedEvent>();
  readonly #seen = new Set<string>();

  constructor(max: number) {
    this.#max = max;
  }

  get kept(): readonly RequestedEvent[] {
    return [...this.#kept.values()];
  }

  take(event: DetectorEvent): DetectorEvent {
    if (event.kind !== 'requested' && event.kind !== 'completed') return event;
    const { call } = event.data;
    const isNew = !this.#seen.has(call);
    this.#seen.add(call);
    if (event.kind === 'completed') {
      const request = this.#kept.get(call);
      this.#kept.delete(call);
      return request === undefined ? event : { ...event, request };
    }
    if (!isNew || this.#kept.size >= this.#max || event.data.verdict.decision === 'refused') return event;
    this.#kept.set(call, event);
    return { ...event, isKept: true };
  }
}

export function runMatcher({
  form,
  sessions,
  arrivals,
  latenessMs,
  restarts,
  keptMax,
}: Case): ReadonlyMap<string, Told> {
  const detector = defineSequence(form, { latenessMs });
  const told = new Map(sessions.map(({ session }) => [session, new Told()]));
  const states = new Map<string, SequenceState | undefined>();
  const begun = new Set<string>();
  const clocks = new Map<string, number>();
  const keeping = new Map(sessions.map(({ session }) => [session, new Keeping(keptMax)]));
  for (const [index, arrival] of arrivals.entries()) {
    const { session, of, phase } = arrival;
    const known = keeping.get(session) ?? new Keeping(0);
    const { kept } = known;
    const event = known.take(toEvent(arrival, { session, isRequestKnown: begun.has(`${session} ${String(of.name)}`) }));
    if (phase === 'begin') begun.add(`${session} ${String(of.name)}`);
    const clockMs = Math.max(clocks.get(session) ?? 0, event.timeMs);
    clocks.set(session, clockMs);
    const view: SessionView = { tenant: 'acme', session, clockMs, skewMs: 1_000, calls: [], kept };
    const reaction = detector.react(states.get(session), event, view);
    told.get(session)?.add(reaction);
    let { state } = reaction;
    if (index % 3 === 0 && detector.advance !== undefined) {
      const advanced = detector.advance(state, baseMs + arrival.arrivesMs - latenessMs, view);
      told.get(session)?.add(advanced);
      state = advanced.state;
    }
    states.set(session, restarts.has(index) ? restored(state) : state);
  }
  for (const [session, state] of states) {
    const view = { tenant: 'acme', session, clockMs: clocks.get(session) ?? 0, skewMs: 1_000, calls: [] };
    const last = detector.advance?.(state, baseMs + 10_000_000, view);
    if (last !== undefined) told.get(session)?.add(last);
  }
  return told;
}

interface Ended {
  readonly anchor: string;
  readonly matches: readonly OracleMatch[];
}

function anchorOf(form: SequenceForm, match: OracleMatch): string {
  if (form.match.kind === 'all') return match.steps.join('/');
  return match.dueMs === undefined ? match.call : `${match.call}/${String(baseMs + match.dueMs)}`;
}

/** When a match ends: those of one event end together. */
function compareEnds(one: OracleMatch, other: OracleMatch): number {
  if (one.dueMs !== other.dueMs) return (one.dueMs ?? 0) - (other.dueMs ?? 0);
  return one.place - other.place;
}

function compareMatches(one: OracleMatch, other: OracleMatch): number {
  const ends = compareEnds(one, other);
  if (ends !== 0) return ends;
  for (const [at, place] of one.order.entries()) {
    const difference = place - (other.order[at] ?? 0);
    if (difference !== 0) return difference;
  }
  const names = ({ steps }: OracleMatch) => steps.map((step) => step.replace(/:.*/, '')).join(' ');
  return names(one) < names(other) ? -1 : 1;
}

function endings(form: SequenceForm, matches: readonly OracleMatch[]): readonly Ended[] {
  const byAnchor = new Map<string, OracleMatch[]>();
  for (const match of [...matches].sort(compareMatches)) {
    const anchor = anchorOf(form, match);
    byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), match]);
  }
  return [...byAnchor].map(([anchor, some]) => ({ anchor, matches: some }));
}

/** The terminal events that the form asks for, by its match mode, each with every match that it ends. */
export function expected(form: SequenceForm, happened: readonly Happened[]): readonly Ended[] {
  const oracle = new Oracle(form, happened);
  const found = endings(form, oracle.matches(0));
  const { match: mode } = form;
  if (mode.kind === 'exists') return found;
  if (mode.kind === 'all') return found.slice(0, mode.max);
  if (mode.kind === 'once') return found.slice(0, 1).map(atFirst);
  return consumed(form, oracle, happened);
}

/** Only what ends with its first match: where a call could end one at its request and another at its end, the second is gone. */
function atFirst({ anchor, matches }: Ended): Ended {
  const [first] = matches;
  return { anchor, matches: matches.filter(({ place, dueMs }) => dueMs !== undefined || place === first?.place) };
}

function consumed(form: SequenceForm, oracle: Oracle, happened: readonly Happened[]): readonly Ended[] {
  const ended: Ended[] = [];
  let after = 0;
  for (;;) {
    const [first] = endings(form, oracle.matches(after));
    const match = first?.matches[0];
    if (first === undefined || match === undefined) return ended;
    ended.push(atFirst(first));
    after = match.dueMs === undefined ? match.place : oracle.placesUntil(match.dueMs);
    if (ended.length > happened.length * 2) throw new Error('The oracle does not come to an end.');
  }
}

export interface Verdict {
  readonly isOverflow: boolean;
  readonly isSound: boolean;
  readonly faults: readonly string[];
  readonly findings: number;
}

const names = { 0: 'no', 1: 'perhaps', 2: 'yes' } as const;

export function judge(trial: Case): Verdict {
  const told = runMatcher(trial);
  const faults: string[] = [];
  let overflow = 0;
  let findings = 0;
  for (const { session, happened } of trial.sessions) {
    const heard = told.get(session) ?? new Told();
    overflow += heard.overflow;
    findings += heard.findings.length;
    if (heard.overflow === 0) faults.push(...heard.faults, ...compare(trial.form, heard, happened));
  }
  return { isOverflow: overflow > 0, isSound: isSound(trial.form), faults, findings };
}

function compare(form: SequenceForm, told: Told, happened: readonly Happened[]): readonly string[] {
  const agents = form.by.includes('agent') ? [...new Set(happened.map(({ agent }) => agent))] : [undefined];
  const wanted = new Map(
    agents
      .flatMap((agent) =>
        expected(
          form,
          happened.filter((of) => agent === undefined || of.kind === 'approval' || of.agent === agent),
        ),
      )
      .map((ended) => [ended.anchor, ended.matches]),
  );
  const faults: string[] = [];
  for (const finding of told.findings) {
    const { anchor } = finding;
    const matches = wanted.get(anchor);
    const steps = finding.steps.map(({ step, call }) => `${step}:${call}`).join(' ');
    if (matches === undefined) faults.push(`${anchor} was told and is none: ${steps}`);
    else faults.push(...compareEvidence(anchor, { finding, matches, steps }));
  }
  for (const anchor of wanted.keys())
    if (!told.findings.some((finding) => finding.anchor === anchor)) faults.push(`${anchor} was not told`);
  return faults;
}

interface Shown {
  readonly finding: Finding;
  readonly matches: readonly OracleMatch[];
  readonly steps: string;
}

function compareEvidence(anchor: string, { finding, matches, steps }: Shown): readonly string[] {
  const shown = matches.find((match) => match.steps.join(' ') === steps);
  if (shown === undefined) return [`${anchor} shows ${steps}, which is no match`];
  const best = Math.max(...matches.map(({ truth }) => truth)) as OracleMatch['truth'];
  const faults: string[] = [];
  if (names[best] !== finding.certainty)
    faults.push(`${anchor} is ${names[best]} and was told as ${finding.certainty}`);
  if (baseMs + shown.startMs !== finding.startMs) faults.push(`${anchor} starts at another time`);
  return faults;
}

/** Whether newest-start dominance alone decides everywhere. */
export function isSound(form: SequenceForm): boolean {
  const slots = form.items
    .flatMap((item) => ('steps' in item ? item.steps : [item.step]))
    .flatMap((step) => step.captures.map(({ name }) => name));
  if (form.match.kind === 'all') return false;
  return form.items.every((_item, at) => {
    const need = needsOf({ form, slots, at });
    const isPlain = need.decided === 'free' && !need.isAdjacent && !need.isGathering;
    return isPlain && need.slots.every(({ isLookedFor }) => isLookedFor);
  });
}
