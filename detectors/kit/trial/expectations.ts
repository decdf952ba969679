/** Compares what a detector made of a trace with what its test says. */
import type { DetectorTest, ExpectedArm, ExpectedEvidence } from '../../../schemas/generated/types.ts';
import { isSet } from '../form/value.ts';
import { fingerprintOf } from './notation/symbols.ts';
import { type Armed, firedAt, type Outcome, type StepTaken } from './outcome.ts';

/** Every way in which the outcome is not the expected one, as sentences; none when it is. */
export function disappointments(
  test: DetectorTest,
  { outcome, names }: { readonly outcome: Outcome; readonly names: ReadonlyMap<string, string> },
): readonly string[] {
  const { fired, withdrawn, armed, refused } = outcome;
  const late = fired.filter(({ finding }) => finding.isLate === true);
  return [
    ...numbers('fire at', test.fires, firedAt(fired)),
    ...numbers('find late', test.late, firedAt(late)),
    ...numbers('withdraw what it found at', test.withdrawn, firedAt(withdrawn)),
    ...numbers('have refused', test.refused, refused),
    ...(test.armed === undefined ? [] : armsDiffer(test.armed, armed, names)),
    ...(test.evidence ?? []).flatMap((expected, at) => evidenceDiffers(expected, fired[at]?.steps, at)),
  ];
}

function listed(calls: readonly number[]): string {
  if (calls.length === 0) return 'no call';
  return `call${calls.length > 1 ? 's' : ''} ${calls.join(', ')}`;
}

function numbers(verb: string, expected: readonly number[] | undefined, found: readonly number[]): readonly string[] {
  if (expected === undefined) return [];
  const wanted = expected.toSorted((one, other) => one - other);
  if (JSON.stringify(wanted) === JSON.stringify(found)) return [];
  return [`It should ${verb} ${listed(wanted)}, and did at ${listed(found)}.`];
}

type Names = ReadonlyMap<string, string>;

function armsDiffer(expected: readonly ExpectedArm[], found: readonly Armed[], names: Names): readonly string[] {
  const told = (text: string): string => `It should arm ${text}.`;
  const missing = expected.flatMap((arm, at) => {
    const made = found[at];
    if (made === undefined) return [told(`${describeArm(arm)}, and armed nothing then`)];
    return isSameArm(arm, made) ? [] : [told(`${describeArm(arm)}, and armed ${describeMade(made, names)}`)];
  });
  const more = found.slice(expected.length).map((made) => told(`nothing more, and armed ${describeMade(made, names)}`));
  return [...missing, ...more];
}

function isSameArm({ after, step, values }: ExpectedArm, made: Armed): boolean {
  if (after !== made.after || step !== made.condition.step) return false;
  if (values === undefined) return true;
  const wanted = values.map(fingerprintOf).toSorted();
  return JSON.stringify(wanted) === JSON.stringify(conditionValues(made).toSorted());
}

/** Every value that the condition names. */
export function conditionValues({ condition: { carries = [], captures = {} } }: Armed): readonly string[] {
  const captured = Object.values(captures).flatMap((value) => (isSet(value) ? value.values : [String(value)]));
  return [...new Set([...carries, ...captured])];
}

function describeArm({ after, step, values }: ExpectedArm): string {
  const named = values === undefined ? '' : ` with ${values.length === 0 ? 'no value' : values.join(', ')}`;
  return `${step} after call ${String(after)}${named}`;
}

function describeMade(made: Armed, names: Names): string {
  const values = conditionValues(made).map((value) => names.get(value) ?? value);
  return describeArm({ after: made.after, step: made.condition.step, values: values.toSorted() });
}

function evidenceDiffers(
  expected: ExpectedEvidence,
  steps: readonly StepTaken[] | undefined,
  at: number,
): readonly string[] {
  const finding = `Finding ${String(at + 1)}`;
  if (steps === undefined) return [`${finding} is missing, whose evidence was to be compared.`];
  return Object.entries(expected).flatMap(([step, call]) => {
    const taken = steps.filter((one) => one.step === step).map((one) => one.call);
    if (taken.includes(call)) return [];
    return [`${finding} should show call ${String(call)} as ${step}, and shows ${listed(taken)}.`];
  });
}
