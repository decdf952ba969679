import type { Absence, Expression } from '../../form/form.ts';
import { stepsOf } from '../../form/items.ts';
import { capturesOf, linesFor, surelyFor } from '../candidates.ts';
import { readTrace } from '../notation/read-trace.ts';
import { capabilityNames } from '../../../../schemas/generated/fields.ts';
import { writeSpan } from '../notation/span.ts';
import type { EventLine, Trace } from '../notation/trace.ts';
import { decidedSpan } from './decided.ts';
import { callOf, endOf, type Ground, type Made, type Place, staysSilent } from './mutant.ts';

const kind = 'forbidden';

/** What must not happen happens: with each absence, where it forbids every match. */
export function forbiddenMutants(ground: Ground): readonly Made[] {
  return ground.form.absences.map((absence) => forbidden(ground, absence));
}

function forbidden(ground: Ground, absence: Absence): Made {
  const title = titleOf(absence);
  if (ground.form.by.some((field) => field === 'call' || field === 'tool'))
    return { kind, title, why: 'the key is narrower than what could be put there' };
  const place = placeFor(ground, absence);
  if ('why' in place) return { kind, title, ...place };
  const event = forbiddingEvent(ground, absence.where);
  if (event === undefined) return { kind, title, why: 'no event is at hand that surely is what must not happen' };
  const meaning = 'it fires although what must not happen happened';
  return staysSilent({ kind, title, trace: withEvent(ground, event, place), meaning });
}

function titleOf(absence: Absence): string {
  if (absence.kind === 'middle') return `what must not happen between ${absence.after} and ${absence.before}`;
  const span = writeSpan(absence.forMs);
  return absence.kind === 'leading'
    ? `what must not happen for ${span} before ${absence.before}`
    : `what must not happen for ${span} after ${absence.after}`;
}

interface Spot {
  readonly atMs: number;
  /** The line beside which it is written; what happens at one time happens in the order of the lines. */
  readonly beside: EventLine;
  readonly isBefore: boolean;
}

type Found = Spot | { readonly why: string };

/** A moment at which it forbids whatever calls are put to the items. */
function placeFor({ form, places, trace }: Ground, absence: Absence): Found {
  const named = (name: string): Place | undefined => places.find((place) => place.name === name);
  const beside = named(absence.kind === 'trailing' ? absence.after : absence.before);
  // What is put there belongs to one key, and which of them the match has is not known.
  if (beside !== undefined && !isOfOneKey(form.by, beside)) return { why: 'calls of several keys could take the step' };
  if (absence.kind === 'trailing') return behind(beside, absence.forMs);
  const before = beside;
  if (before === undefined) return { why: 'the step may be left out' };
  const spot = inFrontOf(before);
  if (absence.kind === 'leading') {
    const isFar = decidedSpan(before).lastMs - spot.atMs > absence.forMs;
    return isFar ? { why: 'the calls lie too far apart' } : spot;
  }
  const after = named(absence.after);
  if (after === undefined) return { why: 'the step may be left out' };
  const at = trace.lines.indexOf(spot.beside);
  const isOver = [...after.lines].every(
    (line) => endOf(line) < spot.atMs || (endOf(line) === spot.atMs && trace.lines.indexOf(line) < at),
  );
  return isOver ? spot : { why: `calls that could take ${after.name} have not ended then` };
}

function isOfOneKey(by: Ground['form']['by'], { lines }: Place): boolean {
  const calls = [...lines].flatMap((line) => (line.kind === 'call' ? [line] : []));
  const keys = calls.map(({ tenant, session, principal, server, agent }) => {
    const parts: Readonly<Record<string, unknown>> = { tenant, session, principal, server, agent };
    return by.map((field) => String(parts[field])).join('\n');
  });
  return new Set(keys).size < 2;
}

function inFrontOf({ lines }: Place): Spot {
  const atMs = Math.min(...[...lines].map((line) => line.atMs));
  const [beside] = [...lines].filter((line) => line.atMs === atMs);
  return { atMs, beside: beside as EventLine, isBefore: true };
}

function behind(place: Place | undefined, forMs: number): Found {
  if (place === undefined) return { why: 'the step may be left out' };
  const { firstMs, lastMs } = decidedSpan(place);
  const atMs = lastMs + 1;
  const beside = [...place.lines].at(-1);
  if (beside === undefined || !Number.isFinite(atMs) || atMs - firstMs > forMs)
    return { why: 'the calls lie too far apart' };
  return { atMs, beside, isBefore: false };
}

/** Of what the tests tell, and of a few usual events, one that the condition surely holds for and that no step takes. */
function forbiddingEvent({ form, trace, others }: Ground, where: Expression): EventLine | undefined {
  const captures = capturesOf(form);
  const told = [trace, ...others].flatMap(({ lines }) => lines).filter((line) => line.kind !== 'clock');
  return [...told, ...usual()].find((line) => {
    const alone: Trace = { lines: [plain(line)] };
    const isTaken = form.items.some((item) =>
      stepsOf(item).some((step) => linesFor(alone, step.where, captures).size > 0),
    );
    return !isTaken && surelyFor(alone, where, captures).size > 0;
  });
}

/** Nothing of where and when it stood. */
function plain(line: EventLine): EventLine {
  const bare = { ...line, atMs: 0, arrivesAfter: undefined, isTwice: false };
  return bare.kind === 'call' ? { ...bare, endMs: 0, endArrivesAfter: undefined } : bare;
}

let known: readonly EventLine[] | undefined;

function usual(): readonly EventLine[] {
  known ??= [
    ...['granted', 'denied', 'expired', 'asked'].map((decision) => `0s a/b held\n1s approval ${decision} of:1`),
    ...capabilityNames.map((name) => `0s a/b can:${name}`),
    '0s notification notifications/tools/list_changed server:a',
  ].flatMap((text) => {
    const reading = readTrace(text);
    const line = reading.kind === 'read' ? reading.trace.lines.at(-1) : undefined;
    return line === undefined || line.kind === 'clock' ? [] : [line];
  });
  return known;
}

function withEvent({ trace }: Ground, event: EventLine, { atMs, beside, isBefore }: Spot): Trace {
  const { tenant, gateway, session, principal, server } = beside;
  const calls = trace.lines.flatMap((line) => (line.kind === 'call' ? [line] : []));
  const number = Math.max(0, ...calls.map((line) => line.number)) + 1;
  const common = { ...plain(event), atMs, tenant, gateway, session, principal, server };
  const added: EventLine =
    common.kind === 'call'
      ? { ...common, number, endMs: atMs, agent: beside.kind === 'call' ? beside.agent : common.agent }
      : common.kind === 'approval'
        ? { ...common, of: callOf({ trace }, 1)?.number ?? calls[0]?.number ?? 1 }
        : common;
  return { lines: trace.lines.toSpliced(trace.lines.indexOf(beside) + (isBefore ? 0 : 1), 0, added) };
}
