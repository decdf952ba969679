/** The same HTTP exchange directly and through a gateway in front of the server. */
import { expect } from 'vitest';
import { type Rig, startRig, World } from './gateway-rig.ts';
import { type Answer, ask, type RawRequest, type Received, type Respond, startRawServer } from './raw-exchange.ts';

export interface Exchanged {
  readonly answers: readonly Answer[];
  /** What the server saw. */
  readonly received: readonly Received[];
}

export interface Comparison extends AsyncDisposable {
  readonly rig: Rig;
  /** Requests one after another, each after the answer to the one before. */
  both(requests: readonly RawRequest[], respond: Respond): Promise<{ direct: Exchanged; through: Exchanged }>;
  /** One request, which the server sees once. */
  expectNoDifference(request: RawRequest, respond: Respond): Promise<void>;
}

export async function startComparison(): Promise<Comparison> {
  const server = await startRawServer();
  const world = new World();
  const given = { listen: '127.0.0.1:0', upstream: `http://127.0.0.1:${String(server.port)}` };
  const rig = await startRig({ world, given });
  const take = async (port: number, requests: readonly RawRequest[]): Promise<Exchanged> => {
    server.received.length = 0;
    const answers: Answer[] = [];
    for (const request of requests) answers.push(await ask(port, request));
    return { answers, received: [...server.received] };
  };
  const both: Comparison['both'] = async (requests, respond) => {
    server.respond = respond;
    const direct = await take(server.port, requests);
    return { direct, through: await take(Number(rig.url.port), requests) };
  };
  return {
    rig,
    both,
    async expectNoDifference(request, respond) {
      const { direct, through } = await both([request], respond);
      expect(direct.received).toHaveLength(1);
      expect(through).toEqual(direct);
    },
    async [Symbol.asyncDispose]() {
      await rig[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      world[Symbol.dispose]();
    },
  };
}
