import { topics } from '../../../schemas/topics.ts';
import type { LogFollower, LogProducer, LogRecord } from '../../../services/engine/ports/log.ts';
import type { Ground } from '../../support/pipeline/ground.ts';
import { baseMs, SessionEvents } from '../../support/session-events.ts';
import type { Path } from '../enforce/slice.ts';
import { coolTenant, hex, isBusyEntity, isBusySession, named } from './hot-names.ts';
import type { Tenants } from './tenants.ts';

/** A session that lacks the answer with the credential, of a principal of its own. */
interface Neighbour {
  readonly principal: string;
  readonly session: string;
  readonly secret: number;
  readonly events: SessionEvents;
}

interface Waiting {
  readonly appendMs: Promise<number>;
  session?: number;
  entity?: number;
  readonly done: () => void;
}

/**
 * Sessions and principals that have nothing to do with who makes the most calls, but that are judged in the same
 * partitions. A sample is a credential that comes back: the session is armed, and over its sessions the principal. It
 * takes from the append of the event to that of the command, both by the clock of the log.
 */
export class Neighbours implements Path {
  /** Of the samples since they were last taken. */
  #sessionMs: number[] = [];
  #entityMs: number[] = [];
  readonly #tenants: Tenants;
  readonly #producer: LogProducer;
  readonly #follower: LogFollower;
  readonly #ready: Neighbour[] = [];
  readonly #waiting = new Map<string, Waiting>();
  #made = 0;

  private constructor(ground: Ground, tenants: Tenants) {
    this.#tenants = tenants;
    this.#producer = ground.log.producer();
    this.#follower = ground.log.follower();
  }

  static async open(ground: Ground, tenants: Tenants): Promise<Neighbours> {
    const neighbours = new Neighbours(ground, tenants);
    await neighbours.#follower.follow(topics.commands, {
      onRecord: (record) => neighbours.#heard(record),
      onCaughtUp: () => undefined,
    });
    return neighbours;
  }

  async prepare(count: number): Promise<void> {
    const made = Array.from({ length: count }, () => this.#make());
    await this.#producer.produce(
      made.flatMap(({ events }) => {
        const atMs = nowMs();
        const told = [
          events.requested(1, { atMs, can: ['read.untrusted'] }),
          events.completed(1, { atMs, can: ['read.untrusted'] }),
          events.requested(2, { atMs, can: ['credential.read'] }),
        ];
        return told.map((data) => this.#tenants.record(coolTenant, data));
      }),
    );
    this.#ready.push(...made);
  }

  async send(): Promise<void> {
    const neighbour = this.#ready.shift();
    if (neighbour === undefined) throw new Error('No session is prepared.');
    const { principal, session, secret, events } = neighbour;
    const answer = events.completed(2, { atMs: nowMs(), can: ['credential.read'], secrets: [secret] });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const produced = this.#producer.produce([this.#tenants.record(coolTenant, answer)]);
    const appendMs = produced.then(([at]) => at?.appendTimeMs ?? NaN);
    const waiting: Waiting = { appendMs, done: () => resolve(undefined) };
    this.#waiting.set(session, waiting).set(principal, waiting);
    await promise;
    const begunMs = await appendMs;
    this.#sessionMs.push((waiting.session ?? NaN) - begunMs);
    this.#entityMs.push((waiting.entity ?? NaN) - begunMs);
  }

  /** How long the samples took since this was last asked. */
  take(): { readonly sessionMs: readonly number[]; readonly entityMs: readonly number[] } {
    const taken = { sessionMs: this.#sessionMs, entityMs: this.#entityMs };
    this.#sessionMs = [];
    this.#entityMs = [];
    return taken;
  }

  #heard({ key, appendTimeMs }: LogRecord): void {
    for (const name of key.split(/[/#]/)) {
      const waiting = this.#waiting.get(name);
      if (waiting === undefined) continue;
      this.#waiting.delete(name);
      if (name.includes('.')) waiting.session = appendTimeMs;
      else waiting.entity = appendTimeMs;
      if (waiting.session !== undefined && waiting.entity !== undefined) waiting.done();
    }
  }

  #make(): Neighbour {
    const principal = named(this.#made, hex('b'), isBusyEntity('principal', coolTenant));
    const sessionOf = (number: number): string => `${principal.name}.host.${hex('0')(number)}`;
    const session = named(this.#made, sessionOf, isBusySession(coolTenant));
    const secret = 1 + Math.max(principal.number, session.number);
    this.#made = secret;
    const who = { principal: principal.name, agent: `neighbour-${principal.name}` };
    const events = new SessionEvents({ session: session.name, boot: secret, who });
    return { principal: principal.name, session: session.name, secret, events };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#follower.stop();
    await this.#producer.close();
  }
}

function nowMs(): number {
  return Date.now() - baseMs;
}
