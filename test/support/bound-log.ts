import type { GroupMember, Log } from '../../services/engine/ports/log.ts';

/** The same log as a plain object, so that a test can lay its own methods over it. */
export function boundLog(log: Log): Log {
  return {
    producer: () => log.producer(),
    member: (groupId, wanted) => log.member(groupId, wanted),
    follower: (options) => log.follower(options),
    admin: () => log.admin(),
  };
}

export function boundMember(member: GroupMember): GroupMember {
  return {
    start: (handlers) => member.start(handlers),
    commit: (at, committed) => member.commit(at, committed),
    committed: (at) => member.committed(at),
    offsetAt: (at, timeMs) => member.offsetAt(at, timeMs),
    seek: (at, offset) => member.seek(at, offset),
    stop: () => member.stop(),
  };
}
