import type { DetectorEvent, Finding, SessionView } from '../../detectors/contract.ts';
import type { Expression, Item, SequenceForm } from '../../detectors/kit/form/form.ts';
import { all, can, carries, fingerprints, has, step } from '../../detectors/kit/form/authoring.ts';
import type { SequenceState } from '../../detectors/kit/sequence/logs.ts';
import { defineSequence } from '../../detectors/kit/sequence/matcher.ts';
import { baseMs, sessionKey, ulidOf, type CallData } from './session-events.ts';

/** A read of untrusted content, a credential, and a call that sends it, in ten seconds, changed as asked. */
export function chainForm(changes: Partial<SequenceForm> = {}): SequenceForm {
  return {
    id: 'sequence.chain',
    version: '1.0.0',
    title: 'Chain',
    description: 'Chain.',
    status: 'test',
    severity: 'low',
    maps: [],
    falsePositives: [],
    triage: [],
    by: ['tenant', 'session'],
    withinMs: 10_000,
    match: { kind: 'exists' },
    items: [read, secret, send],
    absences: [],
    text: 'Chain.',
    ...changes,
  };
}

export const read = step('read', can('read.untrusted'));
export const secret = step('secret', has('result', 'secret.*'), { value: fingerprints('result', 'secret') });
export const send = step('send', all(can('egress.*'), carries('value')));

export const isGranted: Expression = {
  op: 'all',
  of: [equals('event.type', 'approval'), equals('approval.decision', 'granted')],
};

function equals(path: string, value: string): Expression {
  return {
    op: 'compare',
    by: '==',
    of: [
      { op: 'field', path },
      { op: 'literal', value },
    ],
  };
}

export function times(item: Item, min: number, max = min): Item {
  if (item.kind !== 'step') throw new Error('Only a step is repeated.');
  return { ...item, min, max };
}

/** An approval, as its event. */
export function approval(number: number, atMs: number): DetectorEvent {
  const timeMs = baseMs + atMs;
  const gateway = { id: 'gw-1', boot: ulidOf('B', 1), seq: 10_000 + number };
  const session = { key: sessionKey, method: 'host' as const, confidence: 1 };
  const id = ulidOf('E', 20_000 + number);
  const call = ulidOf('C', 1);
  const data = { id, timeMs, tenant: 'acme', gateway, session, call, command: 'c'.repeat(32), decision: 'granted' };
  return { kind: 'approval', timeMs, data } as DetectorEvent;
}

export interface SequenceRun {
  /** Those that were told and not taken back. */
  readonly findings: readonly Finding[];
  readonly withdrawn: readonly Finding[];
  readonly missed: number;
  readonly overflow: number;
}

function toEvent(data: CallData, known: Set<string>): DetectorEvent {
  const { timeMs } = data;
  if ('arguments' in data) {
    known.add(data.call);
    return { kind: 'requested', timeMs, data };
  }
  const { requestedAtMs } = data;
  const isRequestKnown = known.has(data.call);
  return { kind: 'completed', timeMs, data, ...(requestedAtMs === undefined ? {} : { requestedAtMs }), isRequestKnown };
}

/** Puts events to a sequence in the order in which they are given, and lets time pass to the end if asked. */
export function runSequence(
  form: SequenceForm,
  events: readonly (CallData | DetectorEvent)[],
  { watermarkMs }: { readonly watermarkMs?: number } = {},
): SequenceRun {
  const detector = defineSequence(form, { latenessMs: 60_000 });
  const known = new Set<string>();
  const told = new Map<string, Finding>();
  const withdrawn: Finding[] = [];
  let state: SequenceState | undefined;
  let clockMs = 0;
  let missed = 0;
  let overflow = 0;
  const take = (reaction: ReturnType<typeof detector.react>): void => {
    state = reaction.state;
    missed += reaction.late?.missed ?? 0;
    overflow += reaction.overflow;
    for (const finding of reaction.withdrawn ?? []) {
      withdrawn.push(finding);
      told.delete(finding.anchor);
    }
    for (const finding of reaction.findings) told.set(finding.anchor, finding);
  };
  const view = (): SessionView => ({ tenant: 'acme', session: sessionKey, clockMs, skewMs: 30_000, calls: [] });
  for (const one of events) {
    const event = 'kind' in one ? one : toEvent(one, known);
    clockMs = Math.max(clockMs, event.timeMs);
    take(detector.react(state, event, view()));
  }
  if (watermarkMs !== undefined && state !== undefined && detector.advance !== undefined)
    take(detector.advance(state, baseMs + watermarkMs, view()));
  return { findings: [...told.values()], withdrawn, missed, overflow };
}
