import { eventTypes } from '../../../schemas/topics.ts';
import { sessionRecordKey } from '../../../schemas/events/record-key.ts';
import { systemClock } from '../../../services/adapters/clock/system-clock.ts';
import type { EventPublisher } from '../../../services/gateway/publisher/event-publisher.ts';
import type { AdminPage } from '../../support/pipeline/admin-page.ts';
import { becomesTrue } from '../../support/pipeline/eventually.ts';
import { tenant } from '../../support/pipeline/ground.ts';
import { baseMs, type CallData, SessionEvents } from '../../support/session-events.ts';

/** A session that has read untrusted content and asked for a credential. */
export interface ChainSession {
  readonly key: string;
  /** Says which value its credential is. */
  readonly secret: number;
  readonly events: SessionEvents;
}

/** Whose sessions they are, one after the other: what is kept over the sessions of one is as much as an agent at work leaves. */
const people = Array.from({ length: 10 }, (_, at) => ({
  principal: at.toString(16).padStart(16, 'a'),
  agent: `agent-${String(at)}`,
}));

/** Makes sessions of which only the answer with the credential is missing, and tells of them. */
export class ChainSessions {
  readonly #publisher: Pick<EventPublisher, 'emit'>;
  readonly #worker: AdminPage;
  readonly #started: ChainSession[] = [];
  #sessions: number;
  /** How many events the worker will have read when it has read those of here. */
  #events: number;

  private constructor(publisher: Pick<EventPublisher, 'emit'>, worker: AdminPage, begun: Begun) {
    this.#publisher = publisher;
    this.#worker = worker;
    this.#sessions = begun.sessions;
    this.#events = begun.events;
  }

  /** `sessions` keeps the sessions of several makers apart. */
  static async open(
    publisher: Pick<EventPublisher, 'emit'>,
    { worker, sessions = 0 }: { readonly worker: AdminPage; readonly sessions?: number },
  ): Promise<ChainSessions> {
    const events = await processed(worker);
    return new ChainSessions(publisher, worker, { sessions, events });
  }

  /** Resolves when so many sessions more are there and the worker has read them. */
  async prepare(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) this.#begin();
    await becomesTrue({ what: 'the worker has read the sessions so far' }, async () => {
      return (await processed(this.#worker)) >= this.#events;
    });
  }

  next(): ChainSession {
    return this.#started.shift() ?? this.#begin();
  }

  /** The answer that holds the credential. */
  answer({ key, secret, events }: ChainSession): void {
    this.#emit(key, events.completed(2, { atMs: nowMs(), can: ['credential.read'], secrets: [secret] }));
  }

  #begin(): ChainSession {
    this.#sessions += 1;
    const secret = this.#sessions;
    const who = people[secret % people.length];
    const key = `${who?.principal ?? ''}.host.${secret.toString(16).padStart(16, '0')}`;
    const events = new SessionEvents({ session: key, ...(who && { who }) });
    const atMs = nowMs();
    this.#emit(key, events.requested(1, { atMs, can: ['read.untrusted'] }));
    this.#emit(key, events.completed(1, { atMs, can: ['read.untrusted'] }));
    this.#emit(key, events.requested(2, { atMs, can: ['credential.read'] }));
    const started = { key, secret, events };
    this.#started.push(started);
    return started;
  }

  #emit(session: string, data: CallData): void {
    const type = 'arguments' in data ? eventTypes.callRequested : eventTypes.callCompleted;
    this.#events += 1;
    this.#publisher.emit({ type, key: sessionRecordKey(tenant, session), data });
  }
}

interface Begun {
  readonly sessions: number;
  readonly events: number;
}

function processed(worker: AdminPage): Promise<number> {
  return worker.metric('shearpin_events_total', { result: 'processed' });
}

function nowMs(): number {
  return systemClock.nowMs() - baseMs;
}
