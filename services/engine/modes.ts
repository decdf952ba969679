import type { DetectorMetadata } from '../../detectors/contract.ts';

/** off: not run. shadow: shown, no alarm. alert: no command. enforce: commands too. */
export type Mode = 'off' | 'shadow' | 'alert' | 'enforce';

/** By detector id. */
export type Modes = Readonly<Record<string, Mode>>;

/** What a detector may do when the operator says nothing. */
export function defaultMode({ status, isArmed, kind, respond }: DetectorMetadata): Mode {
  if (status === 'experimental' || status === 'test') return 'shadow';
  if (status === 'deprecated') return 'alert';
  return isArmed || (kind === 'ceiling' && respond !== undefined) ? 'enforce' : 'alert';
}

export function modeOf(metadata: DetectorMetadata, modes: Modes): Mode {
  return Object.hasOwn(modes, metadata.id) ? (modes[metadata.id] ?? defaultMode(metadata)) : defaultMode(metadata);
}
