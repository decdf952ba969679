import type { DeadlineStore } from '../../services/engine/ports/deadline-store.ts';
import type { GroupMember, Log, LogProducer, OutgoingRecord } from '../../services/engine/ports/log.ts';
import type { SaveOutcome, SessionStore } from '../../services/engine/ports/session-store.ts';

/**
 * Kills a process at a chosen step by wrapping its ports: the step and all that follow it fail, and none has an effect.
 * A step is the moment before or after one write or read; the saves and records of one call are steps of their own.
 */
export class KillSwitch {
  readonly #isLast: (step: string, count: number) => boolean;
  readonly #onDeath: (step: string) => void;
  readonly #died = Promise.withResolvers<string>();
  #steps = 0;
  #deathStep: string | undefined;

  /** The step, counted from 1 (Infinity never kills), or whether it is this one; `onDeath` runs before anything fails. */
  constructor(
    killAt: number | ((step: string, count: number) => boolean),
    onDeath: (step: string) => void = () => undefined,
  ) {
    this.#isLast = typeof killAt === 'number' ? (_step, count) => count === killAt : killAt;
    this.#onDeath = onDeath;
  }

  /** Steps that were reached. */
  get steps(): number {
    return this.#steps;
  }

  get deathStep(): string | undefined {
    return this.#deathStep;
  }

  /** Resolves with the name of the step at which the process died. */
  get died(): Promise<string> {
    return this.#died.promise;
  }

  /** Dies here and now. */
  die(step: string): void {
    this.#deathStep ??= step;
    this.#died.resolve(this.#deathStep);
  }

  pass(step: string): void {
    if (this.#deathStep === undefined) {
      this.#steps += 1;
      if (!this.#isLast(step, this.#steps)) return;
      this.#onDeath(step);
      this.die(step);
    }
    throw new Error(`killed at ${step}`);
  }

  async around<T>(step: string, operation: () => Promise<T>): Promise<T> {
    this.pass(`before ${step}`);
    const result = await operation();
    this.pass(`after ${step}`);
    return result;
  }
}

export function withKillPoints(ports: { readonly log: Log; readonly store: SessionStore }, kill: KillSwitch) {
  return { log: killableLog(ports.log, kill), store: killableStore(ports.store, kill) };
}

function killableLog(log: Log, kill: KillSwitch): Log {
  return {
    producer: () => killableProducer(log.producer(), kill),
    member: (groupId, wanted) => killableMember(log.member(groupId, wanted), kill),
    follower: () => log.follower(),
    admin: () => log.admin(),
  };
}

function killableProducer(producer: LogProducer, kill: KillSwitch): LogProducer {
  return {
    async produce(records) {
      const places = [];
      for (const record of records) {
        places.push(...(await kill.around(publishStep(record), () => producer.produce([record]))));
      }
      return places;
    },
    close: () => producer.close(),
  };
}

function publishStep({ topic, key }: OutgoingRecord): string {
  return key.startsWith('beacon/') ? 'publish a beacon' : `publish to ${topic}`;
}

function killableMember(member: GroupMember, kill: KillSwitch): GroupMember {
  return {
    start: (handlers) => member.start(handlers),
    commit: (at, committed) => kill.around('commit', () => member.commit(at, committed)),
    committed: (at) => kill.around('committed', () => member.committed(at)),
    offsetAt: (at, timeMs) => member.offsetAt(at, timeMs),
    seek: (at, offset) => kill.around(`seek in ${at.topic}`, () => member.seek(at, offset)),
    // A process that was killed leaves its group as well, sooner or later.
    stop: () => member.stop(),
  };
}

function killableStore(store: SessionStore, kill: KillSwitch): SessionStore {
  const { deadlines, entityDeadlines } = store;
  return {
    entityDeadlines: killableDeadlines(entityDeadlines, kill),
    deadlines: killableDeadlines(deadlines, kill),
    load: (keys) => kill.around('load', () => store.load(keys)),
    async save(saves) {
      const outcomes: SaveOutcome[] = [];
      for (const save of saves) outcomes.push(...(await kill.around('save', () => store.save([save]))));
      return outcomes;
    },
    identity: () => kill.around('identity', () => store.identity()),
    leaveMarker: () => kill.around('leave marker', () => store.leaveMarker()),
    onDoubt: (listener) => store.onDoubt?.(listener),
    room: async () => (await store.room?.()) ?? { usedBytes: 0, maxBytes: 0 },
    sample: async (max) => (await store.sample?.(max)) ?? [],
    drop: async (sessions) => (await store.drop?.(sessions)) ?? 0,
    check: () => store.check(),
    close: () => store.close(),
  };
}

/** Of sessions and of what they have in common under the same names. */
function killableDeadlines(deadlines: DeadlineStore, kill: KillSwitch): DeadlineStore {
  return {
    list: (partition, max) => kill.around('list deadlines', () => deadlines.list(partition, max)),
    add: (partition, added) => kill.around('add deadlines', () => deadlines.add(partition, added)),
    settle: (partition, settled) => kill.around('settle deadlines', () => deadlines.settle(partition, settled)),
    clockPlaces: (partition) => deadlines.clockPlaces(partition),
    clockAt: (partition, place) => deadlines.clockAt(partition, place),
    saveClock: (partition, clock) => kill.around('save the clock', () => deadlines.saveClock(partition, clock)),
  };
}
