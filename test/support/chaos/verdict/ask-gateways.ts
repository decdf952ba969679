/** Asks a gateway, by calls, whether it knows what the plan demands of each session. */
import { argumentsOf, type MadeSession } from '../load/load.ts';
import type { PlannedCall } from '../load/plan.ts';
import { hasWholeChain } from './demanded.ts';

/** A session of which a gateway has another state than planned. */
export interface Difference {
  readonly made: MadeSession;
  readonly gateway: string;
  readonly isRefused: boolean;
}

const atOnce = 8;
const mail: PlannedCall['step'] = { tool: 'send_mail' };

/** A session with a chain may not send its secret, and one without may send mail. */
export async function askGateway(gatewayUrl: string, made: readonly MadeSession[]): Promise<readonly Difference[]> {
  const waiting = [...made];
  const differ: Difference[] = [];
  const askAll = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const session = await next.session.moved(gatewayUrl);
      const mustRefuse = hasWholeChain(next);
      const step = mustRefuse ? (next.calls.at(-1)?.step ?? mail) : mail;
      const { answer } = await session.insist('send_mail', argumentsOf(step, next.secrets));
      const isRefused = answer.refusedBy !== undefined;
      if (isRefused !== mustRefuse) differ.push({ made: next, gateway: gatewayUrl, isRefused });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askAll));
  return differ;
}
