import type { BackOff } from '../../engine/ports/back-off.ts';
import type { GroupCommit, MemoryGroup } from './memory-group.ts';
import type { MemoryTopics } from './memory-topics.ts';

export interface FaultLogger {
  warn(fields: object, message: string): void;
}

/** What the members and followers of one log share. */
export interface LogDeps {
  readonly topics: MemoryTopics;
  readonly logger: FaultLogger;
  /** Waits before a failed delivery is tried again. */
  readonly backOffMs: BackOff;
  group(groupId: string): MemoryGroup;
  commit(group: MemoryGroup, commit: GroupCommit): Promise<void>;
}
