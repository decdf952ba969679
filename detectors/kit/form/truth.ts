/** Three-valued truth as a number: the weaker of two is the smaller one, the opposite is what is missing to `yes`. */
export type Truth = 0 | 1 | 2;

export const no = 0;
/** What was inspected does not settle it. */
export const perhaps = 1;
export const yes = 2;

const names = ['no', 'perhaps', 'yes'] as const;

export function nameOfTruth(truth: Truth): (typeof names)[number] {
  return names[truth];
}

export function oppositeOf(truth: Truth): Truth {
  return truth === yes ? no : truth === no ? yes : perhaps;
}
