/** What nobody could read, or nobody asked for: it is told as a call of which nothing is known. */
import type { Steps } from '../inspection/steps.ts';
import type { Envelope, Unreadable } from '../messages/envelope.ts';
import type { JudgedCall } from './call-judge.ts';
import { answerSteps } from './call-results.ts';
import type { CallAnswer } from './call-results.ts';
import { otherSubject } from './call-subjects.ts';
import type { ConnectionIdentity } from './connection-identity.ts';
import type { SharedState } from './observer-deps.ts';
import { pass } from './part-outcome.ts';
import type { PartOutcome } from './part-outcome.ts';
import { idBytes, refusalAnswer, refusedBy, unreadableAnswer } from './refusal.ts';

export class BlindCalls {
  readonly #shared: SharedState;
  readonly #identity: ConnectionIdentity;

  constructor(shared: SharedState, identity: ConnectionIdentity) {
    this.#shared = shared;
    this.#identity = identity;
  }

  /** An answer that nothing waited for, or nothing any more: what it holds may reach the agent all the same. */
  *unasked(answer: CallAnswer): Steps<void> {
    const { deps, events } = this.#shared;
    const { facts, requestedAtMs } = this.#blind();
    const names = facts.capabilities.map(({ name }) => name);
    const { event: result } = yield* answerSteps(deps.inspector, answer, names);
    events.completed(facts, { outcome: 'answered', requestedAtMs, result });
  }

  /** Bytes that no reading was found for go on only while nothing is armed or open for this caller. */
  unreadable(id: Uint8Array | undefined): PartOutcome {
    const { deps, events, resolver } = this.#shared;
    const session = resolver.peek(this.#identity.sighting()).key;
    const isQuiet = deps.enforcer.isQuiet({ session, principal: this.#identity.principal.id });
    const { facts, args, requestedAtMs } = this.#blind();
    const verdict = { decision: isQuiet ? 'allowed' : 'refused', reason: 'unreadable' } as const;
    events.requested(facts, { arguments: args.event }, verdict);
    events.completed(facts, { outcome: isQuiet ? 'answered' : 'refused', requestedAtMs, verdict });
    return isQuiet ? pass : { kind: 'taken', answer: unreadableAnswer(id) };
  }

  /** A fault of our own: the enforcer is asked as for a message that cannot be read. */
  faulted(bytes: Uint8Array, part: Envelope | Unreadable): PartOutcome {
    try {
      return this.#faulted(bytes, part);
    } catch (fault) {
      this.#shared.deps.onFault({ where: 'client-message', fault });
      return pass;
    }
  }

  #faulted(bytes: Uint8Array, part: Envelope | Unreadable): PartOutcome {
    const { deps, resolver } = this.#shared;
    const identity = this.#identity;
    const session = resolver.peek(identity.sighting()).key;
    const principal = identity.principal.id;
    if (deps.enforcer.isQuiet({ session, principal })) return pass;
    const { capabilities, target } = otherSubject('other', deps);
    const decision = deps.enforcer.decide({
      session,
      principal,
      agent: identity.agent.id,
      server: identity.server.id,
      target: target.name,
      capabilities: capabilities.map(({ name }) => name),
      timeMs: deps.clock.nowMs(),
      carries: new Set(),
      labels: [],
      incomplete: true,
      readable: false,
    });
    if (decision.verdict.decision === 'allowed') return pass;
    const id = part.kind === 'envelope' ? idBytes(bytes, part) : undefined;
    const protocol = identity.protocolOf();
    return { kind: 'taken', answer: refusalAnswer({ ...refusedBy(decision), id, isToolResult: false, protocol }) };
  }

  #blind(): Pick<JudgedCall, 'facts' | 'args' | 'requestedAtMs'> {
    const { deps, resolver } = this.#shared;
    const identity = this.#identity;
    const { target, capabilities } = otherSubject('other', deps);
    const args = deps.inspector.arguments({}, { bytes: 0 });
    return {
      facts: {
        call: deps.newId(),
        session: resolver.peek(identity.sighting()),
        principal: identity.principal,
        agent: identity.agent,
        ...(identity.client === undefined ? {} : { client: identity.client }),
        server: identity.server,
        method: 'other',
        protocol: identity.protocolOf(),
        target,
        capabilities,
      },
      args: { ...args, event: { ...args.event, truncated: true } },
      requestedAtMs: deps.clock.nowMs(),
    };
  }
}
