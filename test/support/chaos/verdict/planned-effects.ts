/** Compares what workers told and commanded with the plan: for each planned match one alert, one arm and one open. Pure. */
import type { Alert, Command } from '../../../../schemas/generated/types.ts';
import type { MadeSession } from '../load/load.ts';
import {
  chainDetector,
  circumstances,
  hasWholeChain,
  isGivenSecret,
  isOfFault,
  isToBeArmed,
  principalOwner,
  readsAgain,
  rereadDetector,
  wideDetector,
} from './demanded.ts';

export interface PlannedSession {
  readonly made: MadeSession;
  readonly key: string;
  /** Its events have no order that everybody knows, or not all of them can be read: it may be armed at two places. */
  readonly mayArmTwice: boolean;
  /** When what was known of its principal was given up, if it was. */
  readonly principalGivenUpAtMs: number | undefined;
}

export interface Deviations {
  /** Ids of alerts of each match, by whose it is and by detector. */
  readonly alertIds: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
  /** Planned matches with two alerts, and planned arms and opens with two commands. */
  readonly doubled: readonly string[];
  /** Alerts and commands that nobody planned. */
  readonly unplanned: readonly string[];
}

/** What is armed over several sessions lasts a quarter of an hour, and is sent anew when less than eight minutes are left. */
const renewedAfterMs = 7 * 60_000;

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
  for (const { action, detector, scope, id } of firstSent(commands)) {
    note(commandIds, [
      scope.kind === 'session' ? scope.id : `${scope.kind}:${scope.id}`,
      `${action} of ${detector}`,
      id,
    ]);
  }
  const plans = plansOf(sessions);
  const found = [
    ...compared(alertIds, { plans, demandedOf: ({ alerts: demanded }) => demanded }),
    ...compared(commandIds, { plans, demandedOf: ({ commands: demanded }) => demanded }),
  ];
  return {
    alertIds,
    doubled: found.flatMap(({ doubled }) => doubled ?? []),
    unplanned: found.flatMap(({ unplanned }) => unplanned ?? []),
  };
}

function note(into: Map<string, Map<string, Set<string>>>, [of, what, id]: readonly [string, string, string]): void {
  const ofOne = into.get(of) ?? new Map<string, Set<string>>();
  into.set(of, ofOne.set(what, (ofOne.get(what) ?? new Set()).add(id)));
}

/** Without what was sent anew over several sessions: it has another id, and comes when what it follows is half over. */
function firstSent(commands: readonly Command[]): readonly Command[] {
  const byArm = Map.groupBy(commands.filter(isWideArm), ({ scope, detector, partial }) =>
    [scope.kind, scope.id, detector, partial].join('/'),
  );
  const renewals = new Set([...byArm.values()].flatMap(renewalsIn));
  return commands.filter(({ id }) => !renewals.has(id));
}

function isWideArm({ action, scope }: Command): boolean {
  return action === 'arm' && scope.kind !== 'session';
}

/** Ids of arms of one partial of which each came long enough after the one before. */
function renewalsIn(arms: readonly Command[]): readonly string[] {
  const inOrder = [...new Map(arms.map((arm) => [arm.id, arm])).values()].sort(
    (one, other) => one.issuedAt - other.issuedAt,
  );
  return inOrder.flatMap(({ id, issuedAt }, at) => {
    const before = inOrder[at - 1];
    return before !== undefined && issuedAt - before.issuedAt >= renewedAfterMs ? [id] : [];
  });
}

interface Demanded {
  readonly what: string;
  readonly mayBeTwice: boolean;
}

/** What is planned of a session, or of a principal. */
interface Plan {
  readonly alerts: readonly Demanded[];
  readonly commands: readonly Demanded[];
  readonly when: string;
}

const nothing: Plan = { alerts: [], commands: [], when: 'of no session of the load' };

function plansOf(sessions: readonly PlannedSession[]): ReadonlyMap<string, Plan> {
  const plans = new Map<string, Plan>();
  for (const one of sessions) plans.set(one.key, planOf(one));
  for (const [owner, own] of Map.groupBy(sessions, ({ key }) => principalOwner(key))) {
    plans.set(owner, widePlanOf(own));
  }
  return plans;
}

function planOf({ made, mayArmTwice: mayBeTwice }: PlannedSession): Plan {
  const hasOwn = hasWholeChain(made) && made.heirOf === undefined;
  const actions = [
    ...(isToBeArmed(made) ? ['arm'] : []),
    ...(hasOwn ? ['open'] : []),
    // Who reads in another order may take back what it said.
    ...(mayBeTwice ? ['disarm', 'close'] : []),
  ];
  return {
    alerts: [...(hasOwn ? [chainDetector] : []), ...(readsAgain(made) ? [rereadDetector] : [])].map((what) => ({
      what,
      mayBeTwice: false,
    })),
    commands: actions.map((action) => ({ what: `${action} of ${chainDetector}`, mayBeTwice })),
    when: circumstances(made),
  };
}

/** A principal is armed for each secret that one of its sessions was given; nothing opens a breaker over several. */
function widePlanOf(own: readonly PlannedSession[]): Plan {
  const hasChain = own.some(({ made }) => hasWholeChain(made) && made.heirOf !== undefined);
  const mayBeTwice = own.some(({ principalGivenUpAtMs }) => principalGivenUpAtMs !== undefined);
  const isArmed = own.some(({ made }) => isGivenSecret(made));
  return {
    alerts: hasChain ? [{ what: wideDetector, mayBeTwice: false }] : [],
    commands: isArmed ? [{ what: `arm of ${wideDetector}`, mayBeTwice }] : [],
    when: own.map(({ made }) => circumstances(made)).join(' | '),
  };
}

function compared(
  found: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>,
  { plans, demandedOf }: Comparing,
): readonly Deviation[] {
  return [...found].flatMap(([key, byWhat]) => {
    const plan = plans.get(key) ?? nothing;
    const demanded = demandedOf(plan);
    return [...byWhat].flatMap(([what, ids]): readonly Deviation[] => {
      const known = demanded.find((one) => one.what === what);
      const told = `${key}: ${what}, ids ${[...ids].join(', ')}: ${plan.when}`;
      if (known === undefined) return [{ unplanned: told }];
      return ids.size > 1 && !known.mayBeTwice ? [{ doubled: told }] : [];
    });
  });
}

interface Comparing {
  readonly plans: ReadonlyMap<string, Plan>;
  readonly demandedOf: (plan: Plan) => readonly Demanded[];
}

interface Deviation {
  readonly doubled?: string;
  readonly unplanned?: string;
}
