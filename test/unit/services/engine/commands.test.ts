import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../schemas/generated/types.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { recordOf, SessionEvents, type CallData } from '../../../support/session-events.ts';

const minuteMs = 60_000;

function chain(session: SessionEvents): CallData[] {
  return [
    session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    session.completed(1, { atMs: 1, can: ['read.untrusted'] }),
    session.requested(2, { atMs: 2 }),
    session.completed(2, { atMs: minuteMs, secrets: [7] }),
  ];
}

function send(session: SessionEvents, call: number, atMs: number): CallData {
  return session.requested(call, { atMs, can: ['egress.message'], carries: [7] });
}

function opensOf(commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ action }) => action === 'open');
}

describe('a command', () => {
  it('has for its id the hash of scope, writer, detector, partial and order in canonical form', () => {
    const { commands } = runEngine(engineOf(), chain(new SessionEvents()));
    const [arm] = commands;
    const parts = [arm?.scope, arm?.writer, arm?.detector, arm?.partial, arm?.order];
    const hash = createHash('sha256')
      .update(canonicalize(parts) ?? '')
      .digest('hex');
    expect(arm?.id).toBe(hash.slice(0, 32));
  });

  it('takes its order and its times from the record alone', () => {
    const { commands } = runEngine(engineOf(), chain(new SessionEvents()));
    const [arm] = commands;
    expect(arm?.order).toEqual({ incarnation: 1, partition: 0, offset: '3', index: 0 });
    expect(arm?.notBefore).toBe(arm?.issuedAt);
    // A minute of the window has passed; a minute of tolerance is added.
    expect((arm?.expiresAt ?? 0) - (arm?.issuedAt ?? 0)).toBe(15 * minuteMs);
  });

  it('lives as long as the chain has left, however late the record was appended', () => {
    const engine = engineOf();
    const events = chain(new SessionEvents());
    const { state } = runEngine(engine, events.slice(0, 3));
    const last = events[3];
    if (last === undefined) throw new Error('The chain is too short.');
    const { outputs } = engine.process(state, recordOf(last, 3, last.timeMs + 5 * minuteMs));
    const arms = outputs.flatMap((output) => (output.kind === 'command' ? [output.command] : []));
    expect(arms.map(({ expiresAt, issuedAt }) => expiresAt - issuedAt)).toEqual([15 * minuteMs]);
  });

  it('is not repeated for an open that has more than half of its life left, and renewed after', () => {
    const session = new SessionEvents();
    const events = [
      ...chain(session),
      send(session, 3, 2 * minuteMs),
      send(session, 4, 3 * minuteMs),
      send(session, 5, 10 * minuteMs),
    ];
    expect(opensOf(runEngine(engineOf(), events).commands).map(({ order }) => order.offset)).toEqual(['4', '6']);
  });

  it('is named by the alert of its chain', () => {
    const session = new SessionEvents();
    const { alerts, commands } = runEngine(engineOf(), [...chain(session), send(session, 3, 2 * minuteMs)]);
    expect(alerts[0]?.unmapped.shearpin.commands).toEqual(commands.map(({ id }) => id));
  });
});
