/** The worker's own process: `shearpin worker` with counters that cost next to nothing. */
import { Session } from 'node:inspector/promises';
import { Command, Redis } from 'ioredis';
import { Counter } from 'prom-client';
import { readWorkerConfig } from '../../../services/worker/config.ts';
import { openWorkerProcess } from '../../../services/worker/worker-process.ts';
import { collectedMemory } from '../../support/collected-memory.ts';
import { AdminPage } from '../../support/pipeline/admin-page.ts';
import type { Profile } from './stages.ts';

type Request =
  | { readonly kind: 'take'; readonly records: number }
  | { readonly kind: 'figures' | 'done' | 'startProfile' | 'stopProfile' };

interface Wanted {
  readonly at: number;
  readonly startMs: number;
  readonly resolve: (answer: object) => void;
}

let redisOps = 0;
let sessionLoads = 0;
/** Records of the signals topic that were judged: what the worker tells itself of its events. */
let signals = 0;
const published = { alert: 0, command: 0 };
let done = 0;
let taken = 0;
let wanted: Wanted | undefined;

hear(Redis.prototype, 'sendCommand', (_redis, [command]) => {
  redisOps += 1;
  if (command instanceof Command && command.name === 'hmget') sessionLoads += 1;
});
hear(Counter.prototype, 'incWithoutExemplar', (counter, [labels, by]) => {
  const { result, kind } = labels as { readonly result?: string; readonly kind?: string };
  const name: unknown = Reflect.get(counter, 'name');
  if (name === 'shearpin_published_total' && (kind === 'alert' || kind === 'command')) published[kind] += Number(by);
  if (result !== 'processed') return;
  if (name === 'shearpin_events_total') count(Number(by));
  if (name === 'shearpin_signals_total') signals += Number(by);
});

/** Calls `heard` after each call of the method. */
function hear(prototype: object, method: string, heard: (self: object, given: readonly unknown[]) => void): void {
  const original = Reflect.get(prototype, method) as (...given: readonly unknown[]) => unknown;
  Reflect.set(prototype, method, function (this: object, ...given: readonly unknown[]) {
    const result = Reflect.apply(original, this, given);
    heard(this, given);
    return result;
  });
}

function count(events: number): void {
  done += events;
  if (wanted === undefined || done < wanted.at) return;
  wanted.resolve({ ms: performance.now() - wanted.startMs });
  wanted = undefined;
}

const profiler = new Session();
profiler.connect();
const worker = await openWorkerProcess(readWorkerConfig({ env: process.env }), { version: 'bench' });
await worker.start();
const page = new AdminPage(worker.admin.address);
await page.ready('the worker');
process.on('message', (request: Request) => {
  void answer(request).then((message) => process.send?.(message));
});
process.once('SIGTERM', () => void worker.stop().then(() => process.exit()));
process.send?.({});

async function answer(request: Request): Promise<object> {
  switch (request.kind) {
    case 'take':
      return take(request.records);
    case 'done':
      return { done };
    case 'figures':
      return figures();
    case 'startProfile':
      await profiler.post('Profiler.enable');
      await profiler.post('Profiler.start');
      return {};
    case 'stopProfile':
      return ((await profiler.post('Profiler.stop')) as { readonly profile: Profile }).profile;
  }
}

async function figures(): Promise<object> {
  const { alert: alerts, command: commands } = published;
  const countedBytes = await page.metric('shearpin_session_memory_bytes');
  const droppedBytes = await page.metric('shearpin_session_memory_dropped_bytes_total');
  const memory = { ...(await collectedMemory()), residentBytes: process.memoryUsage.rss(), countedBytes, droppedBytes };
  return { redisOps, signals, sessionLoads, alerts, commands, ...memory };
}

/** From now until so many more records are done: saved, and what came of them published. */
function take(records: number): Promise<object> {
  const startMs = performance.now();
  return new Promise((resolve) => {
    wanted = { at: taken + records, startMs, resolve };
    taken += records;
    count(0);
  });
}
