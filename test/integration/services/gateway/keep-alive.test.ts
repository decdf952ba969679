import { describe, expect, it } from 'vitest';
import { type Rig, rawServer, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';

const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const alive = ': keepalive\n\n';
const statelessMeta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

interface Scene {
  readonly rig: Rig;
  readonly step: () => void;
}

async function beforePipes(play: (scene: Scene) => Promise<void>): Promise<void> {
  using world = new World();
  const { timers, step } = steppedTimers();
  const serverCommand = [process.execPath, rawServer];
  await using rig = await startRig({ world, serverCommand, given: { listen: '127.0.0.1:0' }, overrides: { timers } });
  await play({ rig, step });
}

async function sessionOf(rig: Rig): Promise<Record<string, string>> {
  const body = '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{}}';
  const opened = await fetch(rig.url, { method: 'POST', headers: json, body });
  await opened.text();
  return { 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' };
}

/** Whether a stream says that it lives, each time that a span of silence has passed. */
async function staysAlive({ rig, step }: Scene, init: RequestInit): Promise<void> {
  const leaving = new AbortController();
  let text = '';
  const reading = fetch(rig.url, { ...init, signal: leaving.signal }).then(async ({ body }) => {
    for await (const chunk of body ?? []) text += Buffer.from(chunk as Uint8Array).toString('utf8');
  });
  for (const spans of [1, 2, 3]) {
    await until(() => {
      step();
      return text.length >= alive.length * spans;
    });
  }
  expect(text.replaceAll(alive, '')).toBe('');
  leaving.abort();
  await expect(reading).rejects.toThrow('aborted');
}

describe('a stream on which nothing is said, before a stdio server', () => {
  it('says that it lives while a call runs', async () => {
    await beforePipes(async (scene) => {
      const headers = { ...json, ...(await sessionOf(scene.rig)) };
      await staysAlive(scene, { method: 'POST', headers, body: '{"jsonrpc":"2.0","id":1,"method":"hang"}' });
    });
  });

  it('says that it lives while a call of 2026-07-28 runs', async () => {
    await beforePipes(async (scene) => {
      const headers = { ...json, 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'hang' };
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'hang', params: { _meta: statelessMeta } });
      await staysAlive(scene, { method: 'POST', headers, body });
    });
  });

  it('says that it lives while a client listens', async () => {
    await beforePipes(async (scene) => {
      await staysAlive(scene, { headers: { ...json, ...(await sessionOf(scene.rig)) } });
    });
  });
});
