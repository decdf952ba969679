import { setImmediate as nextTurn } from 'node:timers/promises';
import { createSlices } from '../../../services/sensor/observer/slices.ts';
import { percentile } from '../enforce/percentile.ts';
import { type CallBytes, callOf, connectTo, createSensor } from './watched-calls.ts';

const largeAtOnce = 50;
const smallCalls = 400;
const size = { args: 512, result: 1024 };

/** How long small calls take alone, and beside results of 256 KiB of other clients, fifty at a time. */
export async function measureBeside(): Promise<{ readonly aloneP99Ms: number; readonly besideP99Ms: number }> {
  const aloneMs = await timeSmallCalls(() => undefined);
  const slices = createSlices({ monotonicMs: () => performance.now(), nextTurn: setImmediate });
  const { observer } = createSensor(slices);
  const large = callOf('tickets', 1, { args: 64, result: 262_000 });
  let running = 0;
  const keepBusy = (): void => {
    for (; running < largeAtOnce; running += 1) {
      const connection = connectTo(observer, `large-${String(running)}`);
      void connection.fromClient(large.request);
      void Promise.resolve(connection.fromServer(large.answer)).then(() => {
        running -= 1;
        connection.end();
      });
    }
  };
  const besideMs = await timeSmallCalls(keepBusy);
  return { aloneP99Ms: percentile(aloneMs, 99), besideP99Ms: percentile(besideMs, 99) };
}

/** A small call comes a turn of the event loop after it was due at the earliest, and its answer a turn later. */
async function timeSmallCalls(before: () => void): Promise<readonly number[]> {
  const { observer } = createSensor();
  const connection = connectTo(observer, 'small');
  const took: number[] = [];
  for (let id = 0; id < smallCalls; id += 1) {
    before();
    const call: CallBytes = callOf('prose', id, size);
    const dueMs = performance.now();
    await nextTurn();
    void connection.fromClient(call.request);
    await nextTurn();
    void connection.fromServer(call.answer);
    took.push(performance.now() - dueMs);
  }
  return took.slice(smallCalls / 10);
}
