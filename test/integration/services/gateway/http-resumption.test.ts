import { describe, expect, it } from 'vitest';
import { type Rig, rawServer, startRig, World } from '../../../support/gateway/gateway-rig.ts';

const ownHeaders = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

interface Told {
  readonly id: string | undefined;
  readonly data: string;
}

/** A client that reads a stream event by event, and may lose it at any time. */
class Reader {
  readonly #leaving = new AbortController();
  readonly #text: AsyncIterator<string>;
  #rest = '';

  constructor(open: (signal: AbortSignal) => Promise<Response>) {
    this.#text = chunksOf(open(this.#leaving.signal));
  }

  /** The next event; undefined at the end of the stream. */
  async next(): Promise<Told | undefined> {
    for (let end = this.#rest.indexOf('\n\n'); end === -1; end = this.#rest.indexOf('\n\n')) {
      const chunk = await this.#text.next();
      if (chunk.done === true) return undefined;
      this.#rest += chunk.value;
    }
    const end = this.#rest.indexOf('\n\n');
    const lines = this.#rest.slice(0, end).split('\n');
    this.#rest = this.#rest.slice(end + 2);
    const value = (name: string): string | undefined =>
      lines
        .find((line) => line.startsWith(name))
        ?.slice(name.length)
        .trim();
    return { id: value('id:'), data: value('data:') ?? '' };
  }

  lose(): void {
    this.#leaving.abort();
  }
}

async function* chunksOf(opening: Promise<Response>): AsyncGenerator<string> {
  const { body } = await opening;
  for await (const chunk of body ?? []) yield Buffer.from(chunk as Uint8Array).toString('utf8');
}

class Session {
  readonly #rig: Rig;
  readonly #headers: Record<string, string>;

  private constructor(rig: Rig, headers: Record<string, string>) {
    this.#rig = rig;
    this.#headers = headers;
  }

  static async open(rig: Rig, version = '2025-11-25'): Promise<Session> {
    const body = '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{}}';
    const { headers } = await fetch(rig.url, { method: 'POST', body, headers: ownHeaders });
    const session = { 'mcp-session-id': headers.get('mcp-session-id') ?? '', 'mcp-protocol-version': version };
    return new Session(rig, { ...ownHeaders, ...session });
  }

  post(message: object): Reader {
    const init = { method: 'POST', body: JSON.stringify({ jsonrpc: '2.0', ...message }), headers: this.#headers };
    return new Reader((signal) => fetch(this.#rig.url, { ...init, signal }));
  }

  listen(lost?: string): Reader {
    const headers = { ...this.#headers, ...(lost === undefined ? {} : { 'last-event-id': lost }) };
    return new Reader((signal) => fetch(this.#rig.url, { headers, signal }));
  }

  /** Makes the server say something. Resolves when it was told to. */
  async serverSays(message: object): Promise<void> {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    expect(await this.post({ method: 'say', params: { text } }).next()).toBeUndefined();
  }

  /** Resolves when the gateway has read all that the server said before. */
  async settle(): Promise<void> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 'settle', method: 'pid' });
    await (
      await fetch(this.#rig.url, { method: 'POST', body, headers: { ...this.#headers, accept: 'application/json' } })
    ).text();
  }
}

async function inSession(play: (session: Session) => Promise<void>, version?: string): Promise<void> {
  using world = new World();
  const serverCommand = [process.execPath, rawServer];
  await using rig = await startRig({ world, serverCommand, given: { listen: '127.0.0.1:0' } });
  await play(await Session.open(rig, version));
}

const notice = (n: number) => ({ method: 'notifications/x', params: { n } });
const said = (n: number): string => `{"jsonrpc":"2.0","method":"notifications/x","params":{"n":${String(n)}}}`;

describe('a stream that its client lost, before a stdio server', () => {
  it('brings the answer to the call when it is taken up again, and ends with it', async () => {
    await inSession(async (session) => {
      const call = session.post({ id: 5, method: 'hang' });
      await session.serverSays(notice(1));
      expect((await call.next())?.data).toBe('');
      const seen = await call.next();
      expect(seen?.data).toBe(said(1));
      call.lose();
      await session.serverSays({ id: 5, result: {} });
      await session.settle();
      const again = session.listen(seen?.id);
      expect((await again.next())?.data).toBe('{"jsonrpc":"2.0","id":5,"result":{}}');
      expect(await again.next()).toBeUndefined();
    });
  });

  it('goes on where it was lost while the call still runs', async () => {
    await inSession(async (session) => {
      const call = session.post({ id: 5, method: 'hang' });
      await session.serverSays(notice(1));
      const primed = await call.next();
      call.lose();
      const again = session.listen(primed?.id);
      expect((await again.next())?.data).toBe(said(1));
      await session.serverSays(notice(2));
      expect((await again.next())?.data).toBe(said(2));
      await session.serverSays({ id: 5, result: {} });
      expect((await again.next())?.data).toContain('"id":5');
      expect(await again.next()).toBeUndefined();
    });
  });

  it('brings what was said meanwhile once, when it is the listening stream', async () => {
    await inSession(async (session) => {
      const listening = session.listen();
      const primed = await listening.next();
      await session.serverSays(notice(1));
      const seen = await listening.next();
      expect([primed?.data, seen?.data]).toEqual(['', said(1)]);
      listening.lose();
      await session.serverSays(notice(2));
      await session.settle();
      const again = session.listen(seen?.id);
      expect((await again.next())?.data).toBe(said(2));
      await session.serverSays(notice(3));
      expect((await again.next())?.data).toBe(said(3));
      again.lose();
    });
  });

  it.each(['99', '', 'x'])('begins anew after an event that nobody knows: %j', async (lost) => {
    await inSession(async (session) => {
      const listening = session.listen(lost);
      await listening.next();
      await session.serverSays(notice(1));
      expect((await listening.next())?.data).toBe(said(1));
      listening.lose();
    });
  });

  it('has no empty event for clients of older revisions', async () => {
    await inSession(async (session) => {
      const call = session.post({ id: 5, method: 'hang' });
      await session.serverSays(notice(1));
      expect((await call.next())?.data).toBe(said(1));
      call.lose();
    }, '2025-06-18');
  });
});
