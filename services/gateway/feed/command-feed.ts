import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { Ack } from '../../../schemas/generated/types.ts';
import type { LogFollower, LogRecord } from '../../engine/ports/log.ts';
import type { Enforcer } from '../../sensor/enforcer/enforcer.ts';
import type { PublishedEvent } from '../../adapters/crypto/record-of-event.ts';

export interface CommandFeedDeps {
  readonly follower: LogFollower;
  readonly enforcer: Pick<Enforcer, 'applyRecord' | 'caughtUp' | 'setReachable'>;
  readonly gateway: string;
  readonly emit: (event: PublishedEvent) => void;
  /** A record was applied. */
  readonly onRead?: () => void;
  readonly onFault: (fault: unknown) => void;
}

export interface CommandFeed {
  /** Returns at once: calls are judged by the failure policies until the topic was read. */
  start(): void;
  isCaughtUp(): boolean;
  stop(): Promise<void>;
}

/** Carries the command topic into the enforcer, and its acks out. */
export function createCommandFeed({
  follower,
  enforcer,
  gateway,
  emit,
  onRead,
  onFault,
}: CommandFeedDeps): CommandFeed {
  let isCaughtUp = false;
  const tell = (ack: Ack): void => {
    emit({ type: eventTypes.ack, key: gateway, data: ack });
  };
  const take = ({ key, value, partition, offset }: LogRecord, beyond?: bigint): void => {
    const outcome = enforcer.applyRecord({ key, value, at: { partition, offset, beyond } });
    if (outcome.kind === 'ack') tell(outcome.ack);
    if (outcome.kind === 'beacon') outcome.begun?.forEach(tell);
    onRead?.();
  };
  return {
    start() {
      const following = follower.follow(topics.commands, {
        onRecord: take,
        onCaughtUp() {
          isCaughtUp = true;
          enforcer.caughtUp().forEach(tell);
        },
        onHealth: (isHealthy) => {
          enforcer.setReachable(isHealthy);
        },
      });
      following.catch(onFault);
    },
    isCaughtUp: () => isCaughtUp,
    stop: () => follower.stop(),
  };
}
