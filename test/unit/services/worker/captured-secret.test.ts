import { pack } from 'msgpackr';
import { expect, it } from 'vitest';
import { pushedSecret } from '../../../support/captured-secret.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { fpOf } from '../../../support/session-events.ts';

it('rule 6: a secret that was captured is found to leave after 10,000 values that were made to push it out', () => {
  const calls = pushedSecret();
  const { alerts, state, commands } = runEngine(engineOf(), calls);
  const own = alerts.filter(({ evidences }) => JSON.stringify(evidences).includes(calls.at(-1)?.call ?? 'none'));
  expect(own.map(({ finding_info: { analytic } }) => analytic.uid)).toContain('sequence.secret-to-egress');
  expect(commands.some(({ action, condition }) => action === 'arm' && condition?.carries?.includes(fpOf(7)))).toBe(
    true,
  );
  expect(pack(state).byteLength).toBeLessThan(1_500_000);
});
