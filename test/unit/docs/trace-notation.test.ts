import { describe, expect, it } from 'vitest';
import { renderFault } from '../../../detectors/kit/trial/notation/fault.ts';
import { readTrace } from '../../../detectors/kit/trial/notation/read-trace.ts';
import { endWords, requestWords } from '../../../detectors/kit/trial/notation/words.ts';
import { readPage } from '../../support/doc-pages.ts';

const page = readPage('docs/reference/trace-notation.md');
const examples = [...page.matchAll(/^```trace\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms)].map(
  ([, trace = '', told = '']) => ({ trace, told }),
);

describe('the page about the trace notation', () => {
  it.each(examples)('shows what comes of an example: $trace', ({ trace, told }) => {
    const reading = readTrace(trace);
    const faults = reading.kind === 'read' ? [] : reading.faults.map((fault) => `${renderFault(trace, fault)}\n`);
    expect(faults.join('')).toBe(told);
  });

  it('has examples, one of them of what is wrong', () => {
    expect(examples.length).toBeGreaterThan(4);
    expect(examples.filter(({ told }) => told !== '')).toHaveLength(1);
  });

  it('names every word', () => {
    const words = new Set([...Object.keys(requestWords), ...Object.keys(endWords)]);
    expect([...words].filter((word) => !page.includes(`\`${word}`) && !page.includes(` ${word}:`))).toEqual([]);
  });
});
