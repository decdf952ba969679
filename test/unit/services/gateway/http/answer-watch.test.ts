import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { AnswerWatch } from '../../../../../services/gateway/http/answer-watch.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';

/** More than the buffers of both sockets, by far. */
const answerBytes = 64_000_000;

interface Scene {
  readonly client: Socket;
  /** At the gateway's end. */
  readonly socket: Socket;
  readonly look: () => Promise<void>;
  readonly stalled: () => number;
}

function watching() {
  const { timers, step } = steppedTimers();
  const { signal } = new AbortController();
  let stalled = 0;
  const onStalled = (): void => void (stalled += 1);
  const watch = new AnswerWatch({ timers, signal, stallMs: 10_000, onStalled });
  const look = async (): Promise<void> => {
    step();
    await new Promise(setImmediate);
  };
  return { watch, look, stalled: () => stalled };
}

/** A client of which a piece of a message is with the system. */
function holding(left: number) {
  const handle = { writeQueueSize: left };
  const destroy = vi.fn();
  const sizes = { bytesWritten: 5000, writableLength: 1000, writableCorked: 0 };
  return {
    handle,
    destroy,
    socket: { ...sizes, _handle: handle, once: () => undefined, destroy } as unknown as Socket,
  };
}

async function withConnection(play: (scene: Scene) => Promise<void>): Promise<void> {
  const { watch, look, stalled } = watching();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as { readonly port: number }).port, '127.0.0.1');
  client.on('error', () => undefined);
  const [socket] = (await once(server, 'connection')) as [Socket];
  socket.on('error', () => undefined).resume();
  watch.add(socket);
  await play({ client, socket, look, stalled });
  client.destroy();
  socket.destroy();
  server.close();
}

/** Takes at least so much, and reads no more. */
async function take(client: Socket, bytes: number): Promise<void> {
  for (let left = bytes; left > 0;) {
    const chunk = client.read() as Buffer | null;
    if (chunk === null) await once(client, 'readable');
    else left -= chunk.byteLength;
  }
}

it('sends a client away that takes nothing, whatever it sends', async () => {
  await withConnection(async ({ client, socket, look, stalled }) => {
    socket.write(Buffer.alloc(answerBytes));
    while (!socket.destroyed) {
      client.write('\r\n');
      await Promise.race([once(socket, 'data'), once(socket, 'close')]);
      await look();
    }
    expect(stalled()).toBe(1);
  });
});

it('keeps a client that takes one long message piece by piece, until it takes no more', async () => {
  await withConnection(async ({ client, socket, look, stalled }) => {
    socket.write(Buffer.alloc(answerBytes));
    await look();
    for (const part of [3, 3]) {
      await take(client, answerBytes / part);
      await look();
      expect(stalled()).toBe(0);
    }
    while (!socket.destroyed) await look();
    expect(stalled()).toBe(1);
  });
});

it('keeps a client that took everything, and one that took a message between two looks', async () => {
  await withConnection(async ({ client, socket, look, stalled }) => {
    await look();
    await look();
    for (const _ of [1, 2, 3]) {
      socket.write(Buffer.alloc(answerBytes / 4));
      await look();
      await take(client, answerBytes / 4);
    }
    await look();
    expect([stalled(), socket.destroyed]).toEqual([0, false]);
  });
});

it('does not take bytes that are added to a message for some that were taken', async () => {
  const { watch, look, stalled } = watching();
  const { handle, destroy, socket } = holding(100);
  watch.add(socket);
  await look();
  handle.writeQueueSize += 50;
  expect(stalled()).toBe(0);
  await look();
  expect(stalled()).toBe(1);
  expect(destroy).toHaveBeenCalledOnce();
});

it('does not begin anew when it is told the same span again', async () => {
  const { watch, look, stalled } = watching();
  watch.add(holding(100).socket);
  await look();
  watch.setStall(10_000);
  await look();
  expect(stalled()).toBe(1);
});
