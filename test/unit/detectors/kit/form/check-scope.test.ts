import { describe, expect, it } from 'vitest';
import { compileSequence } from '../../../../../detectors/kit/language/compile-file.ts';

interface Parts {
  readonly by?: string;
  readonly more?: string;
  readonly rest?: string;
  readonly secondStep?: string;
}

/** What is wrong with a sequence of two steps over several sessions. */
function faultsOf({ by = '[tenant, principal]', more = '', rest = '', secondStep = '' }: Parts): readonly string[] {
  const text = `id: sequence.wide
version: 1.0.0
title: Wide
description: Wide.
status: test
severity: high
maps: [{ framework: mitre-atlas, version: '2026.09', id: AML.T0053 }]
sequence:
  by: ${by}
  within: 1d
  steps:
    - { id: one, where: call.can("pay") }
    - { id: two, where: call.can("destroy")${secondStep} }
${more}${rest}text: Wide.
falsepositives: [None.]
triage: [None?]
tests: [{ title: one, trace: 0s a/b, fires: [] }, { title: two, trace: 0s a/b, fires: [] }]
`;
  return compileSequence({ file: 'wide.yaml', text }).diagnostics.map(({ message }) => message);
}

describe('a sequence over several sessions', () => {
  it.each(['[tenant]', '[tenant, agent]', '[tenant, principal]', '[tenant, server]', '[tenant, tool]'])(
    'may be kept by %s',
    (by) => {
      expect(faultsOf({ by })).toEqual([]);
    },
  );

  it.each(['[tenant, agent, server]', '[tenant, call]', '[tenant, principal, tool]'])(
    'has one owner, which %s does not name',
    (by) => {
      expect(faultsOf({ by })).toContainEqual(
        expect.stringContaining('at most one of agent, principal, server and tool'),
      );
    },
  );

  it('arms for an agent or a principal, and for nobody else', () => {
    expect(faultsOf({ by: '[tenant, agent]', rest: 'arm: two\n' })).toEqual([]);
    expect(faultsOf({ by: '[tenant, principal]', rest: 'arm: two\n' })).toEqual([]);
    expect(faultsOf({ by: '[tenant, server]', rest: 'arm: two\n' })).toEqual([
      'Over several sessions a step is armed for one agent or one principal.',
    ]);
  });

  it('opens no breaker', () => {
    const respond = 'respond: { breaker: open, scope: session, ttl: 15m }\n';
    expect(faultsOf({ rest: respond })).toEqual([
      'A sequence over several sessions opens no breaker: it arms its last step, or alerts.',
    ]);
  });

  it('does not ask what did not happen after its end', () => {
    const more = '  unless:\n    - { after: two, for: 1m, where: event.type == "approval" }\n';
    expect(faultsOf({ more })).toEqual([expect.stringContaining('only there it is known that nothing is missing')]);
  });

  it('speaks of approvals where they tell whose they are', () => {
    const more = '  unless:\n    - { between: [one, two], where: event.type == "approval" }\n';
    expect(faultsOf({ more })).toEqual([]);
    expect(faultsOf({ by: '[tenant, agent]', more })).toEqual([
      'Events of type approval do not tell the agent that they belong to.',
    ]);
  });

  it('does not ask for the very next call', () => {
    expect(faultsOf({ secondStep: ', strict: true' })).toEqual([
      'strict asks for the next call of one session; over several there is none.',
    ]);
  });
});
