import { shapes } from './shapes.ts';

/** Names of an object, by the order in which they stand. */
interface ShapeNode {
  readonly next: Map<string, ShapeNode>;
  /** Its number among the shapes that are likely; -1: it is none of them. */
  known: number;
  /** The blob in which the shape was last written, and its number there. */
  round: number;
  number: number;
}

/** More shapes than any state has: what another version wrote must not fill the memory. */
const nodesMax = 4_096;

/** The shapes of one blob after another, each by the order in which it came in its blob. */
export class ShapeTree {
  #root = knownShapes();
  #nodes = 0;
  #round = 0;
  #count = 0;

  /** Another blob. */
  begin(): void {
    this.#round += 1;
    this.#count = 0;
    if (this.#nodes <= nodesMax) return;
    this.#root = knownShapes();
    this.#nodes = 0;
  }

  /** The number of a shape that came in this blob before; below 0 for one that did not: -1, less those known before it. */
  numberOf(names: readonly string[]): number {
    let shape = this.#root;
    for (const name of names) shape = shape.next.get(name) ?? this.#grow(shape, name);
    if (shape.round === this.#round) return shape.number;
    shape.round = this.#round;
    shape.number = this.#count;
    this.#count += 1;
    return -shape.known - 2;
  }

  #grow({ next }: ShapeNode, name: string): ShapeNode {
    const grown = newShape();
    next.set(name, grown);
    this.#nodes += 1;
    return grown;
  }
}

function newShape(): ShapeNode {
  return { next: new Map(), known: -1, round: 0, number: 0 };
}

function knownShapes(): ShapeNode {
  const root = newShape();
  for (const [known, names] of shapes.entries()) {
    let shape = root;
    for (const name of names) {
      const next = shape.next.get(name) ?? newShape();
      shape.next.set(name, next);
      shape = next;
    }
    shape.known = known;
  }
  return root;
}
