import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { CommandIo } from '../command.ts';
import type { StopSignal } from '../signals.ts';
import { readVersion } from '../version.ts';
import { clientSnippet } from './client-snippet.ts';
import type { DemoOptions } from './demo-options.ts';
import { runDemo } from './run-demo.ts';
import type { ScenarioOutline } from './scenario-outline.ts';

/** The running pipeline that a demo is played through. */
export interface DemoStage {
  readonly log: Log;
  readonly gateway: string;
  /** `host:port`. */
  readonly address: string;
  readonly logsFolder: string;
  readonly clock: Clock;
  readonly io: CommandIo;
  readonly stop: StopSignal;
  readonly showsShadowOf?: ((detector: string) => boolean) | undefined;
}

const interrupted = 130;

/** Plays the scenario, tells the story, and stays up until told to stop unless the demo is all. Resolves to the exit code. */
export async function presentDemo(options: DemoOptions, stage: DemoStage): Promise<number> {
  const { scenario, paceMs, exitAfterDemo, json } = options;
  const { io, stop, address } = stage;
  const { signal } = stop;
  const gatewayUrl = `http://${address}`;
  const servers = scenario.servers.map(({ id }) => id).join(', ');
  io.stdout.write(`Shearpin ${readVersion()}: a gateway on ${gatewayUrl} stands before ${servers}.\n`);
  io.stdout.write(`An agent that knows nothing of it makes ${scenario.phases.length} calls, ${paceMs} ms apart.\n`);
  const demo = await runDemo({ ...stage, gatewayUrl, scenario, paceMs, signal });
  if (signal.aborted) {
    await demo.stop();
    return interrupted;
  }
  const { refused, serverSawRefusedCall } = demo.report;
  io.stdout.write(`\n${conclusion(refused.length, serverSawRefusedCall)}\n`);
  if (!exitAfterDemo) io.stdout.write(`\n${invitation(gatewayUrl, scenario)}\n`);
  if (json) io.stdout.write(`${JSON.stringify(demo.report)}\n`);
  if (!exitAfterDemo) await stop.told;
  await demo.stop();
  return 0;
}

/** Lends a folder for the logs of the demo's servers. */
export async function withLogsFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'shearpin-demo-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function conclusion(refused: number, serverSawRefusedCall: boolean): string {
  if (refused === 0) return 'No call was refused: nothing was armed in time, or nothing had to be.';
  const calls = refused === 1 ? '1 call was' : `${refused} calls were`;
  return serverSawRefusedCall
    ? `${calls} refused, and yet a server's own log holds one: that must not be.`
    : `${calls} refused; no server ever saw it, by the servers' own logs.`;
}

function invitation(gatewayUrl: string, scenario: ScenarioOutline): string {
  return [
    `The gateway stays up on ${gatewayUrl}; Ctrl-C ends it. For your own MCP client (mcp.json); the last entry shows how`,
    'to put a gateway before any server over stdio: your own command stands behind "--".',
    '',
    clientSnippet(gatewayUrl, scenario),
  ].join('\n');
}
