import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ShearpinError } from '../../../schemas/errors.ts';
import { demoProgram, type ScenarioOutline } from './scenario-outline.ts';

/** What the scripted agent tells of one call. */
export interface AgentCall {
  readonly step: number;
  readonly phase: string;
  readonly server: string;
  readonly tool: string;
  readonly digest: string;
  readonly isError: boolean;
  /** Text of an answer that is an error. */
  readonly text?: string;
}

export interface AgentRun {
  readonly scenario: ScenarioOutline;
  readonly paceMs: number;
  /** `http://host:port` of the gateway. */
  readonly gatewayUrl: string;
  readonly signal: AbortSignal;
}

/** Runs the scripted agent to its end and returns its calls in order. Throws E_UPSTREAM when it fails. */
export async function runDemoAgent({ scenario, paceMs, gatewayUrl, signal }: AgentRun): Promise<readonly AgentCall[]> {
  const servers = scenario.servers.flatMap(({ id }) => ['--server', `${id}=${gatewayUrl}/${id}`]);
  const args = [demoProgram('client'), '--scenario', scenario.file, '--pace-ms', String(paceMs), ...servers];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], signal });
  const ended = new Promise<number>((resolve) => {
    // An abort is told as an error before the end.
    child.on('error', () => resolve(1)).on('close', (code) => resolve(code ?? 1));
  });
  const calls: AgentCall[] = [];
  for await (const line of createInterface({ input: child.stdout })) calls.push(JSON.parse(line) as AgentCall);
  const code = await ended;
  if (code === 0 || signal.aborted) return calls;
  throw new ShearpinError('E_UPSTREAM', `The scripted agent ended with exit code ${code}; its reason stands above.`);
}
