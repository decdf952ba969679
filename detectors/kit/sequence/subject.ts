/** What evidence shows of events. Detectors ask for the same event one after the other, and share what it looks like. */
import type { DetectorEvent } from '../../contract.ts';
import { nobody } from './state.ts';
import type { Subject } from './take.ts';

type Requested = Extract<DetectorEvent, { kind: 'requested' }>['data'];
type Completed = Extract<DetectorEvent, { kind: 'completed' }>['data'];
type Instant = Exclude<DetectorEvent, { kind: 'requested' | 'completed' }>;

/** How many destinations the evidence of one call shows. */
const destinationsMax = 4;

interface Shown {
  readonly data: unknown;
  readonly subject: Subject;
}

let newest: Shown = { data: undefined, subject: nobody };

function once<Data>(data: Data, make: (data: Data) => Subject): Subject {
  if (newest.data !== data) newest = { data, subject: make(data) };
  return newest.subject;
}

export function subjectOfRequest(data: Requested): Subject {
  return once(data, makeOfRequest);
}

export function subjectOfEnd(data: Completed): Subject {
  return once(data, makeOfEnd);
}

/** One object for instants that look the same, one after the other. */
export function subjectOfInstant(kind: Instant['kind'], data: Instant['data']): Subject {
  const server = 'server' in data ? data.server.id : '';
  const principal = 'principal' in data ? data.principal.id : '';
  const method = 'method' in data ? data.method : kind;
  const { subject } = newest;
  if (newest.data === undefined && isAlike(subject, { server, principal, method })) return subject;
  const { target, agent, capabilities, labels, destinations, verdict, command } = nobody;
  const made = { server, target, method, agent, principal, capabilities, labels, destinations, verdict, command };
  newest = { data: undefined, subject: made };
  return made;
}

function isAlike(one: Subject, { server, principal, method }: Pick<Subject, 'server' | 'principal' | 'method'>) {
  return one.server === server && one.principal === principal && one.method === method;
}

function shared(data: Requested | Completed) {
  return {
    server: data.server.id,
    target: { kind: data.target.kind, name: data.target.name },
    method: data.method,
    agent: data.agent.id,
    principal: data.principal.id,
    capabilities: data.capabilities.map(({ name }) => name),
  };
}

function makeOfRequest(data: Requested): Subject {
  return {
    ...shared(data),
    labels: data.arguments.labels,
    destinations: destinationsOf(data.arguments.fingerprints),
    verdict: data.verdict.decision,
    command: data.verdict.command ?? '',
  };
}

function destinationsOf(fingerprints: Requested['arguments']['fingerprints']): readonly string[] {
  const found: string[] = [];
  for (const { fp, role } of fingerprints) if (role === 'destination' && found.length < destinationsMax) found.push(fp);
  return found;
}

function makeOfEnd(data: Completed): Subject {
  return {
    ...shared(data),
    labels: data.result?.labels ?? [],
    destinations: [],
    verdict: data.verdict?.decision ?? 'allowed',
    command: data.verdict?.command ?? '',
  };
}
