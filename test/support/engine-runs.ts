import type { Detector } from '../../detectors/contract.ts';
import { createEngine, type Engine, type EngineOptions, type EngineOutput } from '../../services/engine/engine.ts';
import type { SessionState } from '../../services/engine/state.ts';
import type { Alert, Command } from '../../schemas/generated/types.ts';
import { stableDetectors } from './catalog.ts';
import { requireOcsf } from './ocsf.ts';
import { recordOf, type CallData } from './session-events.ts';

export interface EngineRun {
  readonly state: SessionState | undefined;
  readonly outputs: readonly EngineOutput[];
  readonly alerts: readonly Alert[];
  readonly commands: readonly Command[];
}

export function engineOf(
  detectors: readonly Detector[] = stableDetectors(),
  options: Partial<EngineOptions> = {},
): Engine {
  return createEngine({ detectors, writer: 'worker', wideWriter: 'worker-wide', deployment: 'test', ...options });
}

/** Puts the events of one session through an engine, each at the next offset. */
export function runEngine(
  engine: Engine,
  events: readonly CallData[],
  between: (state: SessionState) => SessionState = (state) => state,
): EngineRun {
  let state: SessionState | undefined;
  const outputs: EngineOutput[] = [];
  for (const [offset, data] of events.entries()) {
    const result = engine.process(state, recordOf(data, offset));
    state = between(result.state);
    outputs.push(...result.outputs);
  }
  const alerts = outputs.flatMap((output) => (output.kind === 'alert' ? [output.alert] : []));
  alerts.forEach(requireOcsf);
  return {
    state,
    outputs,
    alerts,
    commands: outputs.flatMap((output) => (output.kind === 'command' ? [output.command] : [])),
  };
}
