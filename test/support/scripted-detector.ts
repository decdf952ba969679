import type { Arming, Detector, DetectorMetadata, Finding, Reaction } from '../../detectors/contract.ts';

/** A detector that does what a test wrote down. */

const metadata: DetectorMetadata = {
  id: 'sequence.scripted',
  version: '1.0.0',
  title: 'A scripted detector',
  description: 'It says what the test says.',
  status: 'stable',
  severity: 'high',
  maps: [],
  windowMs: 60_000,
  kind: 'sequence',
  isArmed: true,
  respond: { breaker: 'open', scope: 'session', mode: 'deny', ttlMs: 900_000, code: 'sequence-closed' },
  falsePositives: ['None.'],
  triage: ['None?'],
};

export interface Script<State> extends Partial<Omit<Detector<State>, 'metadata'>> {
  readonly metadata?: Partial<DetectorMetadata>;
}

export function scripted<State>({ metadata: changed, ...script }: Script<State>): Detector {
  const detector: Detector<State | undefined> = {
    react: (state) => quiet(state),
    ...script,
    metadata: { ...metadata, ...changed },
  };
  return detector;
}

export function quiet<State>(state: State): Reaction<State> {
  return { state, findings: [], arms: [], overflow: 0 };
}

export function findingOf(anchor: string, { atMs, ...changed }: Partial<Finding> & { readonly atMs: number }): Finding {
  return {
    anchor,
    chain: 'chain',
    untilMs: atMs + 60_000,
    startMs: atMs,
    endMs: atMs,
    certainty: 'yes',
    isApproximate: false,
    steps: [],
    flows: [],
    text: 'It was found.',
    ...changed,
  };
}

export function armOf(partial: string, startMs: number): Arming {
  const condition = {
    step: 'send',
    where: { op: 'can' as const, capability: 'egress.*' },
    startMs,
    deadlineMs: startMs + 60_000,
  };
  return { action: 'arm', partial, condition, text: 'It is armed.' };
}
