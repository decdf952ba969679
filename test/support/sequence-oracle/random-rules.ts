/** Random sequences that make every construct of the language. */
import type {
  Absence,
  Capture,
  Expression,
  Item,
  MatchMode,
  SequenceForm,
  Step,
} from '../../../detectors/kit/form/form.ts';
import { all, can, fingerprints, has } from '../../../detectors/kit/form/authoring.ts';
import { idOfItem, stepsOf } from '../../../detectors/kit/form/items.ts';
import { typesOf } from '../../../detectors/kit/form/reads.ts';
import type { Random } from './random.ts';

export const capabilities = ['read.untrusted', 'credential.read', 'egress.message', 'write'] as const;
export const sentLabels = ['code', 'personal.email'] as const;
export const receivedLabels = ['secret.token', 'personal.email'] as const;
export const tools = ['alpha', 'beta'] as const;

const field = (path: string): Expression => ({ op: 'field', path });
const captured = (name: string): Expression => ({ op: 'captured', name });
const not = (of: Expression): Expression => ({ op: 'not', of });
const approval: Expression = {
  op: 'compare',
  by: '==',
  of: [field('event.type'), { op: 'literal', value: 'approval' }],
};

interface Known {
  readonly sets: readonly string[];
  readonly numbers: readonly string[];
}

function plain(random: Random): Expression {
  switch (random.below(9)) {
    case 0:
      return has('result', random.pick(['secret.*', 'personal.email']));
    case 1:
      return has('arguments', random.pick(sentLabels));
    case 2:
      return { op: 'any', of: [can(random.pick(capabilities)), can(random.pick(capabilities))] };
    case 3:
      return not(can(random.pick(capabilities)));
    default:
      return can(random.pick(capabilities));
  }
}

function literal(value: string | number): Expression {
  return { op: 'literal', value };
}

/** What reads something that an earlier step captured, or both events of a call. */
function crossing(random: Random, { sets, numbers }: Known): readonly Expression[] {
  const parts: Expression[] = [];
  if (sets.length > 0 && random.chance(0.6)) {
    const side = random.chance(0.75) ? 'arguments' : 'result';
    const meets: Expression = { op: 'intersects', of: [fingerprints(side), captured(random.pick(sets))] };
    parts.push(random.chance(0.15) ? not(meets) : meets);
  }
  if (sets.length > 1 && random.chance(0.3))
    parts.push({ op: 'intersects', of: [captured(random.pick(sets)), fingerprints('arguments')] });
  if (numbers.length > 0 && random.chance(0.6)) {
    const by = random.pick(['==', '!=', '<'] as const);
    parts.push({ op: 'compare', by, of: [field('arguments.bytes'), captured(random.pick(numbers))] });
  }
  if (random.chance(0.06)) parts.push({ op: 'any', of: [has('arguments', 'code'), has('result', 'secret.*')] });
  if (random.chance(0.06)) parts.push({ op: 'compare', by: '==', of: [field('target.name'), literal('alpha')] });
  return parts;
}

function whereOf(random: Random, known: Known): Expression {
  const parts = [plain(random), ...crossing(random, known)];
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : all(...parts);
}

let names = 0;

function capturesOf(random: Random): readonly Capture[] {
  const name = `c${String((names += 1))}`;
  if (random.chance(0.3)) return [{ name, value: fingerprints(random.pick(['arguments', 'result'])), type: 'set' }];
  if (random.chance(0.12)) return [{ name, value: field('arguments.bytes'), type: 'scalar' }];
  return [];
}

function stepOf(
  random: Random,
  id: string,
  { known, captures }: { readonly known: Known; readonly captures: boolean },
): Step {
  if (random.chance(0.05)) return { id, where: all(approval, granted(random)), captures: [] };
  return { id, where: whereOf(random, known), captures: captures ? capturesOf(random) : [] };
}

/** A step that takes calls: approvals have nothing that could be added up. */
function callOf(random: Random, id: string, known: Known): Step {
  return { id, where: whereOf(random, known), captures: random.chance(0.3) ? capturesOf(random) : [] };
}

function granted(random: Random): Expression {
  return { op: 'compare', by: '==', of: [field('approval.decision'), literal(random.pick(['granted', 'denied']))] };
}

interface Placing {
  readonly at: number;
  readonly count: number;
  readonly known: Known;
}

function spacing(random: Random, { at }: Placing): { isStrict: boolean; afterMs?: number; withinMs?: number } {
  if (at === 0) return { isStrict: false };
  return {
    isStrict: false,
    ...(random.chance(0.08) ? { afterMs: 500 * random.between(1, 4) } : {}),
    ...(random.chance(0.08) ? { withinMs: 500 * random.between(4, 12) } : {}),
  };
}

function itemOf(random: Random, placing: Placing): Item {
  const { at, count, known } = placing;
  const id = `s${String(at)}`;
  const apart = spacing(random, placing);
  const draw = random.next();
  const bare = { known, captures: false };
  if (draw < 0.1) {
    const steps = [0, 1, 2]
      .slice(0, random.between(2, 3))
      .map((member) => stepOf(random, `${id}m${String(member)}`, { known, captures: true }));
    return { kind: 'any-order', id, steps, ...apart };
  }
  if (draw < 0.2) {
    const steps = [0, 1].map((member) => stepOf(random, `${id}m${String(member)}`, { known, captures: true }));
    return { kind: 'one-of', id, steps, ...apart, isStrict: at > 0 && random.chance(0.1) };
  }
  if (draw < 0.36) return aggregateOf(random, callOf(random, id, known), apart);
  const isMiddle = at > 0 && at < count - 1;
  const times = random.chance(0.12) ? random.between(2, 3) : 1;
  const min = isMiddle && random.chance(0.18) ? 0 : times;
  const max = random.chance(0.3) ? {} : { max: Math.max(1, min) + random.below(2) };
  const step = stepOf(random, id, at === count - 1 ? bare : { known, captures: true });
  return {
    kind: 'step',
    step,
    min,
    ...(max.max === undefined && random.chance(0.5) ? { max: Math.max(1, min) } : max),
    ...apart,
    isStrict: at > 0 && random.chance(0.1),
  };
}

function aggregateOf(random: Random, step: Step, apart: { isStrict: boolean }): Item {
  switch (random.below(3)) {
    case 0:
      return { kind: 'aggregate', step, measure: 'count', atLeast: random.between(2, 3), ...apart };
    case 1:
      return {
        kind: 'aggregate',
        step,
        measure: 'sum',
        of: field('arguments.bytes'),
        atLeast: random.between(2, 6),
        ...apart,
      };
    default:
      return {
        kind: 'aggregate',
        step,
        measure: 'distinct',
        of: random.chance(0.5) ? field('arguments.bytes') : fingerprints(random.pick(['arguments', 'result'])),
        atLeast: random.between(2, 3),
        ...apart,
      };
  }
}

function absencesOf(random: Random, items: readonly Item[]): readonly Absence[] {
  const absences: Absence[] = [];
  const bound = items.filter((item) => item.kind !== 'step' || item.min > 0).map(idOfItem);
  const where = (known: Known) => (random.chance(0.4) ? all(approval, granted(random)) : whereOf(random, known));
  const knownUntil = (id: string) => knownOf(items.slice(0, items.findIndex((item) => idOfItem(item) === id) + 1));
  if (bound.length >= 2 && random.chance(0.3)) {
    const from = random.below(bound.length - 1);
    const after = bound[from] ?? '';
    const before = bound[random.between(from + 1, bound.length - 1)] ?? '';
    absences.push({ kind: 'middle', after, before, where: where(knownUntil(after)) });
  }
  if (random.chance(0.15))
    absences.push({
      kind: 'leading',
      before: random.pick(bound),
      forMs: 500 * random.between(1, 8),
      where: where({ sets: [], numbers: [] }),
    });
  const last = items.at(-1);
  if (last !== undefined && random.chance(0.15)) {
    const after = idOfItem(last);
    absences.push({ kind: 'trailing', after, forMs: 500 * random.between(1, 8), where: where(knownUntil(after)) });
  }
  return absences;
}

function knownOf(items: readonly Item[]): Known {
  const captures = items
    .flatMap((item) => ('steps' in item ? item.steps : [item.step]))
    .flatMap((step) => step.captures);
  return {
    sets: captures.filter(({ type }) => type === 'set').map(({ name }) => name),
    numbers: captures.filter(({ type }) => type === 'scalar').map(({ name }) => name),
  };
}

function modeOf(random: Random): MatchMode {
  const draw = random.next();
  if (draw < 0.55) return { kind: 'exists' };
  if (draw < 0.75) return { kind: 'consume' };
  return draw < 0.85 ? { kind: 'once' } : { kind: 'all', max: random.between(1, 6) };
}

/** One step alone is no sequence; it is one when it is repeated. */
function notAlone(item: Item | undefined): Item {
  if (item === undefined) throw new Error('A sequence has an item.');
  if (item.kind !== 'step') return item;
  const min = Math.max(2, item.min);
  return { ...item, min, max: Math.max(min, item.max ?? min) };
}

/** A strict step with a distance, or with a time before it, is taken a fixed number of times. */
function settled(item: Item, absences: readonly Absence[]): Item {
  if (item.kind !== 'step' || !item.isStrict) return item;
  const isBounded = absences.some((absence) => absence.kind !== 'trailing' && absence.before === idOfItem(item));
  const isBound = isBounded || item.afterMs !== undefined || item.withinMs !== undefined;
  return isBound ? { ...item, max: Math.max(1, item.min) } : item;
}

/** Approvals tell no agent: they can be forbidden to each, and taken by none. */
function isOfCalls(item: Item): boolean {
  return stepsOf(item).every(({ where }) => typesOf(where).every((type) => type === 'call'));
}

export function randomForm(random: Random): SequenceForm {
  const count = random.pick([1, 2, 2, 2, 3, 3, 3, 4]);
  const items: Item[] = [];
  for (let at = 0; at < count; at += 1) items.push(itemOf(random, { at, count, known: knownOf(items) }));
  if (count === 1) items[0] = notAlone(items[0]);
  const absences = absencesOf(random, items);
  return {
    id: 'sequence.random',
    version: '1.0.0',
    title: 'Random',
    description: 'Random.',
    status: 'test',
    severity: 'low',
    maps: [],
    falsePositives: [],
    triage: [],
    by: random.chance(0.12) && items.every(isOfCalls) ? ['tenant', 'session', 'agent'] : ['tenant', 'session'],
    withinMs: 500 * random.between(6, 40),
    match: modeOf(random),
    items: items.map((item) => settled(item, absences)),
    absences,
    text: 'Random.',
  };
}
