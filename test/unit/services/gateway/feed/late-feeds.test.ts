import { describe, expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import type { FollowHandlers, LogFollower, LogRecord } from '../../../../../services/engine/ports/log.ts';
import type { CommandRecord } from '../../../../../services/sensor/enforcer/admit-record.ts';
import type { Enforcer } from '../../../../../services/sensor/enforcer/enforcer.ts';
import { SwitchingFollower } from '../../../../../services/cli/pipeline/switching-follower.ts';
import { createCommandFeed } from '../../../../../services/gateway/feed/command-feed.ts';
import { createProgressFeed } from '../../../../../services/gateway/feed/progress-feed.ts';

const record: LogRecord = {
  ...{ topic: topics.commands, partition: 2, offset: 7n, appendTimeMs: 0 },
  ...{ key: 'k', value: null, headers: {} },
};
const place = { partition: 2, offset: 7n, beyond: 40n };
const unused = (): never => {
  throw new Error('not of this test');
};

/** A log that gives one record, and says that its partition held more. */
const oneRecord: LogFollower = {
  async follow(_topic: string, handlers: FollowHandlers) {
    await handlers.onRecord(record, place.beyond);
  },
  stop: () => Promise.resolve(),
};

function placesOf(start: (enforcer: Pick<Enforcer, 'applyRecord' | 'applyProgress'>) => void): readonly unknown[] {
  const places: unknown[] = [];
  const note = ({ at }: CommandRecord) => {
    places.push(at);
    return { kind: 'ignored', reason: 'tombstone' } as const;
  };
  start({ applyRecord: note, applyProgress: note });
  return places;
}

describe('where the topic ended when a record was fetched', () => {
  it('comes to the enforcer with commands', () => {
    const places = placesOf((enforcer) => {
      const rest = { caughtUp: unused, setReachable: unused };
      const feed = { gateway: 'edge', emit: unused, onFault: unused, enforcer: { ...enforcer, ...rest } };
      createCommandFeed({ ...feed, follower: oneRecord }).start();
    });
    expect(places).toEqual([place]);
  });

  it('comes to the enforcer with the words of workers', () => {
    const places = placesOf((enforcer) => {
      const feed = { onRead: () => undefined, onFault: unused, enforcer: { ...enforcer, progressRead: unused } };
      createProgressFeed({ ...feed, follower: oneRecord }).start();
    });
    expect(places).toEqual([place]);
  });

  it('comes through a switch of logs', async () => {
    const beyonds: unknown[] = [];
    const handlers = { onRecord: (_: LogRecord, beyond?: bigint) => void beyonds.push(beyond), onCaughtUp: unused };
    const log = { producer: unused, admin: unused, follower: () => oneRecord };
    const follower = new SwitchingFollower();
    await follower.follow({ topic: topics.commands, handlers }, { log, id: 'one' });
    expect(beyonds).toEqual([place.beyond]);
  });
});
