/** Carries the planned sessions out, call by call, through real gateways, and writes down what became of each call. */
import { setTimeout as sleep } from 'node:timers/promises';
import { McpSession } from './mcp-session.ts';
import type { Desk } from './desk.ts';
import { type PlannedCall, type PlannedSession, planSession, type Step, type Wish } from './plan.ts';

export interface MadeCall extends PlannedCall {
  /** Which command refused it, as the refusal says. */
  readonly refusedBy: string | undefined;
  /** How often it was put off before, since the gateway knew no commands or reached no server. */
  readonly putOff: number;
  /** The server ran it. */
  readonly hasRun: boolean;
  /** The fault that was going on when it was made, if any. */
  readonly during: string | undefined;
}

export interface MadeSession {
  readonly planned: PlannedSession;
  readonly session: McpSession;
  readonly calls: readonly MadeCall[];
  /** The session of the same principal whose secrets it knows. */
  readonly heirOf?: MadeSession;
  /** Secrets by entry, as the server gave them. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly begunAtMs: number;
  readonly endedAtMs: number;
}

export interface LoadOptions {
  readonly seed: number;
  readonly gatewayUrls: readonly string[];
  readonly desk: Desk;
  /** A session begins so often. */
  readonly everyMs: number;
  readonly pauseMaxMs: number;
  readonly faultNow: () => string | undefined;
}

export class Load {
  readonly #options: LoadOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #made: MadeSession[] = [];
  readonly #failures: unknown[] = [];
  readonly #stopping = new AbortController();
  #begun = 0;
  #begins: Promise<void> | undefined;

  constructor(options: LoadOptions) {
    this.#options = options;
  }

  /** Sessions that are over. */
  get made(): readonly MadeSession[] {
    return this.#made;
  }

  start(): void {
    this.#begins = this.#beginAll();
  }

  /** Begins no more sessions, and resolves when those that run are over. */
  async finish(): Promise<readonly MadeSession[]> {
    this.#stopping.abort();
    await this.#begins;
    await Promise.all(this.#running);
    if (this.#failures.length > 0) {
      throw new Error(`${String(this.#failures.length)} sessions were cut off.`, { cause: this.#failures[0] });
    }
    return this.#made;
  }

  /** One session beside the load's own, and what follows it; it counts like any other. */
  async runOne(wish?: Wish): Promise<void> {
    let heirOf: MadeSession | undefined;
    for (let next: PlannedSession | undefined = this.#next(wish); next !== undefined; next = next.heir) {
      heirOf = await this.#run(next, heirOf);
      this.#made.push(heirOf);
    }
  }

  #next(wish: Wish | undefined): PlannedSession {
    const { seed, gatewayUrls, pauseMaxMs } = this.#options;
    const planned = planSession(this.#begun, { seed, gateways: gatewayUrls.length, pauseMaxMs }, wish);
    this.#begun += 1;
    return planned;
  }

  async #beginAll(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const running = this.runOne().catch((failure: unknown) => void this.#failures.push(failure));
      this.#running.add(running);
      void running.finally(() => this.#running.delete(running));
      await sleep(this.#options.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #run(planned: PlannedSession, heirOf: MadeSession | undefined): Promise<MadeSession> {
    const { seed, gatewayUrls, faultNow, desk } = this.#options;
    const begunAtMs = Date.now();
    const bearer = `chaos-${String(seed)}-${String(planned.number)}`;
    const session = await McpSession.open({ gatewayUrl: gatewayUrls[planned.gateway] ?? '', bearer });
    const at = new Map([[planned.gateway, session]]);
    const secrets = new Map(heirOf?.secrets);
    const calls: MadeCall[] = [];
    for (const call of planned.calls) {
      await sleep(call.waitMs);
      const { tool } = call.step;
      const ranBefore = desk.ran(session.id, tool);
      const during = faultNow();
      const here = at.get(call.gateway) ?? (await session.moved(gatewayUrls[call.gateway] ?? ''));
      at.set(call.gateway, here);
      const { answer, putOff } = await here.insist(tool, argumentsOf(call.step, secrets));
      const { refusedBy, text } = answer;
      if (call.step.tool === 'get_secret' && refusedBy === undefined) secrets.set(call.step.entry, text);
      const hasRun = desk.ran(session.id, tool) > ranBefore;
      calls.push({ ...call, refusedBy, putOff, hasRun, during: during ?? faultNow() });
    }
    const made = { planned, session, calls, secrets, begunAtMs, endedAtMs: Date.now() };
    return heirOf === undefined ? made : { ...made, heirOf };
  }
}

export function argumentsOf(step: Step, secrets: ReadonlyMap<string, string>): Record<string, string> {
  switch (step.tool) {
    case 'read_ticket':
      return { ticket_id: 'T-1' };
    case 'list_holidays':
      return { country: 'Italy' };
    case 'get_secret':
      return { entry: step.entry };
    case 'send_mail': {
      const secret = step.carries === undefined ? undefined : secrets.get(step.carries);
      const body = secret === undefined ? 'Everything is as it should be.' : `It is ${secret}.`;
      return { to: 'intake@ledger-audit.example', subject: 'export check', body };
    }
  }
}
