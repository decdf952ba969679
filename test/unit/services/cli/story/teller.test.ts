import { describe, expect, it } from 'vitest';
import { createPaint } from '../../../../../services/cli/story/paint.ts';
import { createTeller } from '../../../../../services/cli/story/teller.ts';
import type { Sight } from '../../../../../services/cli/story/stream-witness.ts';
import { toldChain } from '../../../../support/told-chain.ts';

const chain = toldChain();
const [arm, ...later] = chain.commands;
const [alert] = chain.alerts;

function tell(sights: readonly Sight[], phases: readonly string[] = []): string {
  const lines: string[] = [];
  const paint = createPaint({ stdout: { write: () => undefined }, env: {} });
  const teller = createTeller({ paint, write: (line) => lines.push(line), phases });
  for (const sight of sights) teller(sight);
  return lines.join('\n');
}

const calls = chain.calls.map((call): Sight => {
  return 'arguments' in call ? { kind: 'requested', call } : { kind: 'completed', call };
});

describe('the teller', () => {
  it('says what was called, what was learnt, and what was refused and why', () => {
    const text = tell(calls, ['honest', 'injected', 'injected']);
    expect(text).toMatch(/Honest work\n\s+1 .*tool-1/);
    expect(text).toContain('others can write what it read');
    expect(text).toContain('its result holds secret.token');
    expect(text).toMatch(/\n\s+3 .*post_note .*REFUSED before the server saw it: armed by sequence\.secret-to-egress/);
    expect(text.match(/Honest work/g)).toHaveLength(1);
  });

  it('says what was armed, after how long, and that a session was stopped', () => {
    if (arm === undefined) throw new Error('The chain did not arm.');
    const text = tell([
      { kind: 'applied', command: arm, afterMs: 7 },
      ...later.map((command): Sight => ({ kind: 'applied', command, afterMs: undefined })),
    ]);
    expect(text).toContain('armed, 7 ms after that: from here on the gateway refuses a call that can egress.*');
    expect(text).toContain('open (deny)');
    expect(text).not.toContain(arm.condition?.carries?.[0] ?? 'no fingerprint');
  });

  it('says an alert with its steps in order', () => {
    if (alert === undefined) throw new Error('The chain raised no alert.');
    expect(tell([{ kind: 'alert', alert }])).toMatch(/alert, critical: .+ → .+ → post_note \(refused\)/);
  });

  it('tells calls beyond the scenario under a heading of their own', () => {
    expect(tell(calls)).not.toContain('Honest');
    expect(tell(calls, ['honest'])).toContain('Other calls');
  });
});

describe('colours', () => {
  it.each([
    [{ isTTY: true }, {}, true],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{ isTTY: true }, { TERM: 'dumb' }, false],
    [{}, {}, false],
  ])('on %j with %j appear: %j', (stream, env, isColoured) => {
    const paint = createPaint({ stdout: { write: () => undefined, ...stream }, env });
    expect(paint('alarm', 'text') !== 'text').toBe(isColoured);
  });
});
