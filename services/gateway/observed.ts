import { eventTypes } from '../../schemas/topics.ts';
import type { CallRequested } from '../../schemas/generated/types.ts';
import type { Connection } from '../sensor/observer/connection.ts';
import { createObserver, type Observer } from '../sensor/observer/observer.ts';
import type { ObserverDeps } from '../sensor/observer/observer-deps.ts';
import type { GatewayEvents } from './events.ts';

export interface ObservedDeps extends Omit<ObserverDeps, 'onFault'> {
  readonly events: GatewayEvents;
  /** A clock that only ever goes forward. */
  readonly monotonicMs: () => number;
}

/** The observer, with what it decides, how long that takes and where it fails told to the operator. */
export function createCountedObserver({ events, monotonicMs, ...deps }: ObservedDeps): Observer {
  const observer = createObserver({
    ...deps,
    emit(event) {
      if (event.type === eventTypes.callRequested) events.judged((event.data as CallRequested).verdict);
      deps.emit(event);
    },
    onFault: ({ where, fault }) => events.sensorFault({ where, err: fault }),
  });
  const timed = (connection: Connection): Connection => ({
    fromClient(bytes, hints) {
      const startedMs = monotonicMs();
      const outcome = connection.fromClient(bytes, hints);
      const tell = (): void => events.judgeTook(monotonicMs() - startedMs);
      if (outcome instanceof Promise) void Promise.resolve(connection.judging()).then(tell);
      else tell();
      return outcome;
    },
    judging: () => connection.judging(),
    fromServer: (bytes) => connection.fromServer(bytes),
    discovered: (sighting) => connection.discovered(sighting),
    isAwaiting: () => connection.isAwaiting(),
    named: (sessionId) => connection.named(sessionId),
    serverLost: () => connection.serverLost(),
    clientGone: (id) => connection.clientGone(id),
    end: (by) => connection.end(by),
  });
  return { ...observer, connect: (info) => timed(observer.connect(info)) };
}
