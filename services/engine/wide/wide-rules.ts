/** The detectors that look at more than one session, by the kind of entity that they look at. */
import type { Detector, DetectorEvent, EntityKind } from '../../../detectors/contract.ts';
import { furthest, type Reach } from '../rules/reach.ts';
import { Dispatch } from '../../../detectors/kit/dispatch/dispatch.ts';

/** Of whom nothing was heard for so long little is known any more: what is learned fades by half in a day. */
const learnedMs = 3 * 86_400_000;

interface OfKind {
  readonly kind: EntityKind;
  readonly detectors: readonly Detector[];
  readonly dispatch: Dispatch;
}

export class WideRules {
  /** The one whose chains may span the longest time. */
  readonly reach: Reach | undefined;
  readonly #kinds: readonly OfKind[];

  constructor(detectors: readonly Detector[]) {
    const wide = detectors.filter(({ metadata }) => metadata.scope !== undefined);
    const byKind = Map.groupBy(wide, ({ metadata }) => metadata.scope ?? 'tenant');
    this.#kinds = [...byKind]
      .map(([kind, own]) => ({ kind, detectors: own, dispatch: new Dispatch(own) }))
      .sort((one, other) => (one.kind < other.kind ? -1 : 1));
    this.reach = furthest(wide.map((one) => ({ detector: one.metadata.id, windowMs: reachMs(one) })));
  }

  askedOf(kind: EntityKind, event: DetectorEvent, begun: readonly string[]): readonly Detector[] {
    return this.#kinds.find((one) => one.kind === kind)?.dispatch.askedOf(event, begun) ?? [];
  }

  /** In the order of their names. A detector that throws here takes the event: it is told of it where it is asked. */
  kindsTaking(event: DetectorEvent, isOn: (detector: Detector) => boolean): readonly EntityKind[] {
    return this.#kinds
      .filter(({ detectors }) => detectors.some((detector) => takes(detector, event) && isOn(detector)))
      .map(({ kind }) => kind);
  }
}

/** For how long what a detector keeps of a silent entity is of use. */
function reachMs({ metadata, isBaseline = false }: Detector): number {
  return isBaseline ? Math.max(metadata.windowMs, learnedMs) : metadata.windowMs;
}

function takes(detector: Detector, event: DetectorEvent): boolean {
  try {
    return detector.takes?.(event) ?? true;
  } catch {
    return true;
  }
}
