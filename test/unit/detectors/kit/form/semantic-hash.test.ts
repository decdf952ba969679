import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../../../detectors/kit/form/compile.ts';
import type { Expression, Item, SequenceForm } from '../../../../../detectors/kit/form/form.ts';
import {
  canonicalJson,
  normalise,
  prefixHashes,
  semanticHash,
} from '../../../../../detectors/kit/form/semantic-hash.ts';
import { randomExpressions } from '../../../../support/random-expressions.ts';
import { captureSlots as slots, randomCall, randomCaptures } from '../../../../support/random-facts.ts';

const sends: Expression = { op: 'can', capability: 'egress.*' };
const reads: Expression = { op: 'can', capability: 'read.untrusted' };

function item(id: string, where: Expression): Item {
  return { kind: 'step', step: { id, where, captures: [] }, min: 1, max: 1, isStrict: false };
}

const form: SequenceForm = {
  id: 'sequence.plain',
  version: '1.0.0',
  title: 'Plain',
  description: 'Plain.',
  status: 'stable',
  severity: 'low',
  maps: [],
  falsePositives: [],
  triage: [],
  by: ['tenant', 'session'],
  withinMs: 1000,
  match: { kind: 'exists' },
  items: [item('read', reads), item('send', { op: 'all', of: [sends, { op: 'not', of: reads }] })],
  absences: [{ kind: 'middle', after: 'read', before: 'send', where: { op: 'can', capability: 'pay' } }],
  text: 'Plain.',
};

describe('the semantic hash', () => {
  it('is the same whatever the words are and however conditions are spelled', () => {
    const spelled: Expression = {
      op: 'all',
      of: [
        { op: 'not', of: reads },
        { op: 'all', of: [sends, sends] },
      ],
    };
    const other = { ...form, id: 'sequence.other', title: 'Other', text: 'Other.', severity: 'high' as const };
    expect(semanticHash({ ...other, items: [item('read', reads), item('send', spelled)] })).toBe(semanticHash(form));
  });

  it.each<Partial<SequenceForm>>([
    { withinMs: 1001 },
    { by: ['tenant'] },
    { match: { kind: 'once' } },
    { items: form.items.toReversed() },
    { items: [item('read', reads), item('send', sends)] },
    { absences: [] },
    { arm: 'send' },
    { respond: { breaker: 'open', scope: 'session', mode: 'deny', ttlMs: 1, code: 'sequence-closed' } },
  ])('is another one with %j', (change) => {
    expect(semanticHash({ ...form, ...change })).not.toBe(semanticHash(form));
  });

  it('does not depend on the order of names', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 2, c: 3 }] })).toBe('{"a":[{"c":3,"d":2}],"b":1}');
  });
});

describe('the hashes of prefixes', () => {
  it('agree as far as what waits there was decided alike', () => {
    const longer = { ...form, withinMs: 9, items: [...form.items, item('pay', { op: 'can', capability: 'pay' })] };
    expect(prefixHashes(longer).slice(0, 2)).toEqual(prefixHashes(form));
    const [first, second] = prefixHashes({ ...form, items: [item('read', reads), item('send', sends)] });
    expect(first).toBe(prefixHashes(form)[0]);
    expect(second).not.toBe(prefixHashes(form)[1]);
  });

  it('differ from where an absence begins to count', () => {
    const [first, second] = prefixHashes({ ...form, absences: [] });
    expect(first).not.toBe(prefixHashes(form)[0]);
    expect(second).not.toBe(prefixHashes(form)[1]);
  });
});

it('changes no truth by writing a condition another way', () => {
  const { condition } = randomExpressions({ numbers: ['number'], texts: ['text'], sets: ['set'] });
  fc.assert(
    fc.property(condition, randomCall, randomCaptures, (where, { request, end }, captures) => {
      for (const facts of [request(), end()]) {
        facts.captured = slots.map((name) => captures[name]);
        expect(compileCondition(normalise(where), { slots })(facts)).toBe(compileCondition(where, { slots })(facts));
      }
    }),
  );
});
