import { describe, expect, it } from 'vitest';
import exceptions from '../../../schemas/detectors/exceptions.v1.schema.json' with { type: 'json' };
import sequence from '../../../schemas/detectors/sequence.v1.schema.json' with { type: 'json' };
import test from '../../../schemas/detectors/test.v1.schema.json' with { type: 'json' };

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** What the reference of a node leads to; the node itself where it has none. */
function target(node: Node, root: Node): Node {
  const { $ref: reference } = node;
  if (typeof reference !== 'string') return node;
  const [file = '', pointer = ''] = reference.split('#/$defs/');
  const of: unknown = file === '' ? root : test;
  const definitions = isNode(of) ? of['$defs'] : undefined;
  const found = pointer === '' ? of : isNode(definitions) ? definitions[pointer] : undefined;
  return isNode(found) ? found : {};
}

/** Paths of properties that an editor would show without a word. */
function silent(node: unknown, root: Node, path = ''): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((one) => silent(one, root, path));
  if (!isNode(node)) return [];
  const { properties } = node;
  const own = isNode(properties) ? Object.entries(properties) : [];
  return [
    ...own.flatMap(([name, property]) => {
      const isTold = isNode(property) && [property, target(property, root)].some((one) => 'description' in one);
      return isTold ? [] : [`${path}/${name}`];
    }),
    ...Object.entries(node).flatMap(([name, member]) => silent(member, root, `${path}/${name}`)),
  ];
}

describe('the schemas of detectors', () => {
  it.each([
    ['sequence', sequence],
    ['test', test],
    ['exceptions', exceptions],
  ])('let an editor say what each property of a %s is for', (_name, schema) => {
    expect(silent(schema, schema)).toEqual([]);
  });
});
