/** Asks gateways, by calls, whether they know what the plan demands of each session. */
import { argumentsOf, type MadeSession } from '../load/load.ts';
import type { PlannedCall } from '../load/plan.ts';
import type { World } from '../world/world.ts';
import { hasWholeChain } from './demanded.ts';

/** A session of which a gateway has another state than planned. */
export interface Difference {
  readonly made: MadeSession;
  readonly gateway: string;
  readonly isRefused: boolean;
}

const atOnce = 8;
/** A breaker that was opened longer ago may be over. */
const askedOfLastMs = 10 * 60_000;
/** Until every gateway was asked. */
const askingMs = 60_000;
const mail: PlannedCall['step'] = { tool: 'send_mail' };

/** The gateways that carried the load, each for its own sessions, and one that was started just now, for all. */
export async function askGateways(world: World, made: readonly MadeSession[]): Promise<readonly Difference[]> {
  const fresh = made.filter((one) => Date.now() - one.endedAtMs < askedOfLastMs && isKnownAgain(one, world));
  const late = await world.startLateGateway();
  const ownOf = (at: number): readonly MadeSession[] => fresh.filter(({ planned }) => planned.gateway === at);
  const answers = await Promise.all([
    ...world.gateways.map(({ url }, at) => askGateway(url, ownOf(at))),
    askGateway(late.url, fresh),
  ]);
  return answers.flat();
}

/**
 * A breaker refuses whatever a session does. What is armed over several refuses a value, which nobody knows again when it
 * was given under a fingerprint key that is in force no more.
 */
function isKnownAgain({ heirOf }: MadeSession, { rotated: { fromMs, untilMs } }: World): boolean {
  return heirOf === undefined || heirOf.begunAtMs > fromMs || Date.now() + askingMs < untilMs;
}

/** A session with a chain may not send its secret, and one without may send mail. */
async function askGateway(gatewayUrl: string, made: readonly MadeSession[]): Promise<readonly Difference[]> {
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
