import type { Arming, DetectorMetadata } from '../../detectors/contract.ts';
import { identify } from '../../detectors/kit/identity.ts';
import type { Command, Scope } from '../../schemas/generated/types.ts';
import type { Position } from './position.ts';
import { liveMax, type LiveCommand, type SessionState } from './state.ts';

/** What every command of one record is made with. */
export interface CommandOrigin {
  readonly writer: string;
  readonly position: Position;
  readonly scope: Scope;
  /** How long an arm may last; one of a longer chain is sent anew. */
  readonly armMsMax: number;
  /** Clamped event time. */
  readonly timeMs: number;
  /** Number of the first command: a record may be the place of an event and of a deadline that it meets. */
  readonly firstIndex: number;
  /** Added to an arm's life: clocks of gateways are not those of the log. */
  readonly toleranceMs: number;
}

type CommandDraft = Pick<Command, 'action' | 'mode' | 'reason' | 'detector' | 'partial' | 'expiresAt'> &
  Partial<Pick<Command, 'condition'>>;

/** A detector, and the hash of the version that speaks. */
export interface Armer {
  readonly metadata: DetectorMetadata;
  readonly by: string;
}

/** Alerts that are told apart of those for which one open stands. */
const openAlertsMax = 16;

/** Commands of one record, in order, with what gateways may hold after them. */
export class CommandBatch {
  readonly #origin: CommandOrigin;
  readonly #commands: Command[] = [];
  #live: readonly LiveCommand[];

  constructor(origin: CommandOrigin, state: SessionState) {
    this.#origin = origin;
    const { appendTimeMs } = origin.position;
    this.#live = state.live.filter(({ expiresAt, untilMs = expiresAt }) => untilMs > appendTimeMs);
  }

  get commands(): readonly Command[] {
    return this.#commands;
  }

  get live(): readonly LiveCommand[] {
    return this.#live;
  }

  /** Ids of the live commands of a chain: its arm, and the open that it made. */
  idsOf(detector: string, partial: string): readonly string[] {
    return this.#live
      .filter((live) => live.detector === detector && (live.partial === partial || live.partial === ''))
      .map(({ id }) => id);
  }

  arm({ metadata, by }: Armer, arming: Extract<Arming, { action: 'arm' }>): void {
    const { position, timeMs, toleranceMs, armMsMax } = this.#origin;
    const remainingMs = Math.max(0, arming.condition.deadlineMs - timeMs) + toleranceMs;
    const untilMs = position.appendTimeMs + remainingMs;
    const expiresAt = position.appendTimeMs + Math.min(remainingMs, armMsMax);
    this.#add({
      action: 'arm',
      mode: 'deny',
      condition: arming.condition,
      reason: reasonOf(metadata, { code: 'sequence-armed', text: arming.text }),
      detector: metadata.id,
      partial: arming.partial,
      expiresAt,
    });
    this.#note(metadata.id, { partial: arming.partial, by, ...(untilMs > expiresAt ? { untilMs } : {}) });
  }

  /** Says nothing where no gateway can hold the arm any more, or another version of the detector armed it since. */
  disarm({ metadata, by }: Armer, partial: string): void {
    const held = this.#find(metadata.id, partial);
    if (held === undefined || (held.by ?? by) !== by) return;
    this.#add({
      action: 'disarm',
      mode: 'deny',
      reason: reasonOf(metadata, { code: 'sequence-armed', text: 'The chain can no longer be completed.' }),
      detector: metadata.id,
      partial,
      expiresAt: held.expiresAt,
    });
  }

  /** Opens the session's breaker; says nothing while an open of this detector has more than half of its life left. */
  open(metadata: DetectorMetadata, { alert, text }: { readonly alert: string; readonly text: string }): void {
    const { respond } = metadata;
    if (respond === undefined) return;
    const { appendTimeMs } = this.#origin.position;
    const held = this.#find(metadata.id, '');
    const alerts = [...new Set([...(held?.alerts ?? []), alert])].slice(0, openAlertsMax);
    if (held !== undefined && held.expiresAt - appendTimeMs > respond.ttlMs / 2) {
      this.#note(metadata.id, { partial: '', alerts });
      return;
    }
    this.#add({
      action: 'open',
      mode: respond.mode,
      reason: { ...reasonOf(metadata, { code: respond.code, text }), alert },
      detector: metadata.id,
      partial: '',
      expiresAt: appendTimeMs + respond.ttlMs,
    });
    this.#note(metadata.id, { partial: '', alerts });
  }

  /** An alert does not hold any more: what stands open for it alone is closed. */
  close(metadata: DetectorMetadata, alert: string): void {
    const held = this.#find(metadata.id, '');
    if (held?.alerts?.includes(alert) !== true) return;
    const alerts = held.alerts.filter((other) => other !== alert);
    // A full list may have left others out.
    if (alerts.length > 0 || held.alerts.length === openAlertsMax) {
      this.#note(metadata.id, { partial: '', alerts });
      return;
    }
    this.#add({
      action: 'close',
      mode: metadata.respond?.mode ?? 'deny',
      reason: { ...reasonOf(metadata, { code: 'withdrawn', text: 'A late event undid the alert.' }), alert },
      detector: metadata.id,
      partial: '',
      expiresAt: held.expiresAt,
    });
  }

  /** Lifts what is armed for detectors that may not command any more. */
  liftUnless(enforces: (detector: string) => boolean): void {
    for (const { detector, partial, expiresAt } of this.#live) {
      if (partial === '' || enforces(detector)) continue;
      this.#add({
        action: 'disarm',
        mode: 'deny',
        reason: { code: 'sequence-armed', text: 'The detector does not command any more.', detector },
        detector,
        partial,
        expiresAt,
      });
    }
  }

  #note(detector: string, { partial, ...noted }: Pick<LiveCommand, 'partial' | 'by' | 'untilMs' | 'alerts'>): void {
    this.#live = this.#live.map((live) =>
      live.detector === detector && live.partial === partial ? { ...live, ...noted } : live,
    );
  }

  #find(detector: string, partial: string): LiveCommand | undefined {
    return this.#live.find((live) => live.detector === detector && live.partial === partial);
  }

  #add(draft: CommandDraft): void {
    const { writer, position, scope, firstIndex } = this.#origin;
    const { incarnation, partition, offset, appendTimeMs } = position;
    const order = { incarnation, partition, offset, index: firstIndex + this.#commands.length };
    const id = identify([{ ...scope }, writer, draft.detector, draft.partial, order]);
    const times = { issuedAt: appendTimeMs, notBefore: appendTimeMs };
    this.#commands.push({
      spec: 'shearpin.command.v1',
      id,
      order,
      scope,
      initiator: 'policy',
      writer,
      ...draft,
      ...times,
    });
    const others = this.#live.filter((live) => live.detector !== draft.detector || live.partial !== draft.partial);
    const { detector, partial, expiresAt } = draft;
    this.#live = isLifting(draft) ? others : [...others, { detector, partial, id, expiresAt }].slice(-liveMax);
  }
}

function isLifting({ action }: Pick<Command, 'action'>): boolean {
  return action === 'disarm' || action === 'close';
}

function reasonOf(
  { id, version }: DetectorMetadata,
  { code, text }: Pick<Command['reason'], 'code' | 'text'>,
): Command['reason'] {
  return { code, text: text.slice(0, 256), detector: `${id}@${version}` };
}
