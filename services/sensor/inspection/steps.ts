/** Work that can be left and taken up again: each yield is a place where something else may run. */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** Does all of the work at once. */
export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
