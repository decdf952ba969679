import { topics } from '../../../schemas/topics.ts';
import type { LogFollower } from '../../engine/ports/log.ts';
import type { Enforcer } from '../../sensor/enforcer/enforcer.ts';

export interface ProgressFeedDeps {
  readonly follower: LogFollower;
  readonly enforcer: Pick<Enforcer, 'applyProgress' | 'progressRead'>;
  /** A word was taken. */
  readonly onRead: () => void;
  readonly onFault: (fault: unknown) => void;
}

export interface ProgressFeed {
  /** Returns at once. */
  start(): void;
  stop(): Promise<void>;
}

/** Carries into the enforcer how far the workers are. */
export function createProgressFeed({ follower, enforcer, onRead, onFault }: ProgressFeedDeps): ProgressFeed {
  return {
    start() {
      const following = follower.follow(topics.progress, {
        onRecord: ({ key, value, partition, offset }, beyond) => {
          enforcer.applyProgress({ key, value, at: { partition, offset, beyond } });
          onRead();
        },
        onCaughtUp: () => enforcer.progressRead(),
      });
      following.catch(onFault);
    },
    stop: () => follower.stop(),
  };
}
