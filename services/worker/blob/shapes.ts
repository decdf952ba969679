/**
 * Names of objects that states are likely to hold, each shape by its number: it need not be spelt out in every piece. As
 * with words, this list saves bytes and decides nothing; shapes are added at the end, and none is ever taken out.
 */
const list = `
call requestedMs isRequestKnown server target kind agent capabilities labels taints verdict outcome argumentBytes resultBytes edges
call requestedMs isRequestKnown server target kind agent capabilities labels taints verdict outcome argumentBytes resultBytes edges completedMs
from kind overlap roles
call taints halves ranks
id version hash prefixes state
id version hash prefixes state dueMs
id version state
positions state outbox
incarnation partition epoch offset
format tenant session clockMs sources graph detectors chains live origin
calls folded entities results overflow
calls refused errors argumentBytes resultBytes
tool resource destination credential
edges entities values
gateway boot high seen missing lastMs
method confidence
parts
id version hash prefixes state idleUntilMs
id version hash state
id version hash state idleUntilMs
`;

export const shapes: readonly (readonly string[])[] = list
  .trim()
  .split('\n')
  .map((names) => names.split(' '));
