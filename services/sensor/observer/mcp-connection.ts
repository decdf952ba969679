/**
 * One connection: reads each message of either side, judges those of the client, inspects those of the server.
 * Invariants:
 *  1. Bytes go on as they came, unless a part was refused; then only that part is taken out.
 *  2. Nothing throws. A fault of our own lets the message pass, unless the enforcer refuses what cannot be read.
 *  3. Ids of both directions are kept apart.
 *  4. A long message of either side is looked at in slices; what the client sends meanwhile is judged after it, in order.
 */
import { finish } from '../inspection/steps.ts';
import type { Steps } from '../inspection/steps.ts';
import { idKey, readMessage } from '../messages/envelope.ts';
import type { Envelope, ReadMessage, Unreadable } from '../messages/envelope.ts';
import { discoveredUrls } from '../discovery/discovered-urls.ts';
import type { DiscoverySighting } from '../discovery/discovery-sighting.ts';
import { isJudged, isNotification } from '../messages/methods.ts';
import { mergedParams } from '../messages/params.ts';
import { Asides } from './asides.ts';
import { BlindCalls } from './blind-calls.ts';
import { CallJudge } from './call-judge.ts';
import type { ClientRequest } from './call-judge.ts';
import { ClientCalls } from './client-calls.ts';
import { ConnectionIdentity } from './connection-identity.ts';
import type { ClientOutcome, Connection, ConnectionInfo, MessageHints, SessionEnder } from './connection.ts';
import { Handshake } from './handshake.ts';
import type { SharedState } from './observer-deps.ts';
import { OpenCalls } from './open-calls.ts';
import { holdsContent, isEmpty, readAnswer } from './call-results.ts';
import type { PartOutcome } from './part-outcome.ts';
import { outcomeOfBatch, outcomeOfSingle } from './outcome-of-parts.ts';

/** Takes about a millisecond. */
const atOnceBytesMax = 16 * 1024;
const noHeaders: Readonly<Record<string, string>> = {};

/** Ids that are kept in mind, and the characters of one. */
const askedMax = 1000;
const askedIdMax = 256;

type Maybe<Value> = Value | Promise<Value>;
type WrittenMessage = Exclude<ReadMessage, { readonly kind: 'blank' }>;

/** Judged, and perhaps held. */
interface Judged {
  readonly outcome: Maybe<ClientOutcome>;
}

export class McpConnection implements Connection {
  readonly #shared: SharedState;
  readonly #identity: ConnectionIdentity;
  readonly #open: OpenCalls;
  readonly #blind: BlindCalls;
  readonly #calls: ClientCalls;
  readonly #asides: Asides;
  readonly #handshake: Handshake;
  /** Settles when all that was sent so far is judged and inspected. */
  #judging: Promise<void> | undefined;
  /** Ids of what went on to the server and was not answered, of whatever method. */
  readonly #asked = new Set<string>();
  #ended = false;

  constructor(shared: SharedState, info: ConnectionInfo) {
    const { inspector, newId } = shared.deps;
    this.#shared = shared;
    this.#identity = new ConnectionIdentity(info, { inspector, fallbackId: newId() });
    this.#open = new OpenCalls(shared, { keepsRounds: info.base.kind === 'stateless' });
    const judge = new CallJudge(shared, this.#identity);
    this.#blind = new BlindCalls(shared, this.#identity);
    this.#calls = new ClientCalls({ shared, identity: this.#identity, open: this.#open, judge, blind: this.#blind });
    this.#handshake = new Handshake(shared, this.#identity);
    const isAsked = (id: string): boolean => this.#asked.has(id);
    this.#asides = new Asides({ shared, identity: this.#identity, judge, blind: this.#blind, isAsked });
  }

  fromClient(bytes: Uint8Array, hints: MessageHints = {}): ClientOutcome | Promise<ClientOutcome> {
    const before = this.#judging;
    const judged = before === undefined ? this.#judged(bytes, hints) : before.then(() => this.#judged(bytes, hints));
    if (!(judged instanceof Promise)) return judged.outcome;
    this.#wait(judged);
    return judged.then(({ outcome }) => outcome);
  }

  judging(): Promise<void> | undefined {
    return this.#judging;
  }

  #judged(bytes: Uint8Array, hints: MessageHints): Judged | Promise<Judged> {
    if (this.#ended) return { outcome: { forward: bytes, answers: [] } };
    const read = hints.read ?? this.#read(bytes);
    if (read === undefined || read.kind === 'blank') return { outcome: { forward: bytes, answers: [] } };
    const { slices } = this.#shared.deps;
    const steps = this.#clientSteps(bytes, read, hints);
    const isLong = bytes.byteLength > atOnceBytesMax && hasValues(read);
    return slices === undefined || !isLong ? finish(steps) : slices.run(steps);
  }

  /** What a held call ends with is not waited for: other messages go on meanwhile. */
  *#clientSteps(bytes: Uint8Array, read: WrittenMessage, hints: MessageHints): Steps<Judged> {
    if (read.kind === 'single') {
      const outcome = yield* this.#noted(bytes, read.part, hints);
      return {
        outcome:
          outcome instanceof Promise
            ? outcome.then((one) => outcomeOfSingle(bytes, one))
            : outcomeOfSingle(bytes, outcome),
      };
    }
    const outcomes: (PartOutcome | Promise<PartOutcome>)[] = [];
    for (const part of read.parts) outcomes.push(yield* this.#noted(bytes, part, hints));
    const assemble = (all: readonly PartOutcome[]): ClientOutcome => outcomeOfBatch(bytes, read.parts, all);
    const isWaiting = outcomes.some((outcome) => outcome instanceof Promise);
    return {
      outcome: isWaiting
        ? Promise.all(outcomes.map((one) => Promise.resolve(one))).then(assemble)
        : assemble(outcomes as readonly PartOutcome[]),
    };
  }

  fromServer(bytes: Uint8Array): void | Promise<void> {
    if (this.#ended) return;
    const { slices } = this.#shared.deps;
    const steps = this.#serverSteps(bytes);
    if (slices === undefined || bytes.byteLength <= atOnceBytesMax) {
      finish(steps);
      return;
    }
    const inspection = slices.run(steps);
    this.#wait(inspection);
    return inspection;
  }

  #wait(work: Promise<unknown>): void {
    const all = Promise.all([this.#judging, work]).then(() => {
      if (this.#judging === all) this.#judging = undefined;
    });
    this.#judging = all;
  }

  discovered(sighting: DiscoverySighting): void {
    if (this.#ended) return;
    this.#guard(() => {
      const { events, resolver, deps } = this.#shared;
      const { principal, server } = this.#identity;
      const { seen, document } = sighting;
      const urls = discoveredUrls(sighting, (kind, value) => deps.inspector.keyedHash(kind, value));
      const session = resolver.peek(this.#identity.sighting());
      events.discovered({ session, principal, server, seen, document, ...urls });
    });
  }

  isAwaiting(): boolean {
    return this.#asked.size > 0;
  }

  named(sessionId: string): void {
    this.#identity.named(sessionId);
  }

  serverLost(): void {
    this.#guard(() => {
      this.#open.endAll('lost');
    });
  }

  clientGone(id?: string | number): void {
    this.#guard(() => {
      if (id === undefined) this.#calls.cancelAll();
      else this.#calls.cancel(typeof id === 'string' ? `"${id}` : String(id));
    });
  }

  end(by?: SessionEnder): void {
    if (this.#ended) return;
    this.#guard(() => {
      this.#calls.cancelHeld();
      this.#open.endAll('lost');
      const session = this.#shared.resolver.end(this.#identity.sighting());
      if (session === undefined || by === undefined) return;
      this.#shared.events.sessionEnded({ session, server: this.#identity.server, by });
    });
    this.#ended = true;
  }

  #read(bytes: Uint8Array): ReadMessage | undefined {
    try {
      return readMessage(bytes);
    } catch (fault) {
      this.#shared.deps.onFault({ where: 'client-message', fault });
      return undefined;
    }
  }

  /** Judges a part, and keeps in mind what the server is to answer. */
  *#noted(bytes: Uint8Array, part: Envelope | Unreadable, hints: MessageHints): Steps<Maybe<PartOutcome>> {
    const outcome = yield* this.#part(bytes, part, hints);
    if (part.kind === 'unreadable' || part.methods.length === 0) return outcome;
    const note = (one: PartOutcome): PartOutcome => {
      if (one.kind === 'pass') this.#ask(part.ids.map((id) => idKey(bytes, id)));
      return one;
    };
    return outcome instanceof Promise ? outcome.then(note) : note(outcome);
  }

  #ask(ids: readonly string[]): void {
    for (const id of ids) if (id.length <= askedIdMax && this.#asked.size < askedMax) this.#asked.add(id);
  }

  *#part(
    bytes: Uint8Array,
    part: Envelope | Unreadable,
    { headers = noHeaders, caller }: MessageHints,
  ): Steps<Maybe<PartOutcome>> {
    try {
      if (part.kind === 'unreadable') return this.#blind.unreadable(undefined);
      const methods = part.methods.filter(isJudged);
      if (part.results.length > 0 || part.errors.length > 0) {
        const outcome = yield* this.#calls.response(bytes, part);
        if (outcome.kind === 'taken' || part.methods.length === 0) return outcome;
      }
      const request = { bytes, envelope: part, methods, headers, caller };
      if (methods.length === 0) return yield* this.#aside({ ...request, methods: part.methods });
      this.#noteClient(bytes, part);
      return yield* this.#calls.request(request);
    } catch (fault) {
      this.#shared.deps.onFault({ where: 'client-message', fault });
      return this.#blind.faulted(bytes, part);
    }
  }

  *#aside(request: ClientRequest): Steps<PartOutcome> {
    const outcome = yield* this.#asides.take(request);
    const goesOn = outcome.kind === 'pass' || outcome.replacement !== undefined;
    if (goesOn) this.#noteClient(request.bytes, request.envelope);
    return outcome;
  }

  #noteClient(bytes: Uint8Array, part: Envelope): void {
    for (const method of part.methods) {
      if (isNotification(method)) {
        this.#handshake.notification({ direction: 'to-server', method, bytes: part.at.end - part.at.start });
      }
      if (method === 'notifications/cancelled') this.#cancelledBy(bytes, part);
      else this.#handshake.clientRequest(bytes, part, method);
    }
  }

  #cancelledBy(bytes: Uint8Array, part: Envelope): void {
    const params = mergedParams(bytes, part.params);
    for (const id of params?.named.get('requestid') ?? []) this.#calls.cancel(idKey(bytes, id));
  }

  *#serverSteps(bytes: Uint8Array): Steps<void> {
    try {
      const read = readMessage(bytes);
      yield;
      const parts = read.kind === 'batch' ? read.parts : read.kind === 'single' ? [read.part] : [];
      for (const part of parts) if (part.kind === 'envelope') yield* this.#serverPart(bytes, part);
    } catch (fault) {
      this.#shared.deps.onFault({ where: 'server-message', fault });
    }
  }

  *#serverPart(bytes: Uint8Array, part: Envelope): Steps<void> {
    for (const method of part.methods) {
      if (isNotification(method)) {
        this.#handshake.notification({ direction: 'to-client', method, bytes: part.at.end - part.at.start });
      } else for (const id of part.ids) this.#calls.serverAsked(idKey(bytes, id), method);
    }
    if (part.results.length === 0 && part.errors.length === 0) return;
    for (const id of part.ids) this.#asked.delete(idKey(bytes, id));
    const answer = readAnswer(bytes, part);
    yield;
    for (const id of new Set(part.ids.map((slice) => idKey(bytes, slice)))) {
      if (yield* this.#open.answer(id, answer)) return;
      if (this.#handshake.answer(bytes, part, { id, answer }) && !holdsContent(answer)) return;
    }
    if (!isEmpty(answer)) yield* this.#blind.unasked(answer);
  }

  #guard(work: () => void): void {
    try {
      work();
    } catch (fault) {
      this.#shared.deps.onFault({ where: 'server-message', fault });
    }
  }
}

/** Handshakes are at once, however long: what is learnt from them counts from then on. */
function hasValues(read: WrittenMessage): boolean {
  const parts = read.kind === 'batch' ? read.parts : [read.part];
  return parts.some(
    (part) =>
      part.kind === 'envelope' &&
      (part.methods.some((method) => isJudged(method) || isNotification(method)) ||
        part.results.length > 0 ||
        part.errors.length > 0),
  );
}
