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
  /** Another session of the same principal, which begins when this one is over and knows the secrets that it was given. */
  readonly heir?: PlannedSession;
}

export interface PlanOptions {
  readonly seed: number;
  readonly gateways: number;
  /** The longest pause between two calls. */
  readonly pauseMaxMs: number;
}

/** What somebody wants of a session instead of what is drawn. */
export type Wish =
  /** A chain that begins at this gateway and ends at the next. */
  | { readonly kind: 'wanders'; readonly from: number }
  /** Tickets are read twice, with so much time between. */
  | { readonly kind: 'rereads'; readonly from: number; readonly afterMs: number };

/** So long before its last link that an arm can be there. */
const armWaitMs = 400;
/** An arm over several sessions takes a second way through the log. */
const wideArmWaitMs = 800;
const chainsOfTen = 5;
/** Sessions with a chain that ends in another session of their principal. */
const heirsOfTen = 2;
/** Sessions that read tickets twice, which a rule of the run's own tells. */
const rereadersOfTen = 1;
/** Sessions that go from one gateway to another on their way, as behind a balancer. */
const wanderersOfTen = 1;

export function planSession(number: number, options: PlanOptions, wish?: Wish): PlannedSession {
  const below = numbersFrom(options.seed * 7919 + number * 104_729);
  for (let round = 0; round < 8; round += 1) below(2);
  const from = wish?.from ?? number % options.gateways;
  const planning: Planning = { number, from, below, ...options };
  const drawn = below(10);
  if (wish?.kind === 'wanders') return planOne(planning, { steps: chainSteps(below), wanders: true, hasChain: true });
  if (wish?.kind === 'rereads') return planRereading(planning, wish.afterMs);
  if (drawn < chainsOfTen) return planOne(planning, { steps: chainSteps(below), hasChain: true });
  if (drawn < chainsOfTen + heirsOfTen) return planPair(planning);
  if (drawn < chainsOfTen + heirsOfTen + rereadersOfTen) return planRereading(planning, 0);
  return planOne(planning, { steps: honestSteps(below), hasChain: false });
}

interface Planning extends PlanOptions {
  readonly number: number;
  readonly from: number;
  readonly below: Below;
}

interface One {
  readonly steps: readonly Step[];
  /** The last call is the last link of a chain. */
  readonly hasChain: boolean;
  /** Goes from one gateway to another; drawn where it is not said. */
  readonly wanders?: boolean;
}

function planOne(planning: Planning, { steps, hasChain, wanders }: One): PlannedSession {
  const { number, from, below, gateways, pauseMaxMs } = planning;
  const isWanderer = below(10) < wanderersOfTen || wanders === true;
  const wandersAt = isWanderer ? 1 + below(steps.length - 1) : steps.length;
  const calls = callsOf(steps, {
    gatewayAt: (at) => (from + (at < wandersAt ? 0 : 1)) % gateways,
    lastWaitMs: hasChain ? armWaitMs : undefined,
    pauseMs: () => below(pauseMaxMs),
  });
  return { number, gateway: from, calls };
}

/** Nothing of it is refused. */
function planRereading(planning: Planning, afterMs: number): PlannedSession {
  const { below } = planning;
  const steps: readonly Step[] = [{ tool: 'read_ticket' }, ...filler(below), { tool: 'read_ticket' }];
  const { calls, ...planned } = planOne(planning, { steps, hasChain: false });
  const last = calls.length - 1;
  return {
    ...planned,
    calls: calls.map((call, at) => (at < last ? call : { ...call, waitMs: call.waitMs + afterMs })),
  };
}

/** A secret is given in one session, and in another one of the principal, at the next gateway, it is to leave. */
function planPair({ number, from: gateway, below, gateways, pauseMaxMs }: Planning): PlannedSession {
  const next = (gateway + 1) % gateways;
  const pauseMs = (): number => below(pauseMaxMs);
  const reading = [...filler(below), ...keepingSteps(below)];
  const calls = callsOf(reading, { gatewayAt: () => gateway, lastWaitMs: undefined, pauseMs });
  const sending: readonly Step[] = [...filler(below), { tool: 'send_mail', carries: 'main' }];
  const heirCalls = callsOf(sending, { gatewayAt: () => next, lastWaitMs: wideArmWaitMs, pauseMs });
  return { number, gateway, calls, heir: { number, gateway: next, calls: heirCalls } };
}

interface Calling {
  readonly gatewayAt: (at: number) => number;
  /** So long before the last link of a chain; undefined where the last call is none. */
  readonly lastWaitMs: number | undefined;
  readonly pauseMs: () => number;
}

function callsOf(steps: readonly Step[], { gatewayAt, lastWaitMs, pauseMs }: Calling): readonly PlannedCall[] {
  return steps.map((step, at): PlannedCall => {
    const endsChain = lastWaitMs !== undefined && at === steps.length - 1;
    return { step, endsChain, waitMs: (endsChain ? lastWaitMs : 0) + pauseMs(), gateway: gatewayAt(at) };
  });
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
      return keepingSteps(below);
    case 1:
      return [{ tool: 'read_ticket' }, ...filler(below), { tool: 'get_secret', entry: 'main' }, { tool: 'send_mail' }];
    default:
      return [{ tool: 'list_holidays' }, { tool: 'read_ticket' }, { tool: 'send_mail' }];
  }
}

/** A secret is given, and does not leave. */
function keepingSteps(below: Below): readonly Step[] {
  return [{ tool: 'get_secret', entry: 'main' }, ...filler(below), { tool: 'send_mail' }];
}

function filler(below: Below): readonly Step[] {
  return Array.from({ length: below(3) }, (): Step => ({ tool: 'list_holidays' }));
}
