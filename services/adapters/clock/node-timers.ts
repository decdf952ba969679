import { setTimeout as pause } from 'node:timers/promises';
import type { Timers } from '../../engine/ports/timers.ts';

/** The longest time that a timer of Node can be set to. */
const timerMsMax = 2 ** 31 - 1;

export const nodeTimers: Timers = {
  sleep: (ms, signal) => pause(Math.min(ms, timerMsMax), undefined, { signal }).catch(() => undefined),
};
