export interface ChaosReport {
  readonly seed: number;
  readonly faults: number;
  /** How often each kind of fault happened; one that could not be made to happen is stuck instead. */
  readonly byKind: Readonly<Record<string, number>>;
  readonly sessions: number;
  /** Of calls, in the log. */
  readonly events: number;
  readonly eventsSent: number;
  readonly eventsDropped: number;
  readonly eventsDeleted: number;
  /** Their events stand in several partitions, since the topic grew. */
  readonly movedSessions: number;
  /** Those of them that went on in a partition of before, through a gateway that had not heard of more. */
  readonly movedBack: number;
  /** Neither in the log nor told by a heartbeat. */
  readonly eventsUntold: number;
  readonly expectedAlerts: number;
  /** Those of them of chains that end in another session than they began in. */
  readonly expectedAcrossSessions: number;
  readonly unobservable: number;
  /** And neither a heartbeat nor a health alert says that something was not seen. */
  readonly unobservableUntold: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unplanned: number;
  readonly repeats: number;
  /** Sessions and principals that were given up for want of room: what the store holds of them is not compared. */
  readonly givenUp: number;
  /** Sessions and principals whose state was compared with what an undisturbed worker makes of the same log. */
  readonly compared: number;
  readonly stateDiffers: number;
  readonly gatewaysDiffer: number;
  readonly ranUnarmed: Readonly<Record<string, number>>;
  readonly forgedInjected: number;
  readonly forgedObeyed: number;
  /** Faults that could not be made to happen, or after which not everything worked again. */
  readonly stuck: number;
  readonly maxRecoveryMs: number;
  /** The longest of each kind. */
  readonly recoveryMsByKind: Readonly<Record<string, number>>;
  /** What a reader of a failure needs: which sessions, which ids. */
  readonly details: Readonly<Record<string, readonly string[]>>;
}

const mustBeZero = [
  'stuck',
  'lost',
  'doubled',
  'unplanned',
  'stateDiffers',
  'gatewaysDiffer',
  'forgedObeyed',
  'eventsUntold',
  'unobservableUntold',
] as const;

/** What the run found that must not be. */
export function faultsOf(report: ChaosReport): readonly string[] {
  const found = mustBeZero.filter((name) => report[name] > 0).map((name) => `${name} is ${String(report[name])}`);
  return [
    ...found,
    ...(report.forgedInjected === 0 ? ['nothing was forged'] : []),
    ...(report.expectedAlerts === 0 ? ['no alert was expected'] : []),
    ...(report.expectedAcrossSessions === 0 ? ['no alert over several sessions was expected'] : []),
    ...(report.compared === 0 ? ['no state was compared'] : []),
    ...(report.faults === 0 && report.unobservable > 0 ? ['something was not seen though nothing happened'] : []),
    ...(report.byKind['topic-grown'] === undefined ? [] : movesMissing(report)),
  ];
}

/** Chains were to lie across the growth in both directions. */
function movesMissing({ movedSessions, movedBack }: ChaosReport): readonly string[] {
  return movedBack > 0 && movedSessions > movedBack ? [] : ['no session moved, or none back'];
}

export function tellReport(report: ChaosReport): string {
  const { byKind, ranUnarmed, recoveryMsByKind, details: _, ...figures } = report;
  const lines = Object.entries(figures).map(([name, value]) => `${name}: ${String(value)}`);
  const kinds = Object.entries(byKind).map(([kind, count]) => {
    const recovery = String(recoveryMsByKind[kind] ?? 0);
    return `  ${kind}: ${String(count)}, back after ${recovery} ms at most, ${String(ranUnarmed[kind] ?? 0)} ran unarmed`;
  });
  return `${[...lines, 'faults by kind:', ...kinds].join('\n')}\n`;
}
