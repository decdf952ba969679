/**
 * Reads what the stream holds of one gateway since a moment: its calls, and the commands, acks and alerts that they
 * cause. It only reads topics, as anybody with access to the log can; no part of the pipeline knows of it.
 *
 * Owns a bounded memory of what it saw. Invariants:
 * 1. A command or alert is told only after a call of its session was seen, whichever topic delivers first.
 * 2. What is not valid by its schema does not count.
 */
import type { Alert, CallCompleted, CallRequested, Command } from '../../../schemas/generated/types.ts';
import {
  validateAck,
  validateAlert,
  validateCallCompleted,
  validateCallRequested,
  validateCommand,
} from '../../../schemas/generated/validators.js';
import { topics } from '../../../schemas/topics.ts';
import type { Log, LogFollower, LogRecord } from '../../engine/ports/log.ts';

export type Sight =
  | { readonly kind: 'requested'; readonly call: CallRequested }
  | { readonly kind: 'completed'; readonly call: CallCompleted }
  | { readonly kind: 'applied'; readonly command: Command; readonly afterMs: number | undefined }
  | { readonly kind: 'alert'; readonly alert: Alert };

export interface WitnessOptions {
  readonly log: Log;
  readonly gateway: string;
  readonly sinceMs: number;
  readonly onSight: (sight: Sight) => void;
  /** Whether findings of the detector are shown that are in shadow and alarm nobody. Absent: of none. */
  readonly showsShadowOf?: ((detector: string) => boolean) | undefined;
}

const rememberedMax = 4096;

export class StreamWitness {
  readonly #options: WitnessOptions;
  readonly #followers: LogFollower[] = [];
  readonly #requested: CallRequested[] = [];
  readonly #eventTimes = new Map<string, number>();
  readonly #sessions = new Set<string>();
  readonly #commands = new Map<string, Command>();
  readonly #appliedAtMs = new Map<string, number>();
  readonly #told = new Set<string>();
  readonly #alerts = new Map<string, Alert>();
  #early: (() => boolean)[] = [];

  constructor(options: WitnessOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await Promise.all([
      this.#follow(topics.calls, (value, record) => this.#onCall(value, record)),
      this.#follow(topics.commands, (value) => this.#onCommand(value)),
      this.#follow(topics.acks, (value) => this.#onAck(value)),
      this.#follow(topics.alerts, (value) => this.#onAlert(value)),
    ]);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#followers.map((follower) => follower.stop()));
  }

  /** Calls in the order in which they were asked for. */
  requested(): readonly CallRequested[] {
    return this.#requested;
  }

  /** The newest form of each alert of this gateway's sessions. */
  alerts(): readonly Alert[] {
    return [...this.#alerts.values()];
  }

  commandOf(id: string): Command | undefined {
    return this.#commands.get(id);
  }

  /** Whether the gateway said that it applied the command. */
  isApplied(id: string): boolean {
    return this.#appliedAtMs.has(id);
  }

  /** From the event that armed a gateway to the moment when it was armed, for each arm that was applied. */
  armTimesMs(): readonly number[] {
    const arms = [...this.#commands.values()].filter(({ action }) => action === 'arm');
    return arms.flatMap((command) => this.#afterMs(command) ?? []);
  }

  async #follow(topic: string, take: (value: unknown, record: LogRecord) => void): Promise<void> {
    const follower = this.#options.log.follower();
    this.#followers.push(follower);
    const onRecord = (record: LogRecord): void => {
      const value = parse(record.value);
      if (value !== undefined) take(value, record);
    };
    await follower.follow(topic, { onRecord, onCaughtUp: () => undefined });
  }

  #onCall(value: unknown, { partition, offset }: LogRecord): void {
    const isRequest = validateCallRequested(value);
    if (!isRequest && !validateCallCompleted(value)) return;
    const { gateway, sinceMs, onSight } = this.#options;
    if (value.gateway.id !== gateway || value.timeMs < sinceMs) return;
    this.#sessions.add(value.session.key);
    remember(this.#eventTimes, `${partition}/${offset}`, value.timeMs);
    if (isRequest) {
      if (this.#requested.length < rememberedMax) this.#requested.push(value);
      onSight({ kind: 'requested', call: value });
    } else {
      onSight({ kind: 'completed', call: value });
    }
    this.#early = this.#early.filter((tryAgain) => !tryAgain());
  }

  #onCommand(value: unknown): void {
    const body = (value as { readonly body?: unknown } | null)?.body;
    if (!validateCommand(body)) return;
    remember(this.#commands, body.id, body);
    this.#whenKnown(body.scope.id, () => this.#tellApplied(body.id));
  }

  #onAck(value: unknown): void {
    if (!validateAck(value) || value.gateway !== this.#options.gateway || value.timeMs < this.#options.sinceMs) return;
    for (const { id, status } of value.commands) {
      if (status !== 'applied' || this.#appliedAtMs.has(id)) continue;
      remember(this.#appliedAtMs, id, value.timeMs);
      const command = this.#commands.get(id);
      if (command !== undefined) this.#whenKnown(command.scope.id, () => this.#tellApplied(id));
    }
  }

  /** A command and its ack arrive in either order; it is told when both are there. */
  #tellApplied(id: string): void {
    const command = this.#commands.get(id);
    if (command === undefined || !this.#appliedAtMs.has(id) || this.#told.has(id)) return;
    this.#told.add(id);
    this.#options.onSight({ kind: 'applied', command, afterMs: this.#afterMs(command) });
  }

  #onAlert(value: unknown): void {
    if (!validateAlert(value)) return;
    const alert: Alert = value;
    if (!alert.is_alert && this.#options.showsShadowOf?.(alert.finding_info.analytic.uid) !== true) return;
    this.#whenKnown(alert.unmapped.shearpin.session.key, () => {
      const before = this.#alerts.get(alert.finding_info.uid);
      if (before !== undefined && before.unmapped.shearpin.revision >= alert.unmapped.shearpin.revision) return;
      remember(this.#alerts, alert.finding_info.uid, alert);
      this.#options.onSight({ kind: 'alert', alert });
    });
  }

  #whenKnown(session: string, tell: () => void): void {
    const tryTell = (): boolean => {
      if (!this.#sessions.has(session)) return false;
      tell();
      return true;
    };
    if (!tryTell()) this.#early = [...this.#early, tryTell].slice(-rememberedMax);
  }

  #afterMs({ id, order }: Command): number | undefined {
    const eventMs = this.#eventTimes.get(`${order.partition}/${order.offset}`);
    const appliedMs = this.#appliedAtMs.get(id);
    return eventMs === undefined || appliedMs === undefined ? undefined : appliedMs - eventMs;
  }
}

/** The oldest entry makes room. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  if (map.size <= rememberedMax) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}

function parse(value: Uint8Array | null): unknown {
  if (value === null) return undefined;
  try {
    return JSON.parse(Buffer.from(value).toString('utf8'));
  } catch {
    return undefined;
  }
}
