import { createDetectors } from '../../detectors/registry.ts';
import type { Detector } from '../../detectors/contract.ts';
import type { DetectorsConfig } from '../../schemas/generated/types.ts';
import type { Modes } from '../engine/modes.ts';

export interface ChosenDetectors {
  readonly detectors: readonly Detector[];
  readonly modes: Modes;
}

/** The catalogue as the operator set it. */
export function chooseDetectors(config: DetectorsConfig = {}): ChosenDetectors {
  const { mode: _, ...ceiling } = config['rate.capability-ceiling'] ?? {};
  const { mode: __, ...volume } = config['volume.egress-bytes'] ?? {};
  const modes = Object.entries(config).flatMap(([id, { mode }]) => (mode === undefined ? [] : [[id, mode] as const]));
  return {
    detectors: createDetectors({ capabilityCeiling: ceiling, egressBytes: volume }),
    modes: Object.fromEntries(modes),
  };
}
