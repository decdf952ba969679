import type { DetectorMetadata } from '../../detectors/contract.ts';

/** off: not run. shadow: shown, no alarm. alert: no command. enforce: commands too. */
export type Mode = 'off' | 'shadow' | 'alert' | 'enforce';

/** What the operator set for one detector. */
export interface ModeRule {
  /** Absent: what the detector's status says. */
  readonly mode?: Mode | undefined;
  /** Some tenants first. */
  readonly canary?: { readonly tenants: readonly string[]; readonly mode: Mode } | undefined;
}

/** By detector id. */
export type Modes = Readonly<Record<string, Mode | ModeRule>>;

/** What a detector may do when the operator says nothing. */
export function defaultMode({ status, isArmed, kind, respond }: DetectorMetadata): Mode {
  if (status === 'experimental' || status === 'test') return 'shadow';
  if (status === 'deprecated') return 'alert';
  return isArmed || (kind === 'ceiling' && respond !== undefined) ? 'enforce' : 'alert';
}

/** What a detector may do in a tenant. */
export function modeOf(metadata: DetectorMetadata, modes: Modes, tenant: string): Mode {
  const rule = Object.hasOwn(modes, metadata.id) ? modes[metadata.id] : undefined;
  if (typeof rule === 'string') return rule;
  if (rule?.canary?.tenants.includes(tenant) === true) return rule.canary.mode;
  return rule?.mode ?? defaultMode(metadata);
}
