/**
 * What the load will do, from a seed alone: sessions with their calls, and which of them hold a chain that must be found.
 * Nothing of it is learnt from what the product says.
 */
import { numbersFrom } from '../../random-numbers.ts';

export type Step =
  | { readonly tool: 'read_ticket' | 'list_holidays' }
  /** Gives the secret of this session and entry. */
  | { readonly tool: 'get_secret'; readonly entry: string }
  /** What it carries: a secret that was given before, or words. */
  | { readonly tool: 'send_mail'; readonly carries?: string };

export interface PlannedCall {
  readonly step: Step;
  /** After the answer to the call before. */
  readonly waitMs: number;
  /** The last link of a chain: it must be refused, and an alert must tell it. */
  readonly endsChain: boolean;
  /** Through which gateway it goes. */
  readonly gateway: number;
}

export interface PlannedSession {
  readonly number: number;
  /** Through which it begins. */
  readonly gateway: number;
  readonly calls: readonly PlannedCall[];
}

export interface PlanOptions {
  readonly seed: number;
  readonly gateways: number;
  /** The longest pause between two calls. */
  readonly pauseMaxMs: number;
}

/** What somebody wants of a session besides what is drawn. */
export interface Wish {
  /** A chain that begins at this gateway and ends at the next. */
  readonly wandersFrom: number;
}

/** So long before its last link that an arm can be there. */
const armWaitMs = 400;
const chainsOfTen = 5;
/** Sessions that go from one gateway to another on their way, as behind a balancer. */
const wanderersOfTen = 1;

export function planSession(number: number, { seed, gateways, pauseMaxMs }: PlanOptions, wish?: Wish): PlannedSession {
  const below = numbersFrom(seed * 7919 + number * 104_729);
  for (let round = 0; round < 8; round += 1) below(2);
  const hasChain = below(10) < chainsOfTen || wish !== undefined;
  const steps = hasChain ? chainSteps(below) : honestSteps(below);
  const gateway = wish?.wandersFrom ?? number % gateways;
  const wanders = below(10) < wanderersOfTen || wish !== undefined;
  const wandersAt = wanders ? 1 + below(steps.length - 1) : steps.length;
  const calls = steps.map((step, at): PlannedCall => {
    const endsChain = hasChain && at === steps.length - 1;
    const waitMs = (endsChain ? armWaitMs : 0) + below(pauseMaxMs);
    return { step, endsChain, waitMs, gateway: (gateway + (at < wandersAt ? 0 : 1)) % gateways };
  });
  return { number, gateway, calls };
}

type Below = (bound: number) => number;

function chainSteps(below: Below): readonly Step[] {
  return [
    { tool: 'read_ticket' },
    ...filler(below),
    { tool: 'get_secret', entry: 'main' },
    ...filler(below),
    { tool: 'send_mail', carries: 'main' },
  ];
}

/** The same calls as a chain has, but for the thread that ties them together. */
function honestSteps(below: Below): readonly Step[] {
  switch (below(3)) {
    case 0:
      return [{ tool: 'get_secret', entry: 'main' }, ...filler(below), { tool: 'send_mail' }];
    case 1:
      return [{ tool: 'read_ticket' }, ...filler(below), { tool: 'get_secret', entry: 'main' }, { tool: 'send_mail' }];
    default:
      return [{ tool: 'list_holidays' }, { tool: 'read_ticket' }, { tool: 'send_mail' }];
  }
}

function filler(below: Below): readonly Step[] {
  return Array.from({ length: below(3) }, (): Step => ({ tool: 'list_holidays' }));
}
