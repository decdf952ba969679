import { describe, expect, it } from 'vitest';
import { judge } from '../../support/chaos/verdict/judge.ts';
import { rereadDetector, wideDetector } from '../../support/chaos/verdict/demanded.ts';
import type { GivenUp } from '../../support/chaos/verdict/known-sessions.ts';
import * as planted from './planted-run.ts';

const { alert, beganMs, chain, command, eventsOf, givenUpAt, heartbeat, honest, hourMs, judgementOf } = planted;

const s1 = chain('s1');
const armed = [command('c1'), command('c2', { action: 'open', partial: '' })];
const asPlanned = { alerts: [alert({})], commands: armed };
const clean = {
  lost: [],
  doubled: [],
  unplanned: [],
  unobservable: [],
  unobservableUntold: [],
  incomplete: [],
  eventsUntold: 0,
};

/** Without its events of this tool and kind. */
function without(tool: string, kind = '') {
  return eventsOf(s1).filter((event) => event.tool !== tool || !event.type.includes(kind));
}

describe('a run in which everything came as planned', () => {
  it('has nothing against it', () => {
    const judged = judge(judgementOf([s1, honest('s2')], asPlanned));
    expect(judged).toMatchObject({ ...clean, expectedAlerts: 1, eventsSent: 11, eventsInLog: 11, repeats: 0 });
  });

  it('may tell of faults', () => {
    const health = [alert({ uid: 'h', detector: 'health.stale-feed', session: 'gw-1' })];
    expect(judge(judgementOf([s1], { ...asPlanned, alerts: [...asPlanned.alerts, ...health] }))).toMatchObject(clean);
  });
});

describe('alerts and commands', () => {
  it('counts an alert that is missing as lost when every event of its chain is in the log', () => {
    expect(judge(judgementOf([s1], { commands: armed })).lost).toEqual([expect.stringContaining('s1')]);
  });

  it('counts two alerts of one planned match as doubled', () => {
    const alerts = [alert({}), alert({ uid: 'a2' })];
    expect(judge(judgementOf([s1], { alerts, commands: armed })).doubled).toEqual([expect.stringContaining('a1, a2')]);
  });

  it('counts one id with two contents as doubled, and the same bytes again as repeats', () => {
    const copies = new Map([['c1', new Map([['one', 3]])]]);
    expect(judge(judgementOf([s1], { ...asPlanned, commandCopies: copies }))).toMatchObject({ ...clean, repeats: 2 });
    const other = new Map([['c1', new Map([['one', 1], ['other', 1]])]]); // prettier-ignore
    expect(judge(judgementOf([s1], { ...asPlanned, commandCopies: other })).doubled).toHaveLength(1);
    expect(judge(judgementOf([s1], { ...asPlanned, alertCopies: other })).doubled).toHaveLength(1);
  });

  it.each(['arm', 'open'] as const)('counts a planned %s under two orders as doubled', (action) => {
    const commands = [...armed, command('c3', { action })];
    expect(judge(judgementOf([s1], { ...asPlanned, commands }))).toMatchObject({
      ...clean,
      doubled: [expect.stringContaining('c3')],
    });
  });

  it('expects no order of sessions in two partitions, of what was deleted, and of what was given up', () => {
    const twice = { ...asPlanned, commands: [...armed, command('c3')] };
    expect(judge(judgementOf([s1], { ...twice, moved: new Set(['s1']) })).doubled).toEqual([]);
    expect(judge(judgementOf([s1], { ...twice, deletedUntilMs: beganMs })).doubled).toEqual([]);
    const givenUp = givenUpAt('acme:s1', beganMs + 10);
    expect(judge(judgementOf([s1], { ...twice, givenUp })).doubled).toEqual([]);
  });

  it.each(['sequence.secret-to-egress', 'rate.agent-ceiling', 'health.detector-quarantined'])(
    'counts an alert of %s that nobody planned',
    (detector) => {
      const alerts = [...asPlanned.alerts, alert({ uid: 'a2', detector, session: 's2' })];
      const { unplanned } = judge(judgementOf([s1, honest('s2')], { ...asPlanned, alerts }));
      expect(unplanned).toEqual([expect.stringContaining(`s2: ${detector}`)]);
    },
  );

  it('counts an alert of another detector for a session with a chain', () => {
    const alerts = [...asPlanned.alerts, alert({ uid: 'a2', detector: 'sequence.issue-export-chat' })];
    expect(judge(judgementOf([s1], { ...asPlanned, alerts })).unplanned).toHaveLength(1);
  });

  it('counts commands that nobody planned: for an honest session, and for a whole tenant', () => {
    const scope = { kind: 'tenant', tenant: 'acme', id: 'acme' } as const;
    const commands = [
      ...armed,
      command('c3', { scope: { ...scope, kind: 'session', id: 's2' } }),
      command('c4', { scope }),
    ];
    expect(judge(judgementOf([s1, honest('s2')], { ...asPlanned, commands })).unplanned).toHaveLength(2);
  });
});

describe('a chain of which no alert tells', () => {
  it.each([
    ['read_ticket', 'requested'],
    ['read_ticket', 'completed'],
    ['get_secret', 'completed'],
    ['send_mail', 'requested'],
  ])('cannot be observed when %s of it was not %s in the log', (tool, kind) => {
    const judged = judge(judgementOf([s1], { events: without(tool, kind) }));
    expect(judged).toMatchObject({ lost: [], unobservable: ['s1'], unobservableUntold: ['s1'] });
  });

  it('is lost when nothing is missing but a call beside it', () => {
    const judged = judge(judgementOf([s1], { events: without('list_holidays') }));
    expect(judged).toMatchObject({ lost: [expect.any(String)], unobservable: [] });
    expect(judged.incomplete).toHaveLength(1);
  });

  it('cannot be observed when what was known of it was given up while it lived', () => {
    const givenUp = givenUpAt('acme:s1', beganMs + 10);
    expect(judge(judgementOf([s1], { givenUp }))).toMatchObject({ lost: [], unobservableUntold: ['s1'] });
    const isLost = (when: GivenUp) => judge(judgementOf([s1], { givenUp: when })).lost.length === 1;
    expect(isLost(givenUpAt('acme:s1', beganMs - 1))).toBe(true);
    // What it did last may have waited for room.
    expect(isLost(givenUpAt('acme:s1', beganMs + 2500))).toBe(false);
    expect(isLost(givenUpAt('acme:s1', beganMs + 3500))).toBe(true);
  });

  it('cannot be observed whichever of the times that it was given up was within its life', () => {
    const [mine = []] = givenUpAt('acme:s1', beganMs + 10).values();
    const [later = []] = givenUpAt('acme:s1', beganMs + 60_000).values();
    const [before = []] = givenUpAt('acme:s1', beganMs - 60_000).values();
    const givenUp = new Map([['acme:s1', [...before, ...mine, ...later]]]);
    expect(judge(judgementOf([s1], { givenUp }))).toMatchObject({ lost: [], unobservable: ['s1'] });
  });
});

describe('that something was not seen', () => {
  const events = without('get_secret');
  const named = { key: 's1', seq: 9, dropped: 2 };
  const toldOf = (planted: Parameters<typeof judgementOf>[1], session = s1): boolean =>
    judge(judgementOf([session], { events, ...planted })).unobservableUntold.length === 0;

  it('is told by a heartbeat that names the session, and by none that names others', () => {
    const beat = (sessions: (typeof named)[]) => heartbeat({ seq: 3, atMs: beganMs, total: 2, sinceLast: 2, sessions });
    expect(toldOf({ heartbeats: [beat([named])] })).toBe(true);
    expect(toldOf({ heartbeats: [beat([{ ...named, key: 's2' }])] })).toBe(false);
  });

  it('is told by a heartbeat with no room for all names only when it is the first since', () => {
    const sessions = Array.from({ length: 256 }, (_, at) => ({ ...named, key: `o${String(at)}` }));
    const full = (atMs: number, gateway = 'gw-1') =>
      heartbeat({ seq: 2, atMs, total: 512, sinceLast: 512, sessions, gateway });
    expect(toldOf({ heartbeats: [heartbeat({ seq: 1, atMs: beganMs }), full(beganMs + 5000)] })).toBe(true);
    expect(toldOf({ heartbeats: [heartbeat({ seq: 1, atMs: beganMs + 4000 }), full(beganMs + 5000)] })).toBe(false);
    expect(toldOf({ heartbeats: [full(beganMs + 500, 'gw-2')] })).toBe(false);
  });

  it('is told by an alert on its gateway in the hour in which it lived', () => {
    const hole = (timeMs: number, gateway = 'gw-1') => [
      alert({ detector: 'health.missing-events', session: gateway, timeMs, health: { gateway } }),
    ];
    const hour = beganMs - hourMs / 2;
    expect(toldOf({ alerts: hole(hour) })).toBe(true);
    expect(toldOf({ alerts: hole(hour - 2 * hourMs) })).toBe(false);
    expect(toldOf({ alerts: hole(hour, 'gw-2') })).toBe(false);
  });

  it('is told by an alert on the log only to what may have been deleted with it', () => {
    const replaced = (topic: string) => [alert({ detector: 'health.log-replaced', session: topic, health: { topic } })];
    const alerts = replaced('shearpin.calls.v1');
    expect(toldOf({ alerts, deletedUntilMs: beganMs })).toBe(true);
    expect(toldOf({ alerts, deletedUntilMs: beganMs - 1 })).toBe(false);
    expect(toldOf({ alerts: replaced('shearpin.signals.v1'), deletedUntilMs: beganMs })).toBe(false);
  });

  it('is told by an alert on what was given up only to a session that was', () => {
    const alerts = [alert({ detector: 'health.state-shed', session: 'gw-1', timeMs: beganMs - hourMs / 2 })];
    expect(toldOf({ alerts })).toBe(false);
    expect(toldOf({ alerts, givenUp: givenUpAt('acme:s1', beganMs + 10) })).toBe(true);
  });
});

describe('events that are neither in the log nor told', () => {
  const events = without('list_holidays');
  const s0 = chain('s0', { begunAtMs: beganMs - 10_000, endedAtMs: beganMs - 9000 });
  const dropped = (key: string) => [
    heartbeat({ seq: 3, atMs: beganMs, total: 2, sinceLast: 2, sessions: [{ key, seq: 9, dropped: 2 }] }),
  ];

  it('are counted, and excused by what a heartbeat says of this session', () => {
    expect(judge(judgementOf([s1], { events })).eventsUntold).toBe(2);
    expect(judge(judgementOf([s1], { events, heartbeats: dropped('s1') })).eventsUntold).toBe(0);
    expect(judge(judgementOf([s1], { events, heartbeats: dropped('s2') })).eventsUntold).toBe(2);
  });

  it('are excused by a deletion or a drop, never by the drop of what was deleted as well', () => {
    const deletedUntilMs = beganMs - 1;
    const judged = judge(judgementOf([s0, s1], { events, deletedUntilMs, heartbeats: dropped('s0') }));
    expect(judged).toMatchObject({ eventsDeleted: 5, eventsDropped: 2, eventsUntold: 2 });
  });

  it('are not made up for by other events of the same session', () => {
    const [first] = eventsOf(s1);
    const more = [1, 2].map((at) => ({ ...first, name: `another ${String(at)}` }) as (typeof events)[number]);
    expect(judge(judgementOf([s1], { events: [...events, ...more] })).eventsUntold).toBe(2);
  });
});

describe('a chain that ends in another session of its principal', () => {
  const [first, last] = planted.pair();
  const owner = `acme:principal:${planted.principalScope.id}`;
  const alerts = [alert({ detector: wideDetector, session: last.key, isWide: true })];
  const arm = (id: string, issuedAt: number) =>
    command(id, { detector: wideDetector, scope: planted.principalScope, issuedAt });
  const commands = [arm('c1', beganMs)];
  const judged = (given: Parameters<typeof judgementOf>[1] = {}) =>
    judge(judgementOf([first, last], { alerts, commands, ...given }));
  /** Without the events of this tool and kind in the session. */
  const lacking = ({ key }: typeof first, tool: string, kind: string) =>
    [first, last]
      .flatMap(eventsOf)
      .filter((one) => one.session !== key || one.tool !== tool || !one.type.includes(kind));

  it('is as planned with one alert of the principal, and with arms that follow each other by minutes', () => {
    expect(judged()).toMatchObject({ ...clean, expectedAlerts: 1, expectedAcrossSessions: 1 });
    const renewed = [...commands, arm('c2', beganMs + 7 * 60_000), arm('c3', beganMs + 14 * 60_000)];
    expect(judged({ commands: renewed })).toMatchObject(clean);
  });

  it('is doubled with two alerts, and with arms that follow each other at once', () => {
    const two = [...alerts, alert({ uid: 'a2', detector: wideDetector, isWide: true })];
    expect(judged({ alerts: two }).doubled).toEqual([expect.stringContaining('a1, a2')]);
    expect(judged({ commands: [...commands, arm('c2', beganMs + 60_000)] }).doubled).toHaveLength(1);
    const twiceRenewed = [...commands, arm('c2', beganMs + 8 * 60_000), arm('c3', beganMs + 8 * 60_000 + 10_000)];
    expect(judged({ commands: twiceRenewed }).doubled).toHaveLength(1);
  });

  it('is lost when nobody tells of it, or only of its last session', () => {
    expect(judged({ alerts: [] }).lost).toEqual([expect.stringContaining(last.key)]);
    const narrow = judged({ alerts: [alert({ detector: wideDetector, session: last.key })] });
    expect(narrow).toMatchObject({ lost: [expect.any(String)], unplanned: [expect.stringContaining(last.key)] });
  });

  it('is planned for the principal alone that was given a secret', () => {
    const scope = { ...planted.principalScope, id: '0'.repeat(16) };
    expect(
      judged({ commands: [...commands, command('c2', { detector: wideDetector, scope })] }).unplanned,
    ).toHaveLength(1);
    expect(
      judged({ commands: [...commands, command('c2', { scope: planted.principalScope })] }).unplanned,
    ).toHaveLength(1);
  });

  it.each([
    ['get_secret', 'completed', first],
    ['send_mail', 'requested', last],
  ] as const)('cannot be observed when %s of it was not %s in the log', (tool, kind, of) => {
    const events = lacking(of, tool, kind);
    const unseen = judged({ alerts: [], events });
    expect(unseen).toMatchObject({ lost: [], unobservable: [last.key], unobservableUntold: [last.key] });
    const sessions = [{ key: of.key, seq: 9, dropped: 2 }];
    const heartbeats = [heartbeat({ seq: 3, atMs: beganMs, total: 2, sinceLast: 2, sessions })];
    expect(judged({ alerts: [], events, heartbeats }).unobservableUntold).toEqual([]);
    const other = of === first ? last : first;
    const elsewhere = [
      heartbeat({
        ...heartbeats[0],
        seq: 3,
        atMs: beganMs,
        total: 2,
        sessions: [{ key: other.key, seq: 9, dropped: 2 }],
      }),
    ];
    expect(judged({ alerts: [], events, heartbeats: elsewhere }).unobservableUntold).toEqual([last.key]);
  });

  it.each([
    ['get_secret', 'requested', first],
    ['send_mail', 'requested', first],
    ['list_holidays', 'completed', last],
  ] as const)('is lost although %s was not %s in the log, since nobody needs that', (tool, kind, of) => {
    expect(judged({ alerts: [], events: lacking(of, tool, kind) })).toMatchObject({ lost: [expect.any(String)] });
  });

  it('cannot be observed when what was known of the principal was given up between, not when a session of it was', () => {
    const shed = [alert({ detector: 'health.state-shed', session: 'gw-1', timeMs: beganMs - hourMs / 2 })];
    const givenUp = givenUpAt(owner, beganMs + 2500);
    expect(judged({ alerts: shed, givenUp })).toMatchObject({ lost: [], unobservableUntold: [] });
    expect(judged({ alerts: [], givenUp }).unobservableUntold).toEqual([last.key]);
    const ofSession = givenUpAt(`acme:${first.key}`, beganMs + 10);
    expect(judged({ alerts: [], givenUp: ofSession }).lost).toHaveLength(1);
    expect(judged({ alerts: [], givenUp: givenUpAt(owner, beganMs + 60_000) }).lost).toHaveLength(1);
  });

  it('may be armed twice, and told in other words, when what was known of the principal was given up', () => {
    const twice = [...commands, arm('c2', beganMs + 60_000)];
    const words = (text: string) => `{"scope":{"kind":"principal","id":${JSON.stringify(text)}}}`;
    const copiesOf = (id: string) => new Map([['a1', new Map([[words(id), 1], ['other', 1]])]]); // prettier-ignore
    const givenUp = givenUpAt(owner, beganMs + 2500);
    const alertCopies = copiesOf(planted.principalScope.id);
    expect(judged({ commands: twice, alertCopies }).doubled).toHaveLength(2);
    expect(judged({ commands: twice, alertCopies, givenUp }).doubled).toEqual([]);
    expect(judged({ alertCopies: copiesOf(last.key), givenUp }).doubled).toHaveLength(1);
  });
});

describe('a session that reads tickets twice', () => {
  const one = planted.rereading('s1');
  const alerts = [alert({ detector: rereadDetector })];
  const judged = (given: Parameters<typeof judgementOf>[1] = {}) => judge(judgementOf([one], { alerts, ...given }));

  it('is as planned with one alert of the rule, in whichever version, and with no command', () => {
    expect(judged()).toMatchObject({ ...clean, expectedAlerts: 1, expectedAcrossSessions: 0 });
    const other = {
      ...alerts[0],
      unmapped: { shearpin: { detector: `${rereadDetector}@1.1.0`, session: { key: 's1' } } },
    };
    expect(judged({ alerts: [other as (typeof alerts)[number]] })).toMatchObject(clean);
    expect(judged({ commands: [command('c1', { detector: rereadDetector })] }).unplanned).toHaveLength(1);
  });

  it('is lost without it, and doubled when both versions tell it', () => {
    expect(judged({ alerts: [] }).lost).toHaveLength(1);
    expect(judged({ alerts: [...alerts, alert({ uid: 'a2', detector: rereadDetector })] }).doubled).toHaveLength(1);
  });

  it('cannot be observed without one of the readings, and can without anything else', () => {
    const lacking = (tool: string) => eventsOf(one).filter((event) => event.tool !== tool);
    expect(judged({ alerts: [], events: lacking('read_ticket').slice(0, 2) })).toMatchObject({
      lost: [],
      unobservable: ['s1'],
    });
    expect(judged({ alerts: [], events: lacking('list_holidays') }).lost).toHaveLength(1);
  });

  it('is planned by no session that read one ticket, or was refused the first', () => {
    expect(judge(judgementOf([honest('s1')], { alerts })).unplanned).toHaveLength(1);
    const calls = one.made.calls.map((call, at) => (at === 0 ? { ...call, refusedBy: 'feed' } : call));
    const refused = planted.rereading('s1', { calls });
    expect(judge(judgementOf([refused], { alerts })).unplanned).toHaveLength(1);
  });
});
