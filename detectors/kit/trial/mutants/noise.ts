import { stepsOf } from '../../form/items.ts';
import { capturesOf, linesFor } from '../candidates.ts';
import { readTrace } from '../notation/read-trace.ts';
import type { CallLine, Trace } from '../notation/trace.ts';
import { callOf, type Ground, type Made, staysSame, staysSilent } from './mutant.ts';

/** Calls of an honest agent; the first that the detector has no interest in is noise to it. */
const honest = [
  '0s clock/now can:discover',
  '0s wiki/search can:read.public selector:noise',
  '0s notes/append can:write payload:noise',
  '0s clock/now',
];

/** A call that no step takes and no absence forbids. */
function noiseFor(form: Ground['form']): CallLine | undefined {
  const captures = capturesOf(form);
  const wheres = [
    ...form.items.flatMap((item) => stepsOf(item).map(({ where }) => where)),
    ...form.absences.map(({ where }) => where),
  ];
  for (const text of honest) {
    const reading = readTrace(text);
    if (reading.kind === 'faulty') continue;
    const [line] = reading.trace.lines;
    const isTaken = wheres.some((where) => linesFor(reading.trace, where, captures).size > 0);
    if (line?.kind === 'call' && !isTaken) return line;
  }
  return undefined;
}

function withBefore(trace: Trace, line: CallLine, added: CallLine): Trace {
  const at = trace.lines.indexOf(line);
  return { lines: trace.lines.toSpliced(at, 0, added) };
}

/** An honest call between two steps: by the same agent, and by another one of the session. */
export function noiseMutants(ground: Ground): readonly Made[] {
  const noise = noiseFor(ground.form);
  if (noise === undefined) {
    const why = 'a step or an absence takes every honest call there is';
    return [{ kind: 'noise', title: 'an honest call between the steps', why }];
  }
  const { steps } = ground.fired;
  return steps.slice(1).flatMap(({ step, call }, at) => {
    const line = callOf(ground, call);
    const before = steps[at]?.step ?? '';
    return line === undefined ? [] : noiseBefore(ground, { line, noise, step, before });
  });
}

interface Between {
  readonly line: CallLine;
  readonly noise: CallLine;
  readonly step: string;
  readonly before: string;
}

function noiseBefore(ground: Ground, { line, noise, step, before }: Between): readonly Made[] {
  const number = Math.max(...ground.trace.lines.map((one) => (one.kind === 'call' ? one.number : 0))) + 1;
  const { atMs, session, tenant, principal, gateway, agent } = line;
  const added = { ...noise, number, atMs, endMs: atMs, session, tenant, principal, gateway, agent };
  const title = `an honest call between ${before} and ${step}`;
  const trace = withBefore(ground.trace, line, added);
  if (!ground.form.items.some(({ isStrict }) => isStrict)) {
    const meaning = `one harmless call between ${before} and ${step} is enough to evade the detector`;
    return [staysSame(ground, { kind: 'noise', title, trace, meaning })];
  }
  const item = ground.form.items.find((one) => stepsOf(one).some(({ id }) => id === step));
  const own: Made =
    item?.isStrict === true
      ? strictly(ground, { title, trace, step })
      : { kind: 'noise', title, why: 'it may stand before a strict step of another finding' };
  const byOther = staysSame(ground, {
    kind: 'noise',
    title: `${title}, by another agent`,
    trace: withBefore(ground.trace, line, { ...added, agent: `${agent}-other` }),
    meaning: 'a step is strict for one agent, yet a call of another agent comes between',
  });
  return [own, byOther];
}

/** A strict step dies of noise, unless another call could have taken it. */
function strictly(
  ground: Ground,
  { title, trace, step }: { readonly title: string; readonly trace: Trace; readonly step: string },
): Made {
  const isOnly = ground.places.every(({ lines }) => lines.size <= 1);
  if (!isOnly) return { kind: 'noise', title, why: `other calls of the trace could take ${step}` };
  const meaning = `${step} is strict, yet another call of the agent may come before it`;
  return staysSilent({ kind: 'noise', title, trace, meaning });
}
