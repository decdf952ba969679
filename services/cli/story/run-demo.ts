import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { CommandIo } from '../command.ts';
import { type AgentCall, runDemoAgent } from './demo-agent.ts';
import { type DemoReport, isRefused, reportDemo } from './demo-report.ts';
import { callsThatReached } from './demo-servers.ts';
import { createPaint } from './paint.ts';
import type { ScenarioOutline } from './scenario-outline.ts';
import { StreamWitness } from './stream-witness.ts';
import { createTeller } from './teller.ts';

export interface DemoRun {
  readonly log: Log;
  readonly gateway: string;
  readonly gatewayUrl: string;
  readonly scenario: ScenarioOutline;
  readonly logsFolder: string;
  readonly paceMs: number;
  readonly clock: Clock;
  readonly io: Pick<CommandIo, 'stdout' | 'env'>;
  readonly signal: AbortSignal;
  readonly showsShadowOf?: ((detector: string) => boolean) | undefined;
}

export interface RunningDemo {
  readonly report: DemoReport;
  /** Ends the telling of what passes the gateway. */
  readonly stop: () => Promise<void>;
}

/** Plays the scenario through the gateway and tells what the stream shows of it. */
export async function runDemo(run: DemoRun): Promise<RunningDemo> {
  const { log, gateway, clock, io, scenario, logsFolder, showsShadowOf } = run;
  const write = (line: string): void => void io.stdout.write(`${line}\n`);
  const onSight = createTeller({ paint: createPaint(io), write, phases: scenario.phases });
  const witness = new StreamWitness({ log, gateway, sinceMs: clock.nowMs(), onSight, showsShadowOf });
  const stop = (): Promise<void> => witness.stop();
  try {
    await witness.start();
    const calls = await runDemoAgent(run);
    await settle({ witness, calls, signal: run.signal });
    const reached = (server: string): ReadonlySet<string> => callsThatReached(logsFolder, server);
    return { report: reportDemo({ calls, witness, reached }), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

interface Settling {
  readonly witness: StreamWitness;
  readonly calls: readonly AgentCall[];
  readonly signal: AbortSignal;
}

const lookMs = 25;
const looksMax = 120;
/** Looks that a stream which shows no refusal is given for what else it may find. */
const graceLooks = 40;

/** The agent is done before the stream is: waits for what follows from its last calls, with a limit. */
async function settle({ witness, calls, signal }: Settling): Promise<void> {
  const refusedSteps = calls.flatMap((call, index) => (isRefused(call) ? [index] : []));
  for (let look = 0; look < looksMax && !signal.aborted; look += 1) {
    const requested = witness.requested();
    const inAlerts = new Set(
      witness.alerts().flatMap(({ unmapped }) => unmapped.shearpin.steps.map(({ call }) => call)),
    );
    const isTold =
      refusedSteps.every((index) => inAlerts.has(requested[index]?.call ?? '')) &&
      witness.alerts().every(({ unmapped }) => unmapped.shearpin.commands.every((id) => witness.isApplied(id)));
    if (requested.length >= calls.length && isTold && (refusedSteps.length > 0 || look >= graceLooks)) return;
    await pause(lookMs);
  }
}
