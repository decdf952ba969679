import { createDetectors } from '../../../detectors/registry.ts';
import type { Detector } from '../../../detectors/contract.ts';
import type { DetectorsConfig } from '../../../schemas/generated/types.ts';
import type { Modes } from '../../engine/modes.ts';
import { catalogSequences } from '../readers/catalog.ts';

export interface ChosenDetectors {
  readonly detectors: readonly Detector[];
  readonly modes: Modes;
}

/** The catalogue as the operator set it; the sequences are those of the catalogue alone unless others are given. */
export function chooseDetectors(
  config: DetectorsConfig = {},
  sequences: readonly Detector[] = catalogSequences(),
): ChosenDetectors {
  const { mode: _, canary: _canary, ...ceiling } = config['rate.capability-ceiling'] ?? {};
  const { mode: __, canary: __canary, ...volume } = config['volume.egress-bytes'] ?? {};
  return {
    detectors: createDetectors(sequences, {
      ...sharedCeilings(config),
      capabilityCeiling: ceiling,
      egressBytes: volume,
    }),
    modes: modesOf(config),
  };
}

function sharedCeilings(config: DetectorsConfig) {
  return {
    agentCeiling: settingsOf(config['rate.agent-ceiling']),
    principalCeiling: settingsOf(config['rate.principal-ceiling']),
    serverCeiling: settingsOf(config['rate.server-ceiling']),
    toolCeiling: settingsOf(config['rate.tool-ceiling']),
    tenantCeiling: settingsOf(config['rate.tenant-ceiling']),
  };
}

function settingsOf({ mode: _, canary: __, ...settings }: NonNullable<DetectorsConfig['rate.agent-ceiling']> = {}) {
  return settings;
}

function modesOf(config: DetectorsConfig): Modes {
  const rules = Object.entries(config).flatMap(([id, { mode, canary } = {}]) => {
    const rule = { ...(mode === undefined ? {} : { mode }), ...(canary === undefined ? {} : { canary }) };
    return Object.keys(rule).length === 0 ? [] : [[id, rule] as const];
  });
  return Object.fromEntries(rules);
}
