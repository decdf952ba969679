import { describe, expect, it } from 'vitest';
import { type ChaosReport, faultsOf } from '../../support/chaos/report.ts';

const clean = {
  ...{ stuck: 0, lost: 0, doubled: 0, unplanned: 0, stateDiffers: 0, gatewaysDiffer: 0, forgedObeyed: 0 },
  ...{ faults: 1, byKind: {}, unobservable: 0, movedSessions: 0, movedBack: 0 },
  ...{ eventsUntold: 0, unobservableUntold: 0, forgedInjected: 1, expectedAlerts: 1, compared: 1 },
  expectedAcrossSessions: 1,
} as ChaosReport;

describe('the end of a chaos run', () => {
  it('is good when nothing is wrong and something was looked at', () => {
    expect(faultsOf(clean)).toEqual([]);
  });

  it.each(['forgedInjected', 'expectedAlerts', 'expectedAcrossSessions', 'compared'] as const)(
    'is no good one when %s is 0',
    (name) => {
      expect(faultsOf({ ...clean, [name]: 0 })).toHaveLength(1);
    },
  );

  it('is no good one when something was not seen though nothing happened', () => {
    expect(faultsOf({ ...clean, unobservable: 1 })).toEqual([]);
    expect(faultsOf({ ...clean, unobservable: 1, faults: 0 })).toHaveLength(1);
  });

  it('is no good one when the topic grew and no session moved in one direction', () => {
    const grown = { ...clean, byKind: { 'topic-grown': 1 } };
    expect(faultsOf({ ...grown, movedSessions: 3, movedBack: 1 })).toEqual([]);
    expect(faultsOf({ ...grown, movedSessions: 3, movedBack: 0 })).toHaveLength(1);
    expect(faultsOf({ ...grown, movedSessions: 3, movedBack: 3 })).toHaveLength(1);
  });

  it.each(['lost', 'doubled', 'unplanned', 'stateDiffers', 'stuck'] as const)('is no good one with %s', (name) => {
    expect(faultsOf({ ...clean, [name]: 2 })).toEqual([`${name} is 2`]);
  });
});
