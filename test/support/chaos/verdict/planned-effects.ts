/** Compares what workers told and commanded with the plan: for each planned match one alert, one arm and one open. Pure. */
import type { Alert, Command } from '../../../../schemas/generated/types.ts';
import type { MadeSession } from '../load/load.ts';
import { chainDetector, circumstances, hasWholeChain, isOfFault, isToBeArmed } from './demanded.ts';

export interface PlannedSession {
  readonly made: MadeSession;
  readonly key: string;
  /** Its events have no order that everybody knows, or not all of them can be read: it may be armed at two places. */
  readonly mayArmTwice: boolean;
}

export interface Deviations {
  /** Ids of alerts of each planned match, by session. */
  readonly alertIds: ReadonlyMap<string, ReadonlySet<string>>;
  /** Planned matches with two alerts, and planned arms and opens with two commands. */
  readonly doubled: readonly string[];
  /** Alerts and commands that nobody planned. */
  readonly unplanned: readonly string[];
}

export function deviationsOf(
  sessions: readonly PlannedSession[],
  { alerts, commands }: { readonly alerts: readonly Alert[]; readonly commands: readonly Command[] },
): Deviations {
  const alertIds = new Map<string, Map<string, Set<string>>>();
  for (const { finding_info: finding, unmapped } of alerts) {
    const { detector, session, scope } = unmapped.shearpin;
    const [id = ''] = detector.split('@');
    if (!isOfFault(id))
      note(alertIds, [scope === undefined ? session.key : `${scope.kind}:${scope.id}`, id, finding.uid]);
  }
  const commandIds = new Map<string, Map<string, Set<string>>>();
  for (const { action, detector, scope, id } of commands) {
    note(commandIds, [
      scope.kind === 'session' ? scope.id : `${scope.kind}:${scope.id}`,
      `${action} of ${detector}`,
      id,
    ]);
  }
  const plans = new Map(sessions.map((one) => [one.key, one]));
  const found = [
    ...compared(alertIds, { plans, demandedOf: demandedAlerts }),
    ...compared(commandIds, { plans, demandedOf: demandedCommands }),
  ];
  return {
    alertIds: new Map([...alertIds].map(([key, byDetector]) => [key, byDetector.get(chainDetector) ?? new Set()])),
    doubled: found.flatMap(({ doubled }) => doubled ?? []),
    unplanned: found.flatMap(({ unplanned }) => unplanned ?? []),
  };
}

function note(into: Map<string, Map<string, Set<string>>>, [of, what, id]: readonly [string, string, string]): void {
  const ofOne = into.get(of) ?? new Map<string, Set<string>>();
  into.set(of, ofOne.set(what, (ofOne.get(what) ?? new Set()).add(id)));
}

interface Demanded {
  readonly what: string;
  readonly mayBeTwice: boolean;
}

function demandedAlerts(planned: PlannedSession | undefined): readonly Demanded[] {
  return planned !== undefined && hasWholeChain(planned.made) ? [{ what: chainDetector, mayBeTwice: false }] : [];
}

function demandedCommands(planned: PlannedSession | undefined): readonly Demanded[] {
  if (planned === undefined) return [];
  const { made, mayArmTwice: mayBeTwice } = planned;
  const actions = [
    ...(isToBeArmed(made) ? ['arm'] : []),
    ...(hasWholeChain(made) ? ['open'] : []),
    // Who reads in another order may take back what it said.
    ...(mayBeTwice ? ['disarm', 'close'] : []),
  ];
  return actions.map((action) => ({ what: `${action} of ${chainDetector}`, mayBeTwice }));
}

function compared(
  found: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>,
  { plans, demandedOf }: Plan,
): readonly Deviation[] {
  return [...found].flatMap(([key, byWhat]) => {
    const planned = plans.get(key);
    const demanded = demandedOf(planned);
    const when = planned === undefined ? 'of no session of the load' : circumstances(planned.made);
    return [...byWhat].flatMap(([what, ids]): readonly Deviation[] => {
      const known = demanded.find((one) => one.what === what);
      const told = `${key}: ${what}, ids ${[...ids].join(', ')}: ${when}`;
      if (known === undefined) return [{ unplanned: told }];
      return ids.size > 1 && !known.mayBeTwice ? [{ doubled: told }] : [];
    });
  });
}

interface Plan {
  readonly plans: ReadonlyMap<string, PlannedSession>;
  readonly demandedOf: (planned: PlannedSession | undefined) => readonly Demanded[];
}

interface Deviation {
  readonly doubled?: string;
  readonly unplanned?: string;
}
