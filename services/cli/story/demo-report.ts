import type { Alert } from '../../../schemas/generated/types.ts';
import type { AgentCall } from './demo-agent.ts';
import type { StreamWitness } from './stream-witness.ts';

/** What the demo came to, as `--json` prints it. */
export interface DemoReport {
  readonly honestCalls: number;
  readonly honestRefused: number;
  readonly alerts: readonly ReportedAlert[];
  readonly refused: readonly RefusedCall[];
  /** By the servers' own logs. */
  readonly serverSawRefusedCall: boolean;
  /** From the event that completed all but the last link to the gateway's word that it is armed; null when nothing was armed. */
  readonly eventToArmedMs: number | null;
}

interface ReportedAlert {
  readonly id: string;
  readonly detector: string;
  readonly session: string;
  readonly steps: readonly ReportedStep[];
}

interface ReportedStep {
  readonly step: string;
  readonly server: string;
  readonly tool: string;
  readonly verdict: string;
}

interface RefusedCall {
  readonly tool: string;
  /** null when no command decided: the command feed was not fresh. */
  readonly command: string | null;
  readonly detector: string | null;
}

export interface DemoOutcome {
  readonly calls: readonly AgentCall[];
  readonly witness: Pick<StreamWitness, 'alerts' | 'commandOf' | 'armTimesMs'>;
  /** Digests of the calls that a server ran. */
  readonly reached: (server: string) => ReadonlySet<string>;
}

/** Refusals are told as the agent met them, and not as the gateway says it decided. */
export function reportDemo({ calls, witness, reached }: DemoOutcome): DemoReport {
  const honest = calls.filter(({ phase }) => phase === 'honest');
  const refused = calls.filter(isRefused);
  return {
    honestCalls: honest.length,
    honestRefused: honest.filter(isRefused).length,
    alerts: witness.alerts().map(reportAlert),
    refused: refused.map(({ tool, text = '' }) => {
      const command = commandIn(text);
      const detector = command === undefined ? undefined : witness.commandOf(command)?.detector;
      return { tool, command: command ?? null, detector: detector ?? null };
    }),
    serverSawRefusedCall: refused.some(({ server, digest }) => reached(server).has(digest)),
    eventToArmedMs: witness.armTimesMs()[0] ?? null,
  };
}

const refusal =
  /^This call was refused by the gateway and did not run \((?:command (?<command>[0-9a-f]{32})|[a-z ]+)\)/;

export function isRefused({ isError, text = '' }: AgentCall): boolean {
  return isError && refusal.test(text);
}

function commandIn(text: string): string | undefined {
  return refusal.exec(text)?.groups?.['command'];
}

function reportAlert({ finding_info: info, unmapped }: Alert): ReportedAlert {
  const { session, steps } = unmapped.shearpin;
  return {
    id: info.uid,
    detector: info.analytic.uid,
    session: session.key,
    steps: steps.map(({ step, server, target, verdict }) => ({ step, server, tool: target, verdict })),
  };
}
