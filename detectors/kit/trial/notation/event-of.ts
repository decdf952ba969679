/** What a gateway would have told of a line of a trace. */
import type {
  Approval,
  Arguments,
  CallCompleted,
  CallRequested,
  Discovery,
  Fingerprint,
  Notification,
  Result,
  Verdict,
} from '../../../../schemas/generated/types.ts';
import { fingerprintOf, principalOf, sessionOf, traceBaseMs, ulidOf } from './symbols.ts';
import type { CallLine, EventLine, NamedValue, Override, TraceArguments, TraceResult } from './trace.ts';

/** An event with its CloudEvents type. */
export type TypedEvent =
  | { readonly type: 'shearpin.call.requested.v1'; readonly data: CallRequested }
  | { readonly type: 'shearpin.call.completed.v1'; readonly data: CallCompleted }
  | { readonly type: 'shearpin.notification.v1'; readonly data: Notification }
  | { readonly type: 'shearpin.approval.v1'; readonly data: Approval }
  | { readonly type: 'shearpin.discovery.v1'; readonly data: Discovery };

/** Which event of the trace it is, and of its gateway and session. */
export interface EventNumber {
  readonly event: number;
  readonly seq: number;
}

const command = 'c0'.repeat(16);

function common({ tenant, gateway, session, principal }: EventLine, atMs: number, { event, seq }: EventNumber) {
  return {
    id: ulidOf('event', event),
    timeMs: traceBaseMs + atMs,
    tenant,
    gateway: { id: gateway, boot: ulidOf('boot', 1), seq },
    session: { key: sessionOf({ principal, session }), method: 'host' as const, confidence: 1 },
  };
}

function sharedByCall(line: CallLine, atMs: number, number: EventNumber) {
  return {
    ...common(line, atMs, number),
    call: ulidOf('call', line.number),
    principal: { id: principalOf(line.principal), method: 'os-user' as const },
    agent: { id: line.agent },
    server: { id: line.server, transport: 'stdio' as const },
    method: line.method,
    protocol: '2025-11-25',
    target: { ...line.target },
    capabilities: [...line.capabilities],
  };
}

export function requestOf(line: CallLine, number: EventNumber): TypedEvent {
  const data: CallRequested = {
    ...sharedByCall(line, line.atMs, number),
    arguments: argumentsOf(line.arguments),
    verdict: verdictOf(line),
  };
  const overrides = line.overrides.filter(({ path }) => !isOfEnd(path));
  return { type: 'shearpin.call.requested.v1', data: overrides.reduce(override, data) };
}

export function endOf(line: CallLine, endMs: number, number: EventNumber): TypedEvent {
  const data: CallCompleted = {
    ...sharedByCall(line, endMs, number),
    requestedAtMs: traceBaseMs + line.atMs,
    outcome: line.outcome,
    latencyMs: endMs - line.atMs,
    ...(line.outcome === 'answered' ? { result: resultOf(line.result) } : {}),
    ...(line.verdict.decision === 'allowed' ? {} : { verdict: verdictOf(line) }),
  };
  const overrides = [...line.overrides.filter(({ path }) => !isOfRequest(path)), ...line.endOverrides];
  return { type: 'shearpin.call.completed.v1', data: overrides.reduce(override, data) };
}

export function otherEventOf(line: Exclude<EventLine, CallLine>, number: EventNumber): TypedEvent {
  const shared = common(line, line.atMs, number);
  const server = { id: line.server, transport: 'stdio' as const };
  switch (line.kind) {
    case 'approval': {
      const data: Approval = { ...shared, call: ulidOf('call', line.of), command, decision: line.decision };
      return { type: 'shearpin.approval.v1', data: line.overrides.reduce(override, data) };
    }
    case 'notification': {
      const { method, direction, bytes } = line;
      const data: Notification = { ...shared, server, method, direction, bytes };
      return { type: 'shearpin.notification.v1', data: line.overrides.reduce(override, data) };
    }
    case 'discovery': {
      const principal = { id: principalOf(line.principal), method: 'os-user' as const };
      const urls = line.urls.map(({ name, labels }) => ({
        role: 'metadata' as const,
        url: fingerprintOf(name),
        labels: [...labels],
      }));
      const { seen, document } = line;
      const data: Discovery = { ...shared, principal, server, seen, document, urls, overflow: 0 };
      return { type: 'shearpin.discovery.v1', data: line.overrides.reduce(override, data) };
    }
  }
}

function fingerprintsOf(values: readonly NamedValue[]): Fingerprint[] {
  return values.map(({ name, role, contexts }) => ({
    fp: fingerprintOf(name),
    role,
    ...(contexts.length === 0 ? {} : { contexts: [...contexts] }),
  }));
}

function argumentsOf({ bytes, isTruncated, overflow, labels, values, fields }: TraceArguments): Arguments {
  return {
    bytes,
    truncated: isTruncated,
    overflow,
    labels: [...labels],
    fingerprints: fingerprintsOf(values),
    fields: fields.map(({ path, value }) => ({
      path,
      type: 'string',
      bytes: value?.length ?? 1,
      ...(value === undefined ? {} : { value }),
    })),
  };
}

function resultOf({ bytes, items, isError, isTruncated, overflow, labels, values }: TraceResult): Result {
  return {
    bytes,
    items,
    contentTypes: ['text'],
    isError,
    truncated: isTruncated,
    overflow,
    labels: [...labels],
    fingerprints: fingerprintsOf(values),
  };
}

function verdictOf({ verdict }: CallLine): Verdict {
  return verdict.decision === 'allowed' ? { ...verdict } : { ...verdict, command };
}

function isOfEnd([first]: Override['path']): boolean {
  return first === 'result' || first === 'outcome' || first === 'latencyMs';
}

function isOfRequest([first]: Override['path']): boolean {
  return first === 'arguments' || first === 'intent' || first === 'verdict';
}

/** Sets a field by its path; what stands on the way and is no object becomes one. The schema judges what came of it. */
function override<Data extends object>(data: Data, { path: [name = '', ...rest], value }: Override): Data {
  const present = (data as Readonly<Record<string, unknown>>)[name];
  const inner = typeof present === 'object' && present !== null ? present : {};
  return { ...data, [name]: rest.length === 0 ? value : override(inner, { path: rest, value }) };
}
