import '../../../../../services/adapters/kafka/kafka-client.ts';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function openQueue() {
  const options = { requestTimeout: 10_000, enforceRequestTimeout: false, clientId: 'test', broker: 'b:1', logger };
  const queue = new RequestQueue(options);
  const sent: number[] = [];
  const ask = (correlationId: number): void => {
    const entry = { correlationId, resolve: ignore, reject: ignore };
    queue.push({ entry, expectResponse: true, sendRequest: () => void sent.push(correlationId) });
  };
  const answer = (correlationId: number): void => queue.fulfillRequest({ correlationId, size: 0, payload: {} });
  return { queue, sent, ask, answer };
}

it('rests once a request is answered behind which none waits', () => {
  const { sent, ask, answer } = openQueue();
  ask(1);
  answer(1);
  expect(sent).toEqual([1]);
  expect(vi.getTimerCount()).toBe(0);
});

it('sends what waits once the broker takes requests again, and rests then', () => {
  const { queue, sent, ask, answer } = openQueue();
  queue.maybeThrottle(500);
  ask(1);
  ask(2);
  vi.advanceTimersByTime(499);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([1, 2]);
  answer(1);
  answer(2);
  expect(vi.getTimerCount()).toBe(0);
});

function ignore(): void {
  return undefined;
}
