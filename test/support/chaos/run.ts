/** One run: a load with planted chains, faults one after the other, and what came of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '../../../schemas/topics.ts';
import type { LogRecord } from '../../../services/engine/ports/log.ts';
import { becomesTrue } from '../pipeline/eventually.ts';
import { numbersFrom } from '../random-numbers.ts';
import type { Fault, Scene } from './faults/fault.ts';
import { Forger } from './forger.ts';
import { Load, type MadeSession } from './load/load.ts';
import type { Wish } from './load/plan.ts';
import type { ChaosReport } from './report.ts';
import { askGateways } from './verdict/ask-gateways.ts';
import { commandOf, copiesOf, type Evidence, isCommand, readEvidence } from './verdict/evidence.ts';
import { isHonest } from './verdict/demanded.ts';
import { judge } from './verdict/judge.ts';
import { comparableOf } from './verdict/comparable.ts';
import { judgeAnew } from './verdict/judge-anew.ts';
import { obeyedIn } from './verdict/obeyed.ts';
import { sessionNames } from './verdict/session-keys.ts';
import type { RedisKind } from './world/redis-ground.ts';
import { World } from './world/world.ts';

export interface RunOptions {
  readonly seed: number;
  readonly brokers: number;
  readonly redis: RedisKind;
  readonly faults: readonly Fault[];
  /** How long everybody works undisturbed before, between and after faults. */
  readonly quietMs: number;
  readonly sessionEveryMs: number;
  readonly pauseMaxMs: number;
  /** Between the beginnings of gateways. */
  readonly staggerMs: number;
  readonly tell: (line: string) => void;
  /** Gets a file with what each process wrote. */
  readonly logsDir?: string | undefined;
}

const callPartitions = 6;
const recoveryMaxMs = 180_000;
/** What a run without faults is judged by. */
const undisturbedMs = 20_000;
export async function runChaos(options: RunOptions): Promise<ChaosReport> {
  const { brokers, redis, staggerMs } = options;
  await using world = await World.open({ brokers, redis, staggerMs, callPartitions });
  try {
    return await new ChaosRun(world, options).all();
  } finally {
    if (options.logsDir !== undefined) writeLines(options.logsDir, world.lines());
  }
}

class ChaosRun {
  readonly #world: World;
  readonly #options: RunOptions;
  readonly #load: Load;
  readonly #forger: Forger;
  readonly #commands: LogRecord[] = [];
  readonly #byKind: Record<string, number> = {};
  readonly #recoveryMsByKind: Record<string, number> = {};
  /** Faults that did not happen as they should, or after which not everything worked again. */
  readonly #stuck: string[] = [];
  #faultNow: string | undefined;
  #partitionsKnown = callPartitions;

  constructor(world: World, options: RunOptions) {
    const { seed, sessionEveryMs: everyMs, pauseMaxMs } = options;
    this.#world = world;
    this.#options = options;
    this.#forger = new Forger(world.ground);
    this.#load = new Load({
      seed,
      gatewayUrls: world.gateways.map((gateway) => `http://${world.entrance(gateway).addresses}/mcp`),
      desk: world.desk,
      everyMs,
      pauseMaxMs,
      faultNow: () => this.#faultNow,
    });
  }

  async all(): Promise<ChaosReport> {
    const { ground } = this.#world;
    const follower = ground.log.follower();
    const onRecord = (record: LogRecord): void => void this.#commands.push(record);
    await follower.follow(topics.commands, { onRecord, onCaughtUp: () => undefined });
    this.#load.start();
    await sleep(this.#options.quietMs);
    if (this.#options.faults.length === 0) await this.#undisturbed();
    for (const [at, fault] of this.#options.faults.entries()) await this.#one(fault, at);
    const made = await this.#load.finish();
    await this.#told();
    await follower.stop();
    await this.#forger.close();
    return this.#verdict(made);
  }

  async #undisturbed(): Promise<void> {
    await sleep(undisturbedMs);
    await this.#forge();
  }

  /**
   * Resolves when what the gateways have seen by now is in the log and done. A heartbeat goes out behind the events that
   * wait, and none is made before the last one was taken: the second from now is made after everything. What sessions
   * tell on is in its topic before their records are done.
   */
  async #told(): Promise<void> {
    const before = await this.#heard();
    await becomesTrue(
      { what: 'every gateway is heard of again', deadlineMs: recoveryMaxMs, pollMs: 1_000 },
      async () => {
        const now = await this.#heard();
        return [...before].every(([gateway, seq]) => (now.get(gateway) ?? 0) >= seq + 2);
      },
    );
    await this.#world.recovered(recoveryMaxMs);
    await this.#world.signalsJudged(recoveryMaxMs);
  }

  /** The number of the last heartbeat of each gateway. */
  async #heard(): Promise<ReadonlyMap<string, number>> {
    const { heartbeats } = await this.#evidence();
    return new Map(heartbeats.map(({ heartbeat: { gateway } }) => [gateway.id, gateway.seq]));
  }

  async #forge(): Promise<void> {
    const nameOf = sessionNames(this.#world.ground);
    const honest = this.#load.made.findLast(isHonest);
    await this.#forger.forge({
      commands: this.#commands,
      honest: honest === undefined ? undefined : nameOf(honest.session).key,
      partitions: await this.#partitions(),
    });
  }

  /** As many as there were when it could be asked last. */
  async #partitions(): Promise<number> {
    const ends = await this.#world.ends().catch(() => undefined);
    if (ends !== undefined) this.#partitionsKnown = ends.size;
    return this.#partitionsKnown;
  }

  #evidence(): Promise<Evidence> {
    return readEvidence(this.#world.ground, this.#forger.eventIds);
  }

  async #one(fault: Fault, at: number): Promise<void> {
    const { tell, seed, quietMs, faults } = this.#options;
    const { kind } = fault;
    this.#faultNow = kind;
    const scene: Scene = {
      world: this.#world,
      below: numbersFrom(seed * 31 + at * 65_537),
      moves: async () => {
        const { moved, movedBack } = await this.#evidence();
        return { there: moved.size - movedBack.size, back: movedBack.size };
      },
      wander: (count) => this.#from(count, (from) => ({ kind: 'wanders', from })),
      reread: (count, afterMs) => this.#from(count, (from) => ({ kind: 'rereads', from, afterMs })),
      lasts: (ms) => sleep(ms),
    };
    const place = `${String(at + 1)}/${String(faults.length)} ${kind}`;
    tell(`${place} …`);
    const beganMs = performance.now();
    try {
      await fault.happen(scene);
      this.#byKind[kind] = (this.#byKind[kind] ?? 0) + 1;
      const mendedMs = performance.now();
      await this.#forge();
      await this.#world.recovered(recoveryMaxMs);
      const recoveryMs = Math.round(performance.now() - mendedMs);
      this.#recoveryMsByKind[kind] = Math.max(this.#recoveryMsByKind[kind] ?? 0, recoveryMs);
      const lastedMs = Math.round(mendedMs - beganMs);
      tell(`${place}: lasted ${String(lastedMs)} ms, back after ${String(recoveryMs)} ms`);
    } catch (failure) {
      this.#stuck.push(`${place}: ${String(failure)}`);
      tell(`${place}: ${String(failure)}`);
      // What comes after it shall be judged as well.
      await this.#world.restart();
    }
    this.#faultNow = undefined;
    await sleep(quietMs);
  }

  /** So many such sessions from each gateway. */
  async #from(count: number, wishOf: (gateway: number) => Wish): Promise<void> {
    const gateways = this.#world.gateways.map((_, at) => at);
    const from = Array.from({ length: count }, () => gateways).flat();
    await Promise.all(from.map((gateway) => this.#load.runOne(wishOf(gateway))));
  }

  async #verdict(made: readonly MadeSession[]): Promise<ChaosReport> {
    const world = this.#world;
    const nameOf = sessionNames(world.ground);
    const evidence = await this.#evidence();
    const published = this.#commands.filter(isCommand);
    const commandCopies = copiesOf(published);
    const commands = published.map(commandOf);
    const deletedUntilMs = world.recreatedAtMs;
    const gatewayIds = world.gateways.map(({ id }) => id);
    const { givenUp } = world;
    const judged = judge({
      made,
      nameOf,
      evidence,
      commands,
      commandCopies,
      gatewayIds,
      deletedUntilMs,
      givenUp,
    });
    const unseen = new Set(judged.unobservable);
    const seen = made.filter(({ session }) => !unseen.has(nameOf(session).key));
    const differing = await askGateways(world, seen);
    const gatewaysDiffer = differing.map(
      ({ made: one, gateway, isRefused }) =>
        `${nameOf(one.session).key} ${isRefused ? 'is refused' : 'may pass'} at ${gateway}`,
    );
    const obeyed = obeyedIn({
      forged: this.#forger,
      differing: differing.map((one) => ({ key: nameOf(one.made.session).key, isRefused: one.isRefused })),
      unplanned: judged.unplanned,
      heartbeats: evidence.heartbeats,
      made,
    });
    await this.#told();
    const anew = await judgeAnew(world, comparableOf(made, { world, nameOf })).catch((failure: unknown) => ({
      compared: 0,
      differs: [`not compared: ${String(failure)}`],
    }));
    const { lost, doubled, unplanned, unobservable, unobservableUntold } = judged;
    return {
      seed: this.#options.seed,
      faults: this.#options.faults.length,
      byKind: this.#byKind,
      sessions: made.length,
      events: judged.eventsInLog,
      eventsSent: judged.eventsSent,
      eventsDropped: judged.eventsDropped,
      movedSessions: evidence.moved.size,
      movedBack: evidence.movedBack.size,
      eventsDeleted: judged.eventsDeleted,
      eventsUntold: judged.eventsUntold,
      expectedAlerts: judged.expectedAlerts,
      expectedAcrossSessions: judged.expectedAcrossSessions,
      unobservable: unobservable.length,
      unobservableUntold: unobservableUntold.length,
      lost: lost.length,
      doubled: doubled.length,
      unplanned: unplanned.length,
      repeats: judged.repeats,
      givenUp: givenUp.size,
      compared: anew.compared,
      stateDiffers: anew.differs.length,
      gatewaysDiffer: gatewaysDiffer.length,
      ranUnarmed: judged.ranUnarmed,
      forgedInjected: this.#forger.injected,
      forgedObeyed: obeyed.length,
      stuck: this.#stuck.length,
      maxRecoveryMs: Math.max(0, ...Object.values(this.#recoveryMsByKind)),
      recoveryMsByKind: this.#recoveryMsByKind,
      details: {
        stuck: this.#stuck,
        lost,
        doubled,
        unplanned,
        incomplete: judged.incomplete,
        unobservable,
        unobservableUntold,
        obeyed,
        stateDiffers: anew.differs,
        gatewaysDiffer,
        killedAtSteps: world.killedAtSteps,
      },
    };
  }
}

function writeLines(dir: string, lines: Readonly<Record<string, readonly string[]>>): void {
  mkdirSync(dir, { recursive: true });
  for (const [name, written] of Object.entries(lines)) {
    writeFileSync(join(dir, `${name}.log`), written.map((line) => `${line}\n`).join(''));
  }
}
