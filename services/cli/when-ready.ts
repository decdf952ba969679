import { setTimeout as pause } from 'node:timers/promises';

export interface Waiting {
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

const lookMs = 50;

/** Waits until nothing is waited for, saying once for what. Resolves to false when it was told to stop before that. */
export async function whenReady(
  ready: () => { readonly ready: boolean; readonly waiting: readonly string[] },
  { say, signal }: Waiting,
): Promise<boolean> {
  let told = '';
  while (!signal.aborted) {
    const { ready: isReady, waiting } = ready();
    if (isReady) return true;
    const text = waiting.join(', ');
    if (text !== told) say(`waiting for ${text}`);
    told = text;
    await pause(lookMs);
  }
  return false;
}
