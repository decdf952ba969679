import { createPrincipalCeiling } from './catalog/rates/principal-ceiling.ts';
import { createServerCeiling } from './catalog/rates/server-ceiling.ts';
import { createToolCeiling } from './catalog/rates/tool-ceiling.ts';
import { createTenantCeiling } from './catalog/rates/tenant-ceiling.ts';
import { createAgentLearned } from './catalog/rates/agent-learned.ts';
import { createAgentCeiling } from './catalog/rates/agent-ceiling.ts';
import { createCapabilityCeiling, type CapabilityCeilingSettings } from './catalog/rates/capability-ceiling.ts';
import { createEgressBytes, type EgressBytesSettings } from './catalog/volumes/egress-bytes.ts';
import type { Detector } from './contract.ts';
import type { SharedCeilingSettings } from './kit/scope/shared-ceiling.ts';

/** What an operator may set, per detector. */
export interface DetectorSettings {
  readonly agentCeiling?: Partial<SharedCeilingSettings>;
  readonly principalCeiling?: Partial<SharedCeilingSettings>;
  readonly serverCeiling?: Partial<SharedCeilingSettings>;
  readonly toolCeiling?: Partial<SharedCeilingSettings>;
  readonly tenantCeiling?: Partial<SharedCeilingSettings>;
  readonly capabilityCeiling?: Partial<CapabilityCeilingSettings>;
  readonly egressBytes?: Partial<EgressBytesSettings>;
}

/**
 * These sequences and every other detector of the catalogue, in the order in which each event is put to them. Sequences
 * are files: whoever may read files hands them over.
 */
export function createDetectors(sequences: readonly Detector[], settings: DetectorSettings = {}): readonly Detector[] {
  return [
    ...sequences,
    createCapabilityCeiling(settings.capabilityCeiling),
    createEgressBytes(settings.egressBytes),
    createAgentCeiling(settings.agentCeiling),
    createAgentLearned(),
    createPrincipalCeiling(settings.principalCeiling),
    createServerCeiling(settings.serverCeiling),
    createToolCeiling(settings.toolCeiling),
    createTenantCeiling(settings.tenantCeiling),
  ];
}

export { agentCeilingDefaults } from './catalog/rates/agent-ceiling.ts';
export { capabilityCeilingDefaults, type CapabilityCeilingSettings } from './catalog/rates/capability-ceiling.ts';
export { egressBytesDefaults, type EgressBytesSettings } from './catalog/volumes/egress-bytes.ts';
export { compileAll, type CompiledSet } from './kit/language/compile-all.ts';
export type { CompiledSequence, DetectorText } from './kit/language/compile-file.ts';
export type { Diagnostic } from './kit/language/diagnostic.ts';
export { compileRemainder, type Remainder } from './kit/remainder.ts';
export type { SequenceState } from './kit/sequence/logs.ts';
export { defineSequence, type SequenceOptions } from './kit/sequence/matcher.ts';
export type { SequenceForm } from './kit/form/form.ts';
export type {
  Adoption,
  Arming,
  CallView,
  Detector,
  DetectorEvent,
  DetectorMetadata,
  Finding,
  Measure,
  Reaction,
  Response,
  SessionView,
  StepEvidence,
} from './contract.ts';
