/** Explanations as people read them. */
import type { Waiting } from '../../../detectors/kit/trial/explain/waiting.ts';
import type { Explanation } from './explanation.ts';

export function explanationText({ detector, fired, waiting, call }: Explanation): string {
  const lines = [
    detector,
    ...fired.map(({ call: at, steps }) => `  fired at ${at}: ${stepsText(Object.entries(steps))}`),
    ...(fired.length === 0 ? ['  has not fired'] : []),
    ...(waiting.length === 0 ? ['  nothing has begun'] : waiting.flatMap(waitingLines)),
    ...(call === undefined ? [] : callLines(call)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function stepsText(steps: readonly (readonly [string, string])[]): string {
  return steps.map(([step, call]) => `${step} ${call}`).join(', ');
}

function waitingLines({ items, taken, since, until, values, completedBy, notes }: Waiting): readonly string[] {
  const after = stepsText(taken.map(({ step, call, at }) => [step, `${call} (${at})`] as const));
  return [
    `  waits for ${items.join(' or ')}, since ${since}, until ${until}, after ${after}`,
    ...values.map((value) => `    $${value.name} is ${value.values}`),
    ...completedBy.map(({ step, where }) => `    ${step}: ${where}`),
    ...notes.map((note) => `    ${note}`),
  ];
}

function callLines({ call, took, reasons }: NonNullable<Explanation['call']>): readonly string[] {
  return [
    `  ${call} took ${took.length === 0 ? 'no step' : took.join(', ')}`,
    ...reasons.map(({ step, following, why }) => {
      const after = following.length === 0 ? 'as the first step' : `after ${following.join(', ')}`;
      return `    not ${step}, ${after}: ${why}`;
    }),
  ];
}
