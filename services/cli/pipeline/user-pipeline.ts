/**
 * One process's part in the pipeline that all gateways of a user are without Kafka.
 *
 * Owns the part that this process has. Invariants:
 * 1. At most one process keeps the log: who holds the lock of its file. A lock whose holder died or hangs is taken over,
 *    and what the former holder still writes counts for nothing.
 * 2. A process that can neither keep the log nor join its keeper is a pipeline of its own, says why, and goes on trying.
 */
import { isRetryable, ShearpinError } from '../../../schemas/errors.ts';
import { newUlid } from '../../adapters/crypto/new-ulid.ts';
import { LockFile, LockHeld } from '../../adapters/memory/lock-file.ts';
import { lockOf } from '../../adapters/memory/log-file.ts';
import { OtherPipeline } from '../../adapters/socket/handshake.ts';
import { SocketLog } from '../../adapters/socket/socket-log.ts';
import { becomeKeeper, becomeMember, type Part, type PartDeps, type PartEnd, stayAlone } from './part.ts';
import { SwitchingLog } from './switching-log.ts';

/** keeping: a living process has the lock. It may be about to listen. */
type Found =
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'keeping'; readonly reason: string }
  | { readonly kind: 'none'; readonly reason: string };

const lookAgainMs = 50;
/** While a keeper reads a long log it does not listen yet. */
const looksMax = 100;
const retryMs = 5000;

export class UserPipeline {
  readonly log: SwitchingLog;
  readonly #deps: PartDeps;
  readonly #stopping = new AbortController();
  readonly #settled = Promise.withResolvers<undefined>();
  #part: Part | undefined;
  /** What stands in the lock of a keeper that hangs. */
  #hung: string | undefined;
  #running: Promise<void> | undefined;
  #joining: SocketLog | undefined;
  readonly #stopped = Promise.withResolvers<'stopped'>();

  constructor(deps: PartDeps) {
    this.#deps = deps;
    this.log = new SwitchingLog(deps.timers);
  }

  /** Resolves when this process has its first part, or when it was waited for long enough. */
  async start({ withinMs }: { readonly withinMs: number }): Promise<void> {
    this.#running ??= this.#run();
    const over = new AbortController();
    await Promise.race([this.#settled.promise, this.#deps.timers.sleep(withinMs, over.signal)]);
    over.abort();
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    this.#stopped.resolve('stopped');
    this.#joining?.close();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#live();
      } catch (fault) {
        this.#deps.events.failed(fault);
        await this.#deps.timers.sleep(retryMs, signal);
      }
    }
    await this.#change(undefined);
  }

  /** Takes a part and stays in it until it is over. */
  async #live(): Promise<void> {
    const { events, timers } = this.#deps;
    const { signal } = this.#stopping;
    const found = await this.#find();
    if (found.kind === 'part') {
      await this.#change(found.part);
      await this.#during(found.part);
      return;
    }
    if (signal.aborted) return;
    events.alone(found.reason);
    if (this.#part?.role !== 'alone') await this.#change(await stayAlone(this.#deps));
    await timers.sleep(retryMs, signal);
  }

  async #during(part: Part): Promise<void> {
    const holder = await LockFile.holder(lockOf(this.#deps.folder.log));
    const end: PartEnd | 'stopped' = await Promise.race([part.ended, this.#stopped.promise]);
    if (end === 'stopped') return;
    if (end === 'lost') this.#deps.events.lost();
    if (end === 'hung' && holder !== undefined) this.#suspect(holder);
    await this.#change(undefined);
  }

  #suspect({ pid, text }: { readonly pid: number; readonly text: string }): void {
    this.#deps.events.hung(pid);
    this.#hung = text;
  }

  async #change(part: Part | undefined): Promise<void> {
    const before = this.#part;
    this.#part = part;
    await this.log.switchTo(part?.present);
    if (part !== undefined) {
      this.#deps.events.took(part.role);
      this.#settled.resolve(undefined);
    }
    await before?.close();
  }

  async #find(): Promise<Found> {
    const { signal } = this.#stopping;
    let found = await this.#look();
    for (let looks = 1; found.kind === 'keeping' && looks < looksMax && !signal.aborted; looks += 1) {
      await this.#deps.timers.sleep(lookAgainMs, signal);
      found = await this.#look();
    }
    return found;
  }

  async #look(): Promise<Found> {
    const joined = this.#hung === undefined ? await this.#join() : undefined;
    if (joined?.kind === 'part' || joined?.kind === 'none') return joined;
    const hung = this.#hung;
    this.#hung = undefined;
    try {
      return { kind: 'part', part: await becomeKeeper(this.#deps, { hung }) };
    } catch (fault) {
      if (fault instanceof LockHeld) return { kind: 'keeping', reason: reasonOf(fault, joined?.reason) };
      if (isUnavailable(fault)) return { kind: 'none', reason: fault.message };
      throw fault;
    }
  }

  /** undefined when nobody listens. keeping: nobody can listen here. */
  async #join(): Promise<Found | undefined> {
    const { folder, keys, timers } = this.#deps;
    // Before the connection, so that what hangs is never taken for a later keeper.
    const holder = await LockFile.holder(lockOf(folder.log));
    const log = new SocketLog({ path: folder.socket, key: keys.socket, newNonce: newUlid, timers });
    this.#joining = log;
    try {
      const attendance = await log.attend();
      if (attendance !== 'hung') return { kind: 'part', part: becomeMember(log, attendance) };
      if (holder !== undefined) this.#suspect(holder);
      return undefined;
    } catch (fault) {
      log.close();
      if (fault instanceof OtherPipeline) return { kind: 'none', reason: `${fault.message} ${oneVersion}` };
      if (!(fault instanceof ShearpinError)) throw fault;
      return isRetryable(fault) ? undefined : { kind: 'keeping', reason: fault.message };
    }
  }
}

const oneVersion = 'Restart the clients, so that all gateways begin anew.';

function reasonOf({ pid }: LockHeld, why = 'It does not answer on its socket.'): string {
  const keeper = `process ${String(pid ?? 'unknown')}`;
  const advice = `To share what they see, end ${keeper}, or serve all servers by one gateway with --config.`;
  return `The log of this user is kept by ${keeper}, which cannot be joined. ${why} ${advice}`;
}

function isUnavailable(fault: unknown): fault is ShearpinError {
  return fault instanceof ShearpinError && fault.code === 'E_LOG_UNAVAILABLE';
}
