import type { CommandOrder } from '../../../schemas/generated/types.ts';

type Position = Pick<CommandOrder, 'incarnation' | 'offset'>;

/** Where in the source log: negative when `left` is earlier. A session lives in one partition, so that is not compared. */
export function comparePositions(left: Position, right: Position): number {
  if (left.incarnation !== right.incarnation) return left.incarnation - right.incarnation;
  const [leftOffset, rightOffset] = [BigInt(left.offset), BigInt(right.offset)];
  if (leftOffset === rightOffset) return 0;
  return leftOffset < rightOffset ? -1 : 1;
}

export function compareOrders(left: CommandOrder, right: CommandOrder): number {
  return comparePositions(left, right) || left.index - right.index;
}
