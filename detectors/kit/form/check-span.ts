import { fault, type FormFault, type FormPath } from './fault.ts';
import { formLimits } from './limits.ts';

/** Why a time is none that can be waited for. */
export function checkSpan(ms: number, path: FormPath, name: string): readonly FormFault[] {
  if (ms !== Infinity && (!Number.isSafeInteger(ms) || ms <= 0))
    return [fault('number', `${name} must be longer than nothing.`, path)];
  if (ms <= formLimits.withinMs) return [];
  const days = String(formLimits.withinMs / 86_400_000);
  return [
    fault('unbounded', `${name} is longer than ${days} days: all that began would have to be kept so long.`, path),
  ];
}
