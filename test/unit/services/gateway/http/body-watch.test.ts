import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { BodyWatch } from '../../../../../services/gateway/http/body-watch.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';

/** A request of which the test says how much came. */
function fakeRequest(headers: Record<string, string> = { 'content-length': '1000' }) {
  const request = Object.assign(new EventEmitter(), { headers, complete: false, socket: { bytesRead: 0 } });
  const statuses: number[] = [];
  const response = Object.assign(new EventEmitter(), {
    headersSent: false,
    destroyed: false,
    setHeader: () => undefined,
    writeHead: (status: number) => void statuses.push(status),
    end: () => undefined,
  });
  return { request, response, statuses };
}

function watch() {
  const { timers, step } = steppedTimers();
  const { signal } = new AbortController();
  let slow = 0;
  const onSlow = (): void => void (slow += 1);
  const bodies = new BodyWatch({ timers, signal, pace: { bodyProgressBytes: 100, bodyProgressMs: 10_000 }, onSlow });
  const add = ({ request, response }: ReturnType<typeof fakeRequest>): void =>
    bodies.add(request as unknown as IncomingMessage, response as unknown as ServerResponse);
  const next = async (): Promise<void> => {
    step();
    await new Promise(setImmediate);
  };
  return { add, next, slow: () => slow, bodies };
}

describe('a watch over bodies', () => {
  it('sends away who falls one byte short in one span, and nobody who keeps the pace', async () => {
    const { add, next, slow } = watch();
    const [steady, short] = [fakeRequest(), fakeRequest()];
    add(steady);
    add(short);
    await next();
    for (const bytes of [100, 199]) {
      steady.request.socket.bytesRead += 100;
      short.request.socket.bytesRead = bytes;
      expect([steady.statuses, short.statuses]).toEqual([[], []]);
      await next();
    }
    expect([steady.statuses, short.statuses, slow()]).toEqual([[], [408], 1]);
  });

  it('leaves bodies alone that are whole, requests without one, and requests that are over', async () => {
    const { add, next, slow } = watch();
    const [whole, bare, over] = [fakeRequest(), fakeRequest({}), fakeRequest()];
    for (const one of [whole, bare, over]) add(one);
    await next();
    whole.request.complete = true;
    over.request.emit('close');
    await next();
    await next();
    expect([whole.statuses, bare.statuses, over.statuses, slow()]).toEqual([[], [], [], 0]);
  });

  it('does not begin anew when it is told the same pace again', async () => {
    const { add, next, slow, bodies } = watch();
    add(fakeRequest());
    await next();
    bodies.setPace({ bodyProgressBytes: 100, bodyProgressMs: 10_000 });
    await next();
    expect(slow()).toBe(1);
  });
});
