import type { Log, LogFollower, LogRecord } from '../../engine/ports/log.ts';

type OnRecord = (record: LogRecord) => void;

/** Reads what a topic holds now, from its beginning. */
export function readWhole(log: Log, topic: string, onRecord: OnRecord): Promise<void> {
  return readToEnd(log.follower(), topic, onRecord);
}

/** The same without what is older, where the log can leave it out. */
export function readSince(
  log: Log,
  { topic, timeMs }: { readonly topic: string; readonly timeMs: number },
  onRecord: OnRecord,
): Promise<void> {
  return readToEnd(log.follower({ from: { kind: 'time', timeMs } }), topic, onRecord);
}

async function readToEnd(follower: LogFollower, topic: string, onRecord: OnRecord): Promise<void> {
  const caughtUp = Promise.withResolvers<undefined>();
  await follower.follow(topic, { onRecord, onCaughtUp: () => caughtUp.resolve(undefined) });
  await caughtUp.promise;
  await follower.stop();
}
