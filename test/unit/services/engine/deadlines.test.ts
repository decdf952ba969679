import { describe, expect, it } from 'vitest';
import type { Detector } from '../../../../detectors/contract.ts';
import type { SessionState } from '../../../../services/engine/state.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { findingOf, quiet, scripted } from '../../../support/scripted-detector.ts';
import { baseMs, recordOf, SessionEvents } from '../../../support/session-events.ts';

/** Finds that nothing came for ten seconds after an event. */
const silence: Detector = scripted<number>({
  react: (_, { timeMs }) => ({ ...quiet(timeMs), dueMs: timeMs + 10_000 }),
  advance: (sinceMs, watermarkMs) => ({
    ...quiet(sinceMs),
    findings: [findingOf(`silence ${String(sinceMs)}`, { atMs: watermarkMs, startMs: sinceMs })],
  }),
});

function begun(detector = silence): SessionState {
  const data = new SessionEvents().requested(1, { atMs: 0 });
  return engineOf([detector]).process(undefined, recordOf(data, 0)).state;
}

const position = { incarnation: 1, partition: 0, offset: '5', appendTimeMs: baseMs + 70_000 };

describe('a deadline', () => {
  it('is what the detector that wants to be asked first says', () => {
    const later = scripted({
      metadata: { id: 'sequence.later' },
      react: () => ({ ...quiet(1), dueMs: baseMs + 20_000 }),
    });
    const engine = engineOf([silence, later]);
    const { state } = engine.process(undefined, recordOf(new SessionEvents().requested(1, { atMs: 0 }), 0));
    expect(engine.dueOf(state)).toBe(baseMs + 10_000);
  });

  it('is met at the position of the record that moved the watermark', () => {
    const { outputs, state } = engineOf([silence]).advance(begun(), {
      position,
      watermarkMs: baseMs + 10_000,
      isUnwatched: false,
    });
    const [open, alert] = outputs;
    expect(open?.kind === 'command' && open.command).toMatchObject({
      action: 'open',
      order: { partition: 0, offset: '5', index: 10_000 },
      issuedAt: position.appendTimeMs,
    });
    expect(alert?.kind === 'alert' && alert.alert.unmapped.shearpin).toMatchObject({
      certainty: 'yes',
      session: { method: 'host', confidence: 1 },
    });
    expect(engineOf([silence]).dueOf(state)).toBeUndefined();
  });

  it('proves less when no gateway of the tenant lives: it alerts, and opens nothing', () => {
    const { outputs } = engineOf([silence]).advance(begun(), {
      position,
      watermarkMs: baseMs + 10_000,
      isUnwatched: true,
    });
    expect(outputs.map(({ kind }) => kind)).toEqual(['alert']);
    expect(outputs[0]?.kind === 'alert' && outputs[0].alert.unmapped.shearpin.certainty).toBe('perhaps');
  });

  it.each([
    ['is gone', engineOf([])],
    ['is off', engineOf([silence], { modes: { [silence.metadata.id]: 'off' } })],
    ['asks for the same time again', engineOf([scripted({ advance: () => ({ ...quiet(1), dueMs: baseMs }) })])],
    [
      'throws',
      engineOf([
        scripted({
          advance() {
            throw new Error('a fault in the detector');
          },
        }),
      ]),
    ],
  ])('passes by when its detector %s', (_, engine) => {
    const { outputs, state } = engine.advance(begun(), { position, watermarkMs: baseMs + 10_000, isUnwatched: false });
    expect(outputs).toEqual([]);
    expect(engine.dueOf(state)).toBeUndefined();
  });
});
