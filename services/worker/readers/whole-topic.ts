import type { Log, LogRecord } from '../../engine/ports/log.ts';

/** Reads what a topic holds now, from its beginning. */
export async function readWhole(log: Log, topic: string, onRecord: (record: LogRecord) => void): Promise<void> {
  const follower = log.follower();
  const caughtUp = Promise.withResolvers<undefined>();
  await follower.follow(topic, { onRecord, onCaughtUp: () => caughtUp.resolve(undefined) });
  await caughtUp.promise;
  await follower.stop();
}
