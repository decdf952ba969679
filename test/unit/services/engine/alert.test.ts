import { describe, expect, it } from 'vitest';
import type { Alert, Verdict } from '../../../../schemas/generated/types.ts';
import { validateAlert } from '../../../../schemas/generated/validators.js';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { loadOcsf } from '../../../support/ocsf.ts';
import { fpOf, SessionEvents, type CallData } from '../../../support/session-events.ts';

const ocsfFaults = loadOcsf();

function chain(verdict?: Verdict): CallData[] {
  const session = new SessionEvents();
  return [
    session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    session.completed(1, { atMs: 1, can: ['read.untrusted'], labels: ['instruction'] }),
    session.requested(2, { atMs: 2 }),
    session.completed(2, { atMs: 3, secrets: [7, 8] }),
    session.requested(3, {
      atMs: 4,
      can: ['egress.message'],
      carries: [7],
      fingerprints: [{ fp: fpOf(5), role: 'destination' }],
      tool: '$__proto__',
      ...(verdict === undefined ? {} : { verdict }),
    }),
  ];
}

function alertOf(events: readonly CallData[]): Alert {
  const [alert] = runEngine(engineOf(), events).alerts;
  if (alert === undefined) throw new Error('No alert came.');
  return alert;
}

const verdicts: readonly Verdict[] = [
  { decision: 'allowed', reason: 'clear' },
  { decision: 'held', reason: 'armed', detector: 'sequence.secret-to-egress', partial: 'ab'.repeat(16) },
  { decision: 'refused', reason: 'armed', command: 'cd'.repeat(16), detector: 'x', partial: '' },
];

describe('an alert', () => {
  it.each(verdicts)('is a Detection Finding by both schemas when the call was $decision', (verdict) => {
    const alert = alertOf(chain(verdict));
    expect(validateAlert(alert), JSON.stringify(validateAlert.errors)).toBe(true);
    expect(ocsfFaults?.(alert) ?? []).toEqual([]);
  });

  it('says in OCSF’s words what became of the last call', () => {
    const actions = verdicts.map((verdict) => {
      const { action_id, disposition_id } = alertOf(chain(verdict));
      return [action_id, disposition_id];
    });
    expect(actions).toEqual([
      [1, 1],
      [99, 99],
      [2, 2],
    ]);
  });

  it('is refused by the schema with a member more or less', () => {
    const alert = alertOf(chain());
    expect(validateAlert({ ...alert, raw_data: 'x' })).toBe(false);
    const { message: _message, ...rest } = alert;
    expect(validateAlert(rest)).toBe(false);
  });

  it('draws the chain: its calls in order, the credential, and where it went', () => {
    const { nodes, edges } = alertOf(chain()).finding_info.attack_graph;
    expect(nodes.map(({ type }) => type).sort()).toEqual([
      ...['call', 'call', 'call', 'credential', 'credential', 'destination', 'tool', 'tool', 'tool'],
    ]);
    const related = edges.map(({ relation }) => relation);
    expect(related.filter((relation) => relation === 'order')).toHaveLength(2);
    expect(related.filter((relation) => relation === 'data-flow')).toHaveLength(1);
    expect(related.filter((relation) => relation === 'carried')).toHaveLength(1);
    expect(new Set(edges.map(({ uid }) => uid)).size).toBe(edges.length);
    const uids = new Set(nodes.map(({ uid }) => uid));
    for (const { source, target } of edges) expect([uids.has(source), uids.has(target)]).toEqual([true, true]);
  });

  it('lists the events of its steps in order and maps only what OCSF calls attacks', () => {
    const { related_events: events, attacks } = alertOf(chain()).finding_info;
    expect(events.map(({ title }) => title)).toEqual(['read', 'secret', 'send']);
    expect(attacks.map(({ technique, version }) => [technique.uid, version])).toEqual([
      ['T1552', '19.2'],
      ['AML.T0086', '2026.09'],
    ]);
  });

  it('takes its time of creation from the log and its other times from the events', () => {
    const alert = alertOf(chain());
    expect(alert.finding_info.created_time).toBe(alert.end_time);
    expect(alert.end_time - alert.start_time).toBe(4);
  });
});
