/** What happened, as an oracle sees it: every call with its begin and end at their places in the sorted order. */
import type { DetectorEvent } from '../../../detectors/contract.ts';
import { fpOf, ulidOf } from '../session-events.ts';

export interface Side {
  readonly labels: readonly string[];
  readonly values: readonly number[];
  readonly isCut: boolean;
}

export interface Happened {
  readonly name: number;
  readonly kind: 'call' | 'approval';
  readonly agent: string;
  readonly can: readonly string[];
  readonly tool: string;
  readonly bytes: number;
  readonly sent: Side;
  readonly received: Side;
  readonly decision: 'granted' | 'denied';
  readonly isRefused: boolean;
  readonly outcome: 'answered' | 'cancelled' | 'lost' | 'refused';
  readonly beginMs: number;
  readonly beginSeq: number;
  /** Undefined while it is in flight. */
  readonly endMs: number | undefined;
  readonly endSeq: number;
}

/** One event of a trace, and when it comes. */
export interface Arrival {
  readonly of: Happened;
  readonly phase: 'begin' | 'end';
  readonly timeMs: number;
  readonly seq: number;
  readonly arrivesMs: number;
}

export const baseMs = 1_760_000_000_000;

export function callId({ name }: Pick<Happened, 'name'>): string {
  return ulidOf('C', name);
}

/** Begins have even numbers and ends odd ones; an approval is one event and stands for itself. */
export function eventId({ of, phase }: Pick<Arrival, 'of' | 'phase'>): string {
  return ulidOf('E', of.name * 2 + (phase === 'end' ? 1 : 0));
}

function content({ labels, values, isCut }: Side, role: 'payload' | 'secret') {
  const fingerprints = values.map((value) => ({ fp: fpOf(value), role }));
  return { bytes: 0, truncated: isCut, overflow: 0, labels, fingerprints, fields: [] };
}

function shared({ of, phase, timeMs, seq }: Arrival, session: string) {
  const { agent, can, tool } = of;
  return {
    id: eventId({ of, phase }),
    timeMs: baseMs + timeMs,
    tenant: 'acme',
    gateway: { id: 'gw-1', boot: ulidOf('B', 1), seq },
    session: { key: session, method: 'host', confidence: 1 },
    call: callId(of),
    principal: { id: 'a1b2c3d4e5f60718', method: 'os-user' },
    agent: { id: agent },
    server: { id: 'server-1', transport: 'stdio' },
    method: 'tools/call',
    protocol: '2025-11-25',
    target: { kind: 'tool', name: tool },
    capabilities: can.map((name) => ({ name, source: 'operator' })),
  };
}

interface Told {
  readonly session: string;
  /** Whether the request has come before. */
  readonly isRequestKnown: boolean;
}

/** The event as a detector gets it. */
export function toEvent(arrival: Arrival, { session, isRequestKnown }: Told): DetectorEvent {
  const { of, phase } = arrival;
  const timeMs = baseMs + arrival.timeMs;
  const common = shared(arrival, session);
  if (of.kind === 'approval') {
    const { id, tenant, gateway, session: key, call } = common;
    const data = { id, timeMs, tenant, gateway, session: key, call, command: 'c'.repeat(32), decision: of.decision };
    return { kind: 'approval', timeMs, data } as never;
  }
  if (phase === 'begin') {
    const verdict = of.isRefused ? { decision: 'refused', reason: 'open' } : { decision: 'allowed', reason: 'clear' };
    const data = { ...common, arguments: { ...content(of.sent, 'payload'), bytes: of.bytes }, verdict };
    return { kind: 'requested', timeMs, data } as never;
  }
  const isAnswered = of.outcome === 'answered';
  const result = { ...content(of.received, 'secret'), items: 1, contentTypes: [], isError: false };
  const data = { ...common, outcome: of.outcome, latencyMs: 5, ...(isAnswered ? { result } : {}) };
  return { kind: 'completed', timeMs, data, requestedAtMs: baseMs + of.beginMs, isRequestKnown } as never;
}
