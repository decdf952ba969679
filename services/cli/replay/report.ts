import type { BookedAlert } from './alert-book.ts';
import { grouped } from './progress.ts';

const severities = ['', 'informational', 'low', 'medium', 'high', 'critical'] as const;

export interface ReplayReport {
  readonly events: number;
  readonly sessions: number;
  /** Lines, or records of the topic, that are no events. */
  readonly unread: number;
  /** Sessions that had to make room before they were over: alerts on what they did afterwards may be missing. */
  readonly forgotten: number;
  readonly alerts: readonly BookedAlert[];
  /** Alerts of the new detectors that the old ones do not make, and the other way round. Absent without --diff. */
  readonly gained?: readonly BookedAlert[];
  readonly lost?: readonly BookedAlert[];
  /** Events at which a detector threw, by its id. */
  readonly quarantined: Readonly<Record<string, number>>;
  readonly budget?: number;
}

export function isOverBudget({ budget, alerts, gained }: ReplayReport): boolean {
  return budget !== undefined && (gained ?? alerts).length > budget;
}

/** Ids of findings are the same in each run, so that what only one of two runs found can be told. */
export function onlyIn(some: readonly BookedAlert[], others: readonly BookedAlert[]): readonly BookedAlert[] {
  const ids = new Set(others.map(({ id }) => id));
  return some.filter(({ id }) => !ids.has(id));
}

export function alertLine(alert: BookedAlert): string {
  const when = new Date(alert.lastMs).toISOString();
  const steps = alert.steps.map(({ server, tool }) => `${server}/${tool}`).join(' → ');
  const session = `${alert.tenant}/${alert.session.slice(0, 8)}…${alert.session.slice(-6)}`;
  const shadow = alert.isShadow ? ', in shadow' : '';
  const head = `${when}  ${severities[alert.severity] ?? ''}${shadow}  ${alert.detector}  ${session}`;
  return `${head}  ${riskText(alert)}${steps}`;
}

/** Only what is on the ladder is shown: nearly every alert has some risk. */
function riskText({ risk }: BookedAlert): string {
  return risk === undefined || risk.level === 'none' ? '' : `risk ${String(risk.score)} (${risk.level})  `;
}

/** What stands under the alerts. */
export function summary(report: ReplayReport, elapsedMs: number): string {
  const { events, sessions, alerts, gained, lost, unread, forgotten, quarantined, budget } = report;
  const perSecond = Math.round((events * 1000) / Math.max(1, elapsedMs));
  const lines = [
    `${counted(events, 'event')} of ${counted(sessions, 'session')} in ${(elapsedMs / 1000).toFixed(1)} s (${grouped(perSecond)} a second)`,
    ...countsOf(alerts, ''),
    ...(gained === undefined ? [] : countsOf(gained, 'gained ')),
    ...(lost === undefined ? [] : countsOf(lost, 'lost ')),
    ...(unread === 0 ? [] : [`${grouped(unread)} could not be read as events`]),
    ...(forgotten === 0 ? [] : [forgottenLine(forgotten)]),
    ...Object.entries(quarantined).map(([id, count]) => `${id} threw at ${counted(count, 'event')}`),
    ...(budget === undefined ? [] : [budgetLine(report, budget)]),
  ];
  return `${lines.join('\n')}\n`;
}

function forgottenLine(count: number): string {
  const what = count === 1 ? 'session had to make room before it was' : 'sessions had to make room before they were';
  return `${grouped(count)} ${what} over, so that alerts may be missing: see --max-sessions`;
}

/** Whether something was not judged that was to be judged. */
export function isIncomplete({ unread, forgotten }: ReplayReport): boolean {
  return unread > 0 || forgotten > 0;
}

function countsOf(alerts: readonly BookedAlert[], what: string): readonly string[] {
  const each = [...Map.groupBy(alerts, ({ detector, version }) => `${detector}@${version}`)];
  const sorted = each.toSorted(([, one], [, other]) => other.length - one.length);
  return [
    counted(alerts.length, `${what}alert`) + shadowsIn(alerts),
    ...sorted.map(([detector, of]) => `  ${String(of.length).padStart(6)}  ${detector}${shadowsIn(of)}`),
  ];
}

function shadowsIn(alerts: readonly BookedAlert[]): string {
  const count = alerts.filter(({ isShadow }) => isShadow).length;
  if (count === 0) return '';
  return count === alerts.length ? ', in shadow' : `, ${grouped(count)} of them in shadow`;
}

function budgetLine(report: ReplayReport, budget: number): string {
  const what = report.gained === undefined ? 'alert' : 'gained alert';
  return `${isOverBudget(report) ? 'over' : 'within'} the budget of ${counted(budget, what)}`;
}

function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
