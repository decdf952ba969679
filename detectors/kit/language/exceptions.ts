/** Exceptions: what one step of one detector shall not take. Each has an owner, a reason and an end. */
import type { StepException } from '../../../schemas/generated/types.ts';
import { checkForm } from '../form/check-form.ts';
import type { FormFault } from '../form/fault.ts';
import type { Expression, Item, SequenceForm, Step } from '../form/form.ts';
import { stepsOf } from '../form/items.ts';
import { allOf } from '../form/parts.ts';
import { fieldsOf, typesOf } from '../form/reads.ts';
import { semanticHash } from '../form/semantic-hash.ts';
import { suggestion } from '../../../schemas/nearest.ts';
import type { CompiledSequence } from './compile-file.ts';
import { fault, quoted, type Fault, type Span } from './diagnostic.ts';
import { ExpressionReader } from './expressions.ts';
import { listOf, recordOf, textOf } from './values.ts';
import type { YamlSource } from './yaml-source.ts';

export interface ReadException extends StepException {
  readonly condition: Expression;
  /** Where each part of it stands in its file. */
  readonly places: Readonly<Record<'detector' | 'step' | 'expires' | 'where', Span>>;
  readonly spans: ReadonlyMap<Expression, Span>;
}

/** The exceptions of a file whose structure has been checked. */
export function readExceptions(source: YamlSource): {
  readonly exceptions: readonly ReadException[];
  readonly faults: readonly Fault[];
} {
  const expressions = new ExpressionReader(source, new Set());
  const exceptions = listOf(recordOf(source.values)['exceptions']).map((value, at): ReadException => {
    const path = ['exceptions', at] as const;
    const given = recordOf(value);
    const spanOf = (name: string): Span => source.spanOf([...path, name]);
    return {
      detector: textOf(given['detector']),
      step: textOf(given['step']),
      tenant: textOf(given['tenant']),
      where: textOf(given['where']),
      owner: textOf(given['owner']),
      reason: textOf(given['reason']),
      expires: textOf(given['expires']),
      condition: expressions.read(given['where'], [...path, 'where']),
      places: {
        detector: spanOf('detector'),
        step: spanOf('step'),
        expires: spanOf('expires'),
        where: spanOf('where'),
      },
      spans: expressions.places,
    };
  });
  const days = exceptions.flatMap(({ expires, places }) =>
    expires === '' || endOfDay(expires) !== undefined
      ? []
      : [fault('exception', `There is no day ${quoted(expires)}.`, places.expires)],
  );
  return { exceptions, faults: [...expressions.faults, ...days] };
}

/** The first moment after the day, in UTC. */
function endOfDay(day: string): number | undefined {
  const startMs = Date.parse(`${day}T00:00:00Z`);
  const isDay = Number.isFinite(startMs) && new Date(startMs).toISOString().startsWith(day);
  return isDay ? startMs + 86_400_000 : undefined;
}

export interface Applied {
  readonly detectors: readonly CompiledSequence[];
  readonly faults: readonly Fault[];
}

export interface ApplyOptions {
  readonly nowMs: number;
  /** Whatever tenant an exception is for, it holds in all of them. */
  readonly inEveryTenant?: boolean;
}

/** Detectors whose steps no longer take what living exceptions name. One that is at fault changes nothing. */
export function applyExceptions(
  detectors: readonly CompiledSequence[],
  exceptions: readonly ReadException[],
  { nowMs, inEveryTenant = false }: ApplyOptions,
): Applied {
  const byId = new Map(detectors.map((detector) => [detector.form.id, detector]));
  const faults: Fault[] = [];
  for (const exception of exceptions) {
    const detector = byId.get(exception.detector);
    const refused = detector === undefined ? undefined : refuse(exception, detector.form, nowMs);
    if (detector === undefined) faults.push(unknownDetector(exception, byId.keys()));
    else if (refused !== undefined) faults.push(refused);
    else {
      const form = except(detector.form, { ...exception, ...(inEveryTenant ? { tenant: everyTenant } : {}) });
      const found = checkForm(form).filter(({ severity }) => severity !== 'warning');
      if (found.length === 0) byId.set(form.id, { ...detector, form, hash: semanticHash(form) });
      faults.push(...found.map((one) => placed(one, exception)));
      if (found.length === 0 && !namesEntity(exception)) faults.push(namesNobody(exception));
    }
  }
  return { detectors: detectors.map((detector) => byId.get(detector.form.id) ?? detector), faults };
}

function unknownDetector({ detector, places }: ReadException, known: Iterable<string>): Fault {
  return fault('exception', `There is no detector ${quoted(detector)}.${suggestion(detector, known)}`, places.detector);
}

function refuse({ step, expires, places }: ReadException, form: SequenceForm, nowMs: number): Fault | undefined {
  const ids = form.items.flatMap(stepsOf).map(({ id }) => id);
  if (!ids.includes(step)) {
    const message = `${form.id} has no step ${quoted(step)}.${suggestion(step, ids)}`;
    return fault('exception', message, places.step);
  }
  if ((endOfDay(expires) ?? Infinity) > nowMs) return undefined;
  const message = `The exception has ended on ${expires}, and counts no more: remove it, or let its owner decide anew.`;
  return { ...fault('exception', message, places.expires), severity: 'warning' };
}

const everyTenant = '*';
/** What tells one agent, principal, server, tool or session from another. */
const entityFields = new Set(['agent.id', 'principal.id', 'server.id', 'target.name', 'session.key']);

/** Of events that are no calls nothing of the kind can be asked. */
function namesEntity({ condition }: ReadException): boolean {
  return !typesOf(condition).includes('call') || fieldsOf(condition).some((path) => entityFields.has(path));
}

function namesNobody({ places }: ReadException): Fault {
  const message =
    'The exception is for whoever makes such a call: one attacker hides behind it as well as the next. Name the agent, principal, server, tool or session in its condition.';
  return { ...fault('exception', message, places.where), severity: 'warning' };
}

/** What happens in other tenants is not hidden by it. */
function boundTo(tenant: string, condition: Expression): Expression {
  if (tenant === everyTenant) return condition;
  const field = { op: 'field', path: 'tenant' } as const;
  return allOf([{ op: 'compare', by: '==', of: [field, { op: 'literal', value: tenant }] }, condition]);
}

function except(form: SequenceForm, { step, tenant, condition }: ReadException): SequenceForm {
  const excepted = boundTo(tenant, condition);
  const narrow = (one: Step): Step =>
    one.id === step ? { ...one, where: allOf([one.where, { op: 'not', of: excepted }]) } : one;
  const items = form.items.map((item): Item =>
    'steps' in item ? { ...item, steps: item.steps.map(narrow) } : { ...item, step: narrow(item.step) },
  );
  return { ...form, items };
}

function placed({ rule, message, expression }: FormFault, { spans, places, step }: ReadException): Fault {
  const told =
    rule === 'arm'
      ? `With this exception ${quoted(step)} could no longer be armed: it would wait for the end of the call.`
      : message;
  const known = expression === undefined ? undefined : spans.get(expression);
  return fault(rule === 'arm' ? 'exception' : rule, told, known ?? places.where);
}
