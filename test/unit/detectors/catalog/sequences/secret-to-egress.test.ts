import { describe, expect, it } from 'vitest';
import { secretToEgress } from '../../../../support/catalog.ts';
import type { CallCompleted, Label, Verdict } from '../../../../../schemas/generated/types.ts';
import { engineOf, runEngine, type EngineRun } from '../../../../support/engine-runs.ts';
import { SessionEvents, ulidOf, type CallData, type RequestOptions } from '../../../../support/session-events.ts';

const minuteMs = 60_000;

function run(events: readonly CallData[]): EngineRun {
  return runEngine(engineOf([secretToEgress]), events);
}

function read(session: SessionEvents, end: { readonly outcome?: CallCompleted['outcome'] } = {}): CallData[] {
  return [
    session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    session.completed(1, { atMs: 100, can: ['read.untrusted'], ...end }),
  ];
}

interface SecretOptions {
  readonly secrets?: readonly number[];
  readonly labels?: readonly Label[];
  readonly outcome?: CallCompleted['outcome'];
  readonly isError?: boolean;
}

function learn(session: SessionEvents, options: SecretOptions = {}): CallData[] {
  return [
    session.requested(2, { atMs: 1_000, can: ['credential.read'] }),
    session.completed(2, { atMs: 1_100, can: ['credential.read'], secrets: [7], ...options }),
  ];
}

function send(session: SessionEvents, options: Partial<RequestOptions> = {}): CallData {
  return session.requested(3, { atMs: 2_000, can: ['egress.message'], carries: [7], ...options });
}

describe('sequence.secret-to-egress', () => {
  it('fires when a credential that came after untrusted content is carried to a call that sends', () => {
    const session = new SessionEvents();
    const { alerts } = run([...read(session), ...learn(session), send(session)]);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.unmapped.shearpin.steps.map(({ step, call }) => [step, call])).toEqual([
      ['read', ulidOf('C', 1)],
      ['secret', ulidOf('C', 2)],
      ['send', ulidOf('C', 3)],
    ]);
    expect(alerts[0]?.severity_id).toBe(5);
  });

  it('arms the gateway with the credential before the last call is asked for', () => {
    const session = new SessionEvents();
    const { commands, alerts } = run([...read(session), ...learn(session)]);
    expect(alerts).toEqual([]);
    expect(commands).toMatchObject([
      {
        action: 'arm',
        mode: 'deny',
        scope: { kind: 'session', tenant: 'acme' },
        condition: { step: 'send', carries: ['0000000000000007'] },
        reason: { code: 'sequence-armed', detector: 'sequence.secret-to-egress@1.0.0' },
      },
    ]);
  });

  it('opens the session once the chain has been ended, and names the alert', () => {
    const session = new SessionEvents();
    const { commands, alerts } = run([...read(session), ...learn(session), send(session)]);
    expect(commands.at(-1)).toMatchObject({
      action: 'open',
      partial: '',
      reason: { code: 'sequence-closed', alert: alerts[0]?.finding_info.uid },
    });
  });

  it('fires at exactly the end of the window', () => {
    const session = new SessionEvents();
    const { alerts } = run([...read(session), ...learn(session), send(session, { atMs: 15 * minuteMs })]);
    expect(alerts).toHaveLength(1);
  });

  it('stays silent a millisecond after the window', () => {
    const session = new SessionEvents();
    const { alerts } = run([...read(session), ...learn(session), send(session, { atMs: 15 * minuteMs + 1 })]);
    expect(alerts).toEqual([]);
  });

  it('stays silent when the call that sends carries another value', () => {
    const session = new SessionEvents();
    expect(run([...read(session), ...learn(session), send(session, { carries: [8] })]).alerts).toEqual([]);
  });

  it('stays silent when the credential goes to a call that cannot send', () => {
    const session = new SessionEvents();
    expect(run([...read(session), ...learn(session), send(session, { can: ['write'] })]).alerts).toEqual([]);
  });

  it('stays silent when nothing untrusted was read before the credential', () => {
    const session = new SessionEvents();
    const { alerts, commands } = run([...learn(session), ...read(session), send(session)]);
    expect([alerts, commands]).toEqual([[], []]);
  });

  it('stays silent when the untrusted read had not ended when the credential was asked for', () => {
    const session = new SessionEvents();
    const events = [
      session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
      session.requested(2, { atMs: 50, can: ['credential.read'] }),
      session.completed(1, { atMs: 100, can: ['read.untrusted'] }),
      session.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
      send(session),
    ];
    expect(run(events).alerts).toEqual([]);
  });

  it('does not let one call be the read and the credential of a chain', () => {
    const session = new SessionEvents();
    const { alerts } = run([
      session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
      session.completed(1, { atMs: 10, can: ['read.untrusted'], secrets: [7] }),
      send(session),
    ]);
    expect(alerts).toEqual([]);
  });

  it.each(['cancelled', 'lost', 'refused'] as const)('takes no read from a call that was %s', (outcome) => {
    const session = new SessionEvents();
    expect(run([...read(session, { outcome }), ...learn(session), send(session)]).alerts).toEqual([]);
  });

  it('takes nothing from a call whose request was refused, whatever its end says', () => {
    const session = new SessionEvents();
    const refused: Verdict = { decision: 'refused', reason: 'open' };
    const { alerts } = run([
      session.requested(1, { atMs: 0, can: ['read.untrusted'], verdict: refused }),
      session.completed(1, { atMs: 100, can: ['read.untrusted'] }),
      ...learn(session),
      send(session),
    ]);
    expect(alerts).toEqual([]);
  });

  it('arms for every call that sends when a result held more credentials than are named', () => {
    const session = new SessionEvents();
    const events = [...read(session), ...learn(session)].map((data) =>
      'result' in data && data.result.fingerprints.length > 0
        ? { ...data, result: { ...data.result, overflow: 1 } }
        : data,
    );
    const { commands, alerts } = run([...events, send(session, { carries: [99] })]);
    expect(commands[0]?.condition).not.toHaveProperty('carries');
    expect(commands[0]?.condition).toMatchObject({ widened: true });
    expect(alerts).toMatchObject([{ unmapped: { shearpin: { approximate: true } } }]);
  });

  it('takes a credential from an answer that says it is an error, since the server chooses what it says', () => {
    const session = new SessionEvents();
    expect(run([...read(session), ...learn(session, { isError: true }), send(session)]).alerts).toHaveLength(1);
  });

  it('is not led astray by a decoy: a later read and a later credential do not hide the first', () => {
    const session = new SessionEvents();
    const { alerts } = run([
      ...read(session),
      ...learn(session),
      session.requested(4, { atMs: 1_500, can: ['read.untrusted'] }),
      session.completed(4, { atMs: 1_600, can: ['read.untrusted'], secrets: [9] }),
      send(session),
    ]);
    expect(alerts).toHaveLength(1);
  });

  it('starts the window anew when untrusted content is read again before the same credential', () => {
    const session = new SessionEvents();
    const { alerts, commands } = run([
      ...read(session),
      ...learn(session),
      session.requested(4, { atMs: 10 * minuteMs, can: ['read.untrusted'] }),
      session.completed(4, { atMs: 10 * minuteMs, can: ['read.untrusted'] }),
      session.requested(5, { atMs: 11 * minuteMs, can: ['credential.read'] }),
      session.completed(5, { atMs: 11 * minuteMs, can: ['credential.read'], secrets: [7] }),
      send(session, { atMs: 20 * minuteMs }),
    ]);
    expect(alerts).toHaveLength(1);
    const arms = commands.filter(({ action }) => action === 'arm');
    expect(new Set(arms.map(({ partial }) => partial)).size).toBe(1);
    expect(arms).toHaveLength(2);
  });

  it('counts every further call of one chain in one alert, with whole values', () => {
    const session = new SessionEvents();
    const { alerts } = run([
      ...read(session),
      ...learn(session),
      send(session),
      session.requested(4, { atMs: 3_000, can: ['egress.network'], carries: [7] }),
    ]);
    expect(new Set(alerts.map(({ finding_info: { uid } }) => uid)).size).toBe(1);
    expect(alerts.map(({ count, activity_id, metadata: { uid } }) => [count, activity_id, uid.split('.')[1]])).toEqual([
      [1, 1, '1'],
      [2, 2, '2'],
    ]);
  });

  it('counts a call whose arguments were not inspected whole as perhaps, and opens nothing on it', () => {
    const session = new SessionEvents();
    const { alerts, commands } = run([
      ...read(session),
      ...learn(session),
      send(session, { carries: [], truncated: true }),
    ]);
    expect(alerts).toMatchObject([{ confidence_id: 1, unmapped: { shearpin: { certainty: 'perhaps' } } }]);
    expect(commands.map(({ action }) => action)).toEqual(['arm']);
  });

  it('believes the gateway that refused by its arm, though the event does not hold the value', () => {
    const session = new SessionEvents();
    const events = [...read(session), ...learn(session)];
    const arm = run(events).commands[0];
    const verdict: Verdict = {
      decision: 'refused',
      reason: 'armed',
      detector: 'sequence.secret-to-egress',
      partial: arm?.partial ?? '',
      ...(arm === undefined ? {} : { command: arm.id }),
    };
    const { alerts } = run([...events, send(session, { carries: [], verdict })]);
    expect(alerts).toMatchObject([
      { action_id: 2, disposition_id: 2, unmapped: { shearpin: { certainty: 'gateway', refused: 1 } } },
    ]);
  });

  it('alerts on a call that was refused by the arm of another session of the caller', () => {
    const verdict: Verdict = {
      decision: 'refused',
      reason: 'armed',
      detector: 'sequence.secret-to-egress',
      partial: 'ab'.repeat(16),
      command: 'cd'.repeat(16),
    };
    const { alerts } = run([send(new SessionEvents(), { verdict })]);
    expect(alerts).toMatchObject([{ unmapped: { shearpin: { chain: 'ab'.repeat(16), certainty: 'gateway' } } }]);
  });

  it('finds the chain when the gateway’s event of a request was lost', () => {
    const session = new SessionEvents();
    const [, ended] = read(session);
    const { alerts } = run([ended, ...learn(session), send(session)].filter((event) => event !== undefined));
    expect(alerts).toHaveLength(1);
  });

  it('takes back its arm when the chain has died of age', () => {
    const session = new SessionEvents();
    const { commands } = run([
      ...read(session),
      ...learn(session),
      session.requested(4, { atMs: 15 * minuteMs + 30_001, can: ['discover'] }),
    ]);
    expect(commands.map(({ action }) => action)).toEqual(['arm', 'disarm']);
    expect(commands[1]?.partial).toBe(commands[0]?.partial);
  });

  it('falls back on the union of the values when there are more sets than it tells apart', () => {
    const session = new SessionEvents();
    const sets = Array.from({ length: 20 }, (_, index) => index + 10);
    const floods = sets.flatMap((value, index) => [
      session.requested(value, { atMs: 1_000 + index * 10, can: ['credential.read'] }),
      session.completed(value, { atMs: 1_005 + index * 10, can: ['credential.read'], secrets: [value] }),
    ]);
    const { alerts } = run([...read(session), ...floods, send(session, { carries: [10] })]);
    const chains = alerts.filter(({ finding_info }) => finding_info.analytic.uid === 'sequence.secret-to-egress');
    expect(chains).toMatchObject([{ unmapped: { shearpin: { approximate: true } } }]);
  });
});
