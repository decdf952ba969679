/** Turns what detectors said of a session into alerts and commands. */
import type { DetectorMetadata, Finding } from '../../detectors/contract.ts';
import type { Alert, Command, RiskLevel, Scope } from '../../schemas/generated/types.ts';
import { buildAlert } from './alert/alert.ts';
import { findingOf, type Trouble } from './alert/troubles.ts';
import { dropClosed, foldFinding, isToldBefore, withCommands, withdrawFinding } from './chains.ts';
import { CommandBatch } from './commands.ts';
import type { Position } from './position.ts';
import type { Mode } from './modes.ts';
import type { Reacted } from './rules/ask.ts';
import { addRisk, newestRiskMs, riskAt, withdrawRisk, type Risk, type RiskSettings, type RiskState } from './risk.ts';
import { hashOf, type RuleBook } from './rules/rule-book.ts';
import type { Chain, SessionState } from './state.ts';
import type { Baseline } from './wide/baselines.ts';
import type { Note } from './wide/notes.ts';
import { withoutDue, wideArmMsMax } from './wide/renewals.ts';

export interface EngineSettings {
  /** How far an event's time may be ahead of the log's, and clocks of gateways apart. */
  readonly skewMs: number;
  /** Added to an arm's life beyond the chain's own deadline. */
  readonly armToleranceMs: number;
  /** How often, by the log's time, what was learned of an entity is written down at most. */
  readonly snapshotMs: number;
  /** How findings add up; absent: they do not. */
  readonly risk?: RiskSettings | undefined;
}

export type EngineOutput =
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'command'; readonly command: Command }
  /** To another entity of the tenant. */
  | { readonly kind: 'note'; readonly note: Note }
  /** To be kept beside the log. */
  | { readonly kind: 'baseline'; readonly baseline: Baseline };

export interface VerdictDeps {
  readonly rules: RuleBook;
  readonly writer: string;
  /** Who commands over several sessions; absent: nobody may. */
  readonly wideWriter?: string | undefined;
  readonly settings: EngineSettings;
}

export interface Verdicts {
  readonly state: SessionState;
  readonly reacted: readonly Reacted[];
  readonly troubles: readonly Trouble[];
  readonly position: Position;
  readonly timeMs: number;
  /** The event is a later round of a call, which may show what an earlier one has. */
  readonly isLaterRound: boolean;
  /** A deadline was met: what is said of it is of its own time, whichever record met it. */
  readonly isDeadline: boolean;
}

/** More than the commands of one event. */
const deadlineIndex = 10_000;

export interface Delivered {
  readonly state: SessionState;
  readonly outputs: readonly EngineOutput[];
  /** Levels of risk that findings, or their withdrawal, led to. */
  readonly risks: readonly RiskLevel[];
}

export function deliver(deps: VerdictDeps, verdicts: Verdicts): Delivered {
  if (isQuiet(deps, verdicts)) return { state: verdicts.state, outputs: nothing, risks: noRisks };
  const delivery = new Delivery(deps, verdicts);
  for (const reacted of verdicts.reacted) delivery.take(reacted);
  for (const trouble of verdicts.troubles) delivery.trouble(trouble);
  return delivery.end();
}

const nothing: readonly EngineOutput[] = [];
const noRisks: readonly RiskLevel[] = [];

/** Nobody said anything, and nothing that was said before is over: as it is with nearly every event. */
function isQuiet(
  { rules, settings }: VerdictDeps,
  { state, reacted, troubles, position, isDeadline }: Verdicts,
): boolean {
  const { live, chains, clockMs, tenant } = state;
  return (
    troubles.length === 0 &&
    reacted.length === 0 &&
    live.every(
      ({ detector, partial, expiresAt, untilMs }) =>
        expiresAt > position.appendTimeMs &&
        (untilMs === undefined || !isDeadline) &&
        (partial === '' || rules.enforces(detector, tenant)),
    ) &&
    chains.every(({ untilMs }) => untilMs >= clockMs - settings.skewMs)
  );
}

/** One finding, as its detector may speak of it. */
interface Told {
  readonly metadata: DetectorMetadata;
  readonly mode: Mode;
  readonly finding: Finding;
  /** It is about the detector, not about the session. */
  readonly isTrouble?: boolean;
}

/** In whose name, over what and for how long; without a writer nothing is commanded. */
function commandingOf(
  { writer, wideWriter = '' }: VerdictDeps,
  { tenant, session, entity }: Pick<SessionState, 'tenant' | 'session' | 'entity'>,
): { readonly writer: string; readonly scope: Scope; readonly armMsMax: number } {
  if (entity === undefined) return { writer, scope: { kind: 'session', tenant, id: session }, armMsMax: Infinity };
  return { writer: wideWriter, scope: { kind: entity.kind, tenant, id: entity.id }, armMsMax: wideArmMsMax };
}

class Delivery {
  readonly #state: SessionState;
  readonly #verdicts: Verdicts;
  readonly #batch: CommandBatch;
  readonly #alerts: Alert[] = [];
  readonly #isMute: boolean;
  readonly #settings: RiskSettings | undefined;
  readonly #risks: RiskLevel[] = [];
  #risk: RiskState | undefined;
  #chains: readonly Chain[];

  constructor(deps: VerdictDeps, verdicts: Verdicts) {
    const { rules, settings } = deps;
    const { state, position, timeMs } = verdicts;
    const { tenant } = state;
    this.#state = state;
    this.#verdicts = verdicts;
    this.#settings = settings.risk;
    this.#risk = state.risk;
    const firstIndex = verdicts.isDeadline ? deadlineIndex : 0;
    const commanding = commandingOf(deps, state);
    const origin = { ...commanding, position, timeMs, firstIndex, toleranceMs: settings.armToleranceMs };
    this.#isMute = commanding.writer === '';
    this.#batch = new CommandBatch(origin, state);
    this.#batch.liftUnless((detector) => rules.enforces(detector, tenant));
    this.#chains = dropClosed(state.chains, state.clockMs - settings.skewMs);
  }

  take({ detector, mode, reaction }: Reacted): void {
    const { metadata } = detector;
    const armer = { metadata, by: hashOf(detector) };
    for (const arming of mode === 'enforce' && !this.#isMute ? reaction.arms : []) {
      if (arming.action === 'arm') this.#batch.arm(armer, arming);
      else this.#batch.disarm(armer, arming.partial);
    }
    for (const finding of reaction.withdrawn ?? []) this.#withdraw({ metadata, mode, finding });
    for (const finding of reaction.findings) this.#tell({ metadata, mode, finding });
  }

  trouble(trouble: Trouble): void {
    const mode = trouble.mode === 'shadow' ? 'shadow' : 'alert';
    this.#tell({ ...findingOf(trouble, this.#verdicts.timeMs), mode, isTrouble: true });
  }

  end(): Delivered {
    // What refuses the next call is worth more than what tells of this one.
    const commands = this.#batch.commands.map((command): EngineOutput => ({ kind: 'command', command }));
    const alerts = this.#alerts.map((alert): EngineOutput => ({ kind: 'alert', alert }));
    const { isDeadline, timeMs } = this.#verdicts;
    const live = isDeadline ? withoutDue(this.#batch.live, timeMs) : this.#batch.live;
    const risk = this.#risk === undefined ? {} : { risk: this.#risk };
    const state = { ...this.#state, chains: this.#chains, live, ...risk };
    return { state, outputs: [...commands, ...alerts], risks: this.#risks };
  }

  #tell(told: Told): void {
    const { metadata, mode, finding } = told;
    if (this.#verdicts.isLaterRound && isToldBefore(this.#chains, told)) return;
    const folded = foldFinding(this.#chains, this.#foldingOf(told));
    // A breaker is not opened on a guess: `perhaps` has refused or held the one call, and alerts.
    if (mode === 'enforce' && finding.certainty !== 'perhaps') {
      this.#batch.open(metadata, { alert: folded.chain.uid, text: finding.text });
    }
    this.#keep(folded, told);
    this.#weigh(told, { isWithdrawal: false });
    this.#alert(told, { isWithdrawal: false });
  }

  #withdraw(told: Told): void {
    const folded = withdrawFinding(this.#chains, this.#foldingOf(told));
    if (folded.chain.count === 0) this.#batch.close(told.metadata, folded.chain.uid);
    this.#keep(folded, told);
    this.#weigh(told, { isWithdrawal: true });
    this.#alert(told, { isWithdrawal: true });
  }

  #foldingOf({ metadata, finding }: Told): Parameters<typeof foldFinding>[1] {
    const { tenant, session } = this.#state;
    const { isDeadline, position } = this.#verdicts;
    const createdMs = isDeadline ? finding.endMs : position.appendTimeMs;
    return { metadata, finding, key: `${tenant}:${session}`, createdMs };
  }

  #keep({ chain, chains }: ReturnType<typeof foldFinding>, { metadata, finding }: Told): void {
    this.#chains = withCommands(chains, chain, this.#batch.idsOf(metadata.id, finding.chain));
  }

  /** What is tried in shadow raises no risk, and nor does what is said of a detector. */
  #weigh(
    { metadata, mode, finding, isTrouble = false }: Told,
    { isWithdrawal }: { readonly isWithdrawal: boolean },
  ): void {
    if (this.#settings === undefined || isTrouble) return;
    const before = this.#riskOf(finding);
    if (isWithdrawal) this.#risk &&= withdrawRisk(this.#risk, metadata.id, finding.anchor);
    else if (mode !== 'shadow') this.#risk = addRisk(this.#risk, { metadata, finding }, this.#settings.halfLifeMs);
    const after = this.#riskOf(finding);
    if (after !== undefined && after.level !== before?.level) this.#risks.push(after.level);
  }

  /** As it stands at what is newest in the session; at a deadline that of the deadline, whichever record met it. */
  #riskOf({ endMs }: Finding): Risk | undefined {
    if (this.#settings === undefined) return undefined;
    const newestMs = Math.max(this.#state.clockMs, newestRiskMs(this.#risk));
    return riskAt(this.#risk, this.#verdicts.isDeadline ? endMs : newestMs, this.#settings);
  }

  #alert({ metadata, mode, finding }: Told, { isWithdrawal }: { readonly isWithdrawal: boolean }): void {
    const chain = this.#chains.at(-1);
    if (chain === undefined) return;
    const risk = this.#riskOf(finding);
    this.#alerts.push(buildAlert({ metadata, mode, finding, chain, state: this.#state, risk, isWithdrawal }));
  }
}
