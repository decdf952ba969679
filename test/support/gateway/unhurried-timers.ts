import { nodeTimers } from '../../../services/adapters/clock/node-timers.ts';
import type { Timers } from '../../../services/engine/ports/timers.ts';
import { undecidedMs } from '../../../services/gateway/child/answer-stream.ts';

const farMs = 2 ** 30;

/** A call that takes long is answered in a stream of events: to this gateway none does, however busy the machine is. */
export const unhurriedTimers: Timers = {
  sleep: (ms, signal) => nodeTimers.sleep(ms === undecidedMs ? farMs : ms, signal),
};
