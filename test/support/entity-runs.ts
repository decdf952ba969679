import type { Detector } from '../../detectors/contract.ts';
import type { Alert, Command } from '../../schemas/generated/types.ts';
import { entityRecordKey } from '../../schemas/events/record-key.ts';
import type { Position } from '../../services/engine/position.ts';
import type { EngineOptions, EngineResult } from '../../services/engine/engine.ts';
import type { SessionState } from '../../services/engine/state.ts';
import { entitiesOf } from '../../services/engine/wide/entity-record.ts';
import { engineOf } from './engine-runs.ts';
import { requireOcsf } from './ocsf.ts';
import { recordOf, type CallData } from './session-events.ts';

export interface EntityRun {
  readonly alerts: readonly Alert[];
  readonly commands: readonly Command[];
  readonly states: ReadonlyMap<string, SessionState>;
}

/** Puts events to their sessions, and what these tell on to the entities that they belong to, one after the other. */
export function putTogether(
  detectors: readonly Detector[],
  events: readonly CallData[],
  options: Partial<EngineOptions> = {},
): EntityRun {
  const engine = engineOf(detectors, options);
  const states = new Map<string, SessionState>();
  const results: EngineResult[] = [];
  const took = (key: string, result: EngineResult, position: Position): EngineResult => {
    states.set(key, result.state);
    results.push(result);
    for (const output of result.outputs) {
      if (output.kind !== 'note') continue;
      const { note } = output;
      const reader = entityRecordKey(note.tenant, note.entity);
      took(reader, engine.hear(states.get(reader), { position, note }), position);
    }
    return result;
  };
  const put = (key: string, input: Parameters<typeof engine.process>[1]): EngineResult =>
    took(key, engine.process(states.get(key), input), input.position);
  for (const [offset, data] of events.entries()) {
    const input = recordOf(data, offset);
    const { signal } = put(data.session.key, input);
    if (signal === undefined) continue;
    const { timeMs, isRequestKnown } = signal;
    for (const entity of entitiesOf(data, signal.kinds)) {
      const told = { entity, source: input.position, timeMs, isRequestKnown };
      put(entityRecordKey(data.tenant, entity), { ...input, signal: told });
    }
  }
  const outputs = results.flatMap((result) => result.outputs);
  const alerts = outputs.flatMap((output) => (output.kind === 'alert' ? [output.alert] : []));
  alerts.forEach(requireOcsf);
  return { alerts, commands: outputs.flatMap((one) => (one.kind === 'command' ? [one.command] : [])), states };
}
