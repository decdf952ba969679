/** Judges one request of a client: what it calls in every reading, what it carries, and what the enforcer says. */
import type { Verdict } from '../../../schemas/generated/types.ts';
import type { Steps } from '../inspection/steps.ts';
import type { Envelope } from '../messages/envelope.ts';
import { headersAgree } from '../messages/header-check.ts';
import { knownMethod } from '../messages/methods.ts';
import { mergedParams, textsOf } from '../messages/params.ts';
import type { ParamsReading } from '../messages/params.ts';
import { readMeta } from '../messages/request-meta.ts';
import type { RequestMeta } from '../messages/request-meta.ts';
import { readingsMax, sending, subjectsOf } from './call-subjects.ts';
import type { CallSubject, SubjectOptions } from './call-subjects.ts';
import { inspectionSteps, readValues, withOthers } from './call-values.ts';
import type { CallValues } from './call-values.ts';
import type { Caller } from '../sessions/caller.ts';
import type { ConnectionIdentity } from './connection-identity.ts';
import type { CallFacts } from './event-writer.ts';
import type { SharedState } from './observer-deps.ts';
import { intentOf, intentSteps, withIntent } from './intent.ts';
import { taskKey } from './ongoing-calls.ts';
import type { ArgumentsInspection, EnforcerDecision } from './ports.ts';
import { ownValues, strayValues } from './stray-values.ts';

export interface ClientRequest {
  readonly bytes: Uint8Array;
  readonly envelope: Envelope;
  /** Every judged method that some parser reads. */
  readonly methods: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Whose credentials came with it, when they may be others than the connection's. */
  readonly caller?: Caller | undefined;
}

interface AskedRequest extends ClientRequest {
  /** It waited for what came before it to be judged, and that was not in time. */
  readonly isUnjudged: boolean;
}

export interface JudgedCall {
  readonly facts: CallFacts;
  readonly args: ArgumentsInspection;
  readonly intent: ArgumentsInspection | undefined;
  readonly decision: EnforcerDecision;
  readonly requestedAtMs: number;
  /** Echoed state of an earlier `input_required` answer, hashed; empty when only responses came back. */
  readonly retryOf: string | undefined;
  readonly isTask: boolean;
  /** Its headers say something else than its body. */
  readonly isContradicted: boolean;
}

export interface ReadRequest {
  readonly values: CallValues;
  readonly subjects: readonly CallSubject[];
  readonly meta: RequestMeta;
  readonly params: ParamsReading;
  /** What the protocol itself asks for: looked at while something is watched for. */
  readonly own: readonly unknown[];
}

const strictness: Readonly<Record<Verdict['decision'], number>> = { allowed: 0, held: 1, refused: 2 };
const noHeaders: Readonly<Record<string, string>> = {};

export class CallJudge {
  readonly #shared: SharedState;
  readonly #identity: ConnectionIdentity;

  constructor(shared: SharedState, identity: ConnectionIdentity) {
    this.#shared = shared;
    this.#identity = identity;
  }

  /** Reads what is to be judged; undefined when some part of it is malformed or has too many readings. */
  read({ bytes, envelope, methods, headers }: ClientRequest): ReadRequest | undefined {
    const params = mergedParams(bytes, envelope.params);
    const meta = params === undefined ? undefined : readMeta(bytes, params, headers);
    const stray = strayValues(bytes, envelope);
    const ids = ownValues(bytes, envelope.ids);
    if (params === undefined || meta === undefined || stray === undefined || ids === undefined) return undefined;
    const values = readValues(bytes, params, { methods, meta, stray });
    if (values === undefined) return undefined;
    const { args } = values;
    const options = this.#subjectOptions();
    const subjects = methods.flatMap((method) => subjectsOf({ method, params, bytes, args }, options));
    return subjects.length > readingsMax ? undefined : { values, subjects, meta, params, own: [...meta.own, ...ids] };
  }

  *steps(read: ReadRequest, request: Partial<AskedRequest> = {}): Steps<JudgedCall> {
    const { values, meta, params } = read;
    const { deps, resolver } = this.#shared;
    const identity = this.#identity;
    identity.noteClient(meta.clientName);
    const sighting = identity.sighting();
    const principal = identity.principal.id;
    const watched = deps.enforcer.watched({ session: resolver.peek(sighting).key, principal });
    const sent = this.#namesSent(read.subjects, watched);
    const subjects = sent.length === 0 ? read.subjects : read.subjects.map(sending);
    const declared = new Set(subjects.flatMap((subject) => [...subject.declared]));
    const allow = new Set(subjects.length === 1 ? subjects[0]?.allow : []);
    const others = watched.size === 0 ? sent : [...sent, ...read.own];
    const args = yield* inspectionSteps(deps.inspector, withOthers(values, others), { declared, watched, allow });
    const intent = yield* intentSteps(deps.inspector, meta.intent, watched);
    const session = resolver.resolve({
      ...sighting,
      ...(meta.hostKey === undefined ? {} : { hostKey: meta.hostKey }),
      ...(meta.traceId === undefined ? {} : { traceId: meta.traceId }),
      handles: handlesIn(args),
      values: args.distinctive,
    });
    const timeMs = deps.clock.nowMs();
    const readable = subjects.every((subject) => agrees(subject, subjects, { values, headers: request.headers }));
    const enforced = {
      session: session.key,
      ...(session.alias === undefined ? {} : { alias: session.alias }),
      principal,
      agent: identity.agent.id,
      server: identity.server.id,
      timeMs,
    };
    const content = { ...withIntent(args, intent), readable, ...(request.isUnjudged ? { isUnjudged: true } : {}) };
    const told = intent === undefined ? {} : { intent: intentOf(intent) };
    const identified = { session, call: deps.newId() };
    const decided = subjects.map((subject) => {
      const facts = this.#facts({ subject, subjects, meta, caller: request.caller }, identified);
      const { tenant, gateway } = deps;
      const head = { tenant, gateway, timeMs };
      const event = { ...head, ...facts, capabilities: [...facts.capabilities], arguments: args.event, ...told };
      const { name: target } = subject.target;
      const asked = { ...enforced, ...content, target, capabilities: namesOf(subject), event };
      return { facts, decision: deps.enforcer.decide(asked) };
    });
    const { facts, decision } = strictest(decided);
    const retryOf = retryKey(params, request.bytes, deps.inspector.keyedHash.bind(deps.inspector));
    return {
      facts,
      args,
      intent,
      decision,
      requestedAtMs: timeMs,
      retryOf,
      isTask: params.named.has('task'),
      isContradicted: !readable,
    };
  }

  #facts(
    { subject, subjects, meta, caller }: FactSource,
    { session, call }: Pick<CallFacts, 'session' | 'call'>,
  ): CallFacts {
    const identity = this.#identity;
    const hash = this.#shared.deps.inspector;
    return {
      call,
      session,
      ...(meta.traceId === undefined ? {} : { trace: hash.keyedHash('trace', meta.traceId) }),
      principal: identity.principal,
      ...identity.credentialsOf(caller),
      agent: identity.agent,
      ...(identity.client === undefined ? {} : { client: identity.client }),
      server: identity.server,
      method: knownMethod(subject.method),
      protocol: identity.protocolOf(meta),
      target: subject.target,
      capabilities: allCapabilities(subjects),
    };
  }

  /** Made-up names when one of them carries a value for which calls may be refused: then they are values as well. */
  #namesSent(subjects: readonly CallSubject[], watched: ReadonlySet<string>): readonly string[] {
    const names = subjects.flatMap(({ isMadeUp, name }) => (isMadeUp && name !== undefined ? [name] : []));
    if (names.length === 0 || watched.size === 0) return [];
    const { all, incomplete } = this.#shared.deps.inspector.arguments(names, { bytes: 0, watched });
    const carried = [...all].filter((fp) => watched.has(fp));
    return incomplete || carried.length > 0 ? names : [];
  }

  #subjectOptions(): SubjectOptions {
    const { deps, definitions, ongoing } = this.#shared;
    const { inspector, capabilities: rules } = deps;
    const { server, principal } = this.#identity;
    const taskTool: SubjectOptions['taskTool'] = (taskId) =>
      ongoing.tool(taskKey({ principal, server }, inspector.keyedHash('task', taskId)));
    return { server, definitions, inspector, rules, taskTool };
  }
}

interface FactSource {
  readonly subject: CallSubject;
  readonly subjects: readonly CallSubject[];
  readonly meta: RequestMeta;
  readonly caller: Caller | undefined;
}

/** Capabilities of all readings: whichever the server takes, its power is told. */
function allCapabilities(subjects: readonly CallSubject[]): CallFacts['capabilities'] {
  const byName = new Map(subjects.flatMap(({ capabilities }) => capabilities).map((one) => [one.name, one]));
  return subjects.length === 1 ? (subjects[0]?.capabilities ?? []) : [...byName.values()];
}

function namesOf({ capabilities }: CallSubject): readonly string[] {
  return capabilities.map(({ name }) => name);
}

interface Decided {
  readonly facts: CallFacts;
  readonly decision: EnforcerDecision;
}

function strictest(decided: readonly Decided[]): Decided {
  const rank = ({ decision }: Decided): number => strictness[decision.verdict.decision];
  return decided.reduce((strict, next) => (rank(next) >= rank(strict) ? next : strict));
}

/** What selects something, as an id does that a server made up. */
function handlesIn({ event, distinctive }: ArgumentsInspection): readonly string[] {
  return event.fingerprints.flatMap(({ fp, role }) => (role === 'selector' && distinctive.has(fp) ? [fp] : []));
}

function agrees(
  subject: CallSubject,
  all: readonly CallSubject[],
  { values, headers = noHeaders }: { values: CallValues; headers: Readonly<Record<string, string>> | undefined },
): boolean {
  return headersAgree(headers, {
    methods: all.map(({ method }) => method),
    names: subject.name === undefined ? [] : [subject.name],
    args: values.args,
    parameters: subject.parameters,
  });
}

function retryKey(
  params: ParamsReading,
  bytes: Uint8Array | undefined,
  keyedHash: (kind: string, value: string) => string,
): string | undefined {
  const [state] = bytes === undefined ? [] : textsOf(bytes, params, 'requeststate');
  if (state !== undefined) return keyedHash('request-state', state);
  return params.named.has('inputresponses') ? '' : undefined;
}
