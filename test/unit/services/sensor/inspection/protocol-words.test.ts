import { expect, it } from 'vitest';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';

const inspector = createInspector({ key: Buffer.alloc(32, 7) });
const options = { bytes: 1, capabilities: [], isError: false };
const fpsOf = (value: unknown): string[] => inspector.result(value, options).event.fingerprints.map(({ fp }) => fp);

it('tells nothing of the words that the protocol itself says in every result', () => {
  expect(fpsOf({ content: [{ type: 'text', text: '' }], isError: false })).toEqual([]);
});

it('tells of a name that was chosen, and of a type that is none of the protocol’s', () => {
  expect(fpsOf({ content: [{ type: 'text', text: '', invoice77: '' }] })).toHaveLength(1);
  expect(fpsOf({ content: [{ type: 'invoice77' }] })).toHaveLength(1);
});

it('looks at the end of a long result only where not all of it is looked at', () => {
  const tail = 'password: hunter2!x';
  const labelsOf = (value: unknown, isWhole: boolean): readonly string[] =>
    inspector.result(value, { ...options, tail, isWhole }).event.labels;
  expect(labelsOf({ text: 'All is well.' }, true)).toEqual([]);
  expect(labelsOf({ text: 'All is well.' }, false)).toEqual(['secret.password']);
  expect(labelsOf({ text: 'All is well. '.repeat(40_000) }, true)).toEqual(['secret.password']);
});
