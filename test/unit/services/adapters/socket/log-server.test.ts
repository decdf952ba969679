import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeTimers } from '../../../../../services/adapters/clock/node-timers.ts';
import { createMemoryLog, type MemoryLog } from '../../../../../services/adapters/memory/memory-log.ts';
import { frameBytesMax, writeFrame } from '../../../../../services/adapters/socket/frames.ts';
import { greet } from '../../../../../services/adapters/socket/handshake.ts';
import { type LogServer, serveLog } from '../../../../../services/adapters/socket/log-server.ts';
import { Peer } from '../../../../../services/adapters/socket/peer.ts';
import { mute, SocketLog } from '../../../../../services/adapters/socket/socket-log.ts';
import type { Timers } from '../../../../../services/engine/ports/timers.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';

const key = Buffer.alloc(32, 7);
const topic = 'shearpin.calls.v1';
let nonces = 0;
const newNonce = (): string => `nonce ${String((nonces += 1))}`;

let folder = '';
let path = '';
let log: MemoryLog;
let server: LogServer | undefined;
let refused: string[] = [];
let connections: number[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shearpin-socket-'));
  path = join(folder, 'socket');
  log = createMemoryLog({ clock: { nowMs: () => 1_700_000_000_000 } });
  await log.admin().ensure([{ topic, partitions: 1, compacted: false }]);
  [refused, connections] = [[], []];
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function serve(more: { readonly timers?: Timers; readonly protocol?: number } = {}): Promise<void> {
  server = await serveLog({
    ...{ path, log, logId: log.id, key, newNonce, timers: nodeTimers },
    onRefused: (why) => refused.push(why),
    onConnections: (count) => connections.push(count),
    ...more,
  });
}

function open(more: { readonly key?: Buffer; readonly timers?: Timers; readonly protocol?: number } = {}): SocketLog {
  return new SocketLog({ path, key, newNonce, timers: nodeTimers, ...more });
}

/** Whatever is said over a connection that proves nothing; resolves when it was cut off. */
async function say(...parts: readonly Uint8Array[]): Promise<void> {
  const socket = createConnection(path);
  socket.on('error', () => undefined).resume();
  for (const part of parts) socket.write(part);
  await closed(socket);
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

async function stillServes(): Promise<void> {
  const one = open();
  expect(await one.admin().check([topic])).toEqual(new Map([[topic, 1]]));
  one.close();
}

const length = (bytes: number): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes);
  return head;
};

const protoText = '{"call":1,"name":"__proto__","args":{"__proto__":{}}}';

describe('a log that is served over a socket', () => {
  it.each<[string, readonly Uint8Array[]]>([
    ['bytes that are no frame', [Buffer.from('GET / HTTP/1.1\r\n\r\n')]],
    ['a frame of four gigabytes', [length(2 ** 32 - 1), Buffer.alloc(1000)]],
    ['a frame that only a proved caller may send', [length(frameBytesMax), Buffer.alloc(1000)]],
    ['JSON that is no object', [length(4), Buffer.from('null')]],
    ['no JSON', [length(4), Buffer.from('\0\0\0\0')]],
    ['a call before any proof', [writeFrame({ call: 1, name: 'check', args: { topics: [topic] } })]],
    ['a record before any proof', [writeFrame({ name: 'record', args: {} })]],
    ['a proof without a greeting', [writeFrame({ call: 1, name: 'prove', args: { proof: '0'.repeat(64) } })]],
    ['a greeting without a nonce', [writeFrame({ call: 1, name: 'hello', args: { protocol: 1 } })]],
    ['a call that is no number', [writeFrame({ call: {}, name: 'hello', args: {} })]],
    ['names of the prototype', [length(protoText.length), Buffer.from(protoText)]],
  ])('cuts off whoever sends %s, and serves the others', async (_, parts) => {
    await serve();
    await say(...parts);
    expect(refused.length).toBe(1);
    await stillServes();
  });

  it('cuts off whoever proves with another key, and takes nobody for the keeper who has another', async () => {
    await serve();
    const stranger = open({ key: Buffer.alloc(32, 8) });
    await expect(stranger.attend()).rejects.toMatchObject({ why: 'key' });
    await say(
      writeFrame({ call: 1, name: 'hello', args: { protocol: 1, nonce: 'n' } }),
      writeFrame({ call: 2, name: 'prove', args: { proof: 'é'.repeat(64) } }),
    );
    expect(refused).toContain('key');
    await stillServes();
  });

  it('cuts off whoever says nothing', async () => {
    await serve({ timers: { sleep: () => Promise.resolve() } });
    await say();
    expect(refused).toEqual(['silence']);
  });

  it('takes no more connections than it can keep', async () => {
    await serve();
    const sockets = Array.from({ length: 256 }, () => createConnection(path).on('error', () => undefined));
    await vi.waitFor(() => expect(connections.at(-1)).toBe(256), waitLimits);
    await say();
    expect(refused).toEqual(['crowd']);
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(() => expect(connections.at(-1)).toBe(0), waitLimits);
    await stillServes();
  });

  it.each([
    ['a record that is none', 'record', { topic }],
    ['something else than a record', 'gossip', {}],
  ])('cuts off a proved caller who tells %s', async (_, name, args) => {
    await serve();
    const peer = await proved();
    await peer.tell(name, args);
    await peer.ended;
    expect(refused).toEqual(['garbage']);
    await stillServes();
  });

  it.each([
    ['join', { group: 7, topics: [topic] }],
    ['follow', { topic: ['a'] }],
    ['check', { topics: Array(5000).fill(topic) }],
    ['ensure', { specs: [{ topic: 'a', partitions: 1e9, compacted: false }] }],
    ['constructor', {}],
    ['commit', { topic, partition: 0, offset: '1', metadata: '' }],
  ])('refuses a call of %s with arguments that are none, and goes on', async (name, args) => {
    await serve();
    const peer = await proved();
    await expect(peer.call(name, args)).rejects.toMatchObject({ code: 'E_LOG_UNAVAILABLE' });
    expect(await peer.call('check', { topics: [topic] })).toEqual({ counts: [[topic, 1]] });
    peer.close();
  });

  it('keeps no more of what one tells than a call may be about', async () => {
    await serve();
    const peer = await proved();
    const record = { topic, key: 'k', value: 'AAAA', headers: {} };
    for (let count = 0; count < 1001; count += 1) await peer.tell('record', record).catch(() => undefined);
    await peer.ended;
    expect(refused).toEqual(['garbage']);
  });

  it('tells another version from nobody', async () => {
    await serve({ protocol: 2 });
    await expect(open().attend()).rejects.toMatchObject({ why: 'protocol' });
    expect(refused).toEqual(['protocol']);
  });

  it('is known to be gone when its connections end, and to hang when it does not answer', async () => {
    await serve();
    const attendance = await open().attend();
    if (attendance === 'hung') throw new Error('it answered');
    expect(attendance.logId).toBe(log.id);
    await server?.close();
    expect(await attendance.ended).toBe('gone');
    await expect(open().attend()).rejects.toMatchObject({ code: 'E_LOG_UNAVAILABLE', retryable: true });
  });

  it('is taken for hung by whoever gets no answer', async () => {
    const deaf = createServer(() => undefined);
    await new Promise<void>((resolve) => deaf.listen(path, resolve));
    expect(await open({ timers: { sleep: () => new Promise(setImmediate) } }).attend()).toBe('hung');
    deaf.close();
  });

  it('takes the place of a socket that a dead process left, and leaves that of a successor', async () => {
    await serve();
    const first = server;
    await serve();
    await first?.close();
    expect(statSync(path).isSocket()).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await stillServes();
  });
});

describe('what stands where the socket should', () => {
  it('is not touched when it is no socket', async () => {
    writeFileSync(path, 'kept');
    await expect(serve()).rejects.toThrow('is no socket');
    symlinkSync('/dev/null', `${path}-link`);
    path = `${path}-link`;
    await expect(serve()).rejects.toThrow('is no socket');
    await expect(open().attend()).rejects.toMatchObject({ code: 'E_LISTEN' });
  });

  it('is not used in a folder that others can enter, or that is not there', async () => {
    chmodSync(folder, 0o755);
    await expect(serve()).rejects.toThrow('open to other users');
    path = join(folder, 'nowhere', 'socket');
    await expect(serve()).rejects.toThrow('there is no folder');
  });

  it('is not used when its path is longer than a socket’s may be', async () => {
    path = join(folder, 'x'.repeat(100));
    await expect(serve()).rejects.toThrow('longer than');
  });

  it('is not used when it is another user’s', async () => {
    // Only root may give files away; for others every file of another user will do.
    const stranger = process.getuid?.() === 0 ? join(folder, 'theirs') : '/';
    if (process.getuid?.() === 0) {
      mkdirSync(stranger, { mode: 0o700 });
      chownSync(stranger, 12_345, 12_345);
    }
    path = join(stranger, 'socket');
    await expect(serve()).rejects.toThrow('belongs to another user');
  });
});

/** A connection by hand that has proved itself. */
async function proved(): Promise<Peer> {
  const peer = new Peer(createConnection(path), mute);
  await greet(peer, { key, newNonce });
  return peer;
}
