const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface StopSignal extends Disposable {
  /** Aborted by the first signal that asks this process to end. A second one ends it at once. */
  readonly signal: AbortSignal;
  readonly told: Promise<void>;
}

export function listenForStop(): StopSignal {
  const stopping = new AbortController();
  const { promise: told, resolve } = Promise.withResolvers<undefined>();
  const silence = (): void => {
    for (const name of stopSignals) process.off(name, stop);
  };
  const stop = (): void => {
    silence();
    stopping.abort();
    resolve(undefined);
  };
  for (const name of stopSignals) process.on(name, stop);
  return { signal: stopping.signal, told, [Symbol.dispose]: silence };
}
