/** Compares what came of a log with what a worker that was never disturbed made of it afterwards. Pure. */
import type { Command } from '../../../../schemas/generated/types.ts';
import type { LogRecord } from '../../../../services/engine/ports/log.ts';
import { rereadTexts } from '../world/rules.ts';
import { isOfFault, rereadDetector } from './demanded.ts';
import { differenceOf } from './difference.ts';
import { alertOf, bytesOf, commandOf, idOf } from './evidence.ts';

/** Something that a worker published. */
export interface Effect {
  readonly id: string;
  readonly bytes: string;
  /** A session's key, or kind and id of what several have in common. */
  readonly of: string;
  /** It may be gone from its topic from then on. */
  readonly untilMs: number;
}

export function alertEffect(record: LogRecord): Effect {
  const { session, scope, detector } = alertOf(record).unmapped.shearpin;
  const of = scope === undefined ? session.key : `${scope.kind}:${scope.id}`;
  const bytes = bytesOf(record);
  const isReread = detector.startsWith(`${rereadDetector}@`);
  return { id: idOf(record), bytes: isReread ? inOneVersion(bytes) : bytes, of, untilMs: Infinity };
}

/**
 * In which version a rule told something is not compared: what an owner judged and could not commit before a partition
 * went to one with the other version is judged again in that one's.
 */
function inOneVersion(bytes: string): string {
  const [one, other] = Object.entries(rereadTexts);
  if (one === undefined || other === undefined) return bytes;
  return bytes.replaceAll(other[0], one[0]).replaceAll(other[1], one[1]);
}

/** The same of what a session holds of it. */
export function stateInOneVersion(state: unknown): unknown {
  const { detectors, ...rest } = state as { readonly detectors: readonly { readonly id: string }[] };
  return {
    ...rest,
    detectors: detectors.map((slot) => (slot.id === rereadDetector ? { ...slot, version: '' } : slot)),
  };
}

/** Whether a log that is judged anew must tell it as well: what gateways failed to do, or were silent, is no matter of it. */
export function isOfLog(record: LogRecord): boolean {
  return !isOfFault(alertOf(record).unmapped.shearpin.detector);
}

export function commandEffect(record: LogRecord): Effect {
  const { scope, expiresAt }: Command = commandOf(record);
  const of = scope.kind === 'session' ? scope.id : `${scope.kind}:${scope.id}`;
  return { id: idOf(record), bytes: bytesOf(record), of, untilMs: expiresAt };
}

/** Whether what commands over several sessions stands behind these ends of signals. */
export function isOfLaterSignal({ scope, order }: Command, ends: ReadonlyMap<number, bigint>): boolean {
  return scope.kind !== 'session' && BigInt(order.offset) >= (ends.get(order.partition) ?? 0n);
}

export interface Comparison {
  readonly before: readonly Effect[];
  /** What the undisturbed worker published, all of it. */
  readonly anew: readonly Effect[];
  /** What is to be the same: sessions by key, and what several have in common. */
  readonly of: ReadonlySet<string>;
  readonly nowMs: number;
}

/** What one of them alone published, and what both did in other words. */
export function differingEffects({ before, anew, of, nowMs }: Comparison): readonly string[] {
  const known = byId(before.filter((effect) => of.has(effect.of)));
  const again = byId(anew.filter((effect) => of.has(effect.of)));
  const missing = [...known.values()].flat().filter(({ id, untilMs }) => untilMs > nowMs && !again.has(id));
  const others = [...again].flatMap(([id, effects]) => {
    const first = known.get(id)?.[0];
    if (first === undefined) return effects.map(({ bytes, of: whose }) => `new ${id} of ${whose}: ${bytes}`);
    const same = new Set(known.get(id)?.map(({ bytes }) => bytes));
    const other = effects.filter(({ bytes }) => !same.has(bytes));
    return other.map(({ bytes, of: whose }) => `other bytes of ${id} of ${whose}: ${differenceOf(first.bytes, bytes)}`);
  });
  return [
    ...others,
    ...new Set(missing.map(({ id, of: whose, bytes }) => `not made anew ${id} of ${whose}: ${bytes}`)),
  ];
}

function byId(effects: readonly Effect[]): ReadonlyMap<string, readonly Effect[]> {
  return Map.groupBy(effects, ({ id }) => id);
}

/** Records of a topic that were appended after these. */
export function appendedAfter(before: readonly LogRecord[], now: readonly LogRecord[]): readonly LogRecord[] {
  const last = new Map<number, bigint>();
  for (const { partition, offset } of before) {
    if (offset > (last.get(partition) ?? -1n)) last.set(partition, offset);
  }
  return now.filter(({ partition, offset }) => offset > (last.get(partition) ?? -1n));
}
