/** Gateways with a worker beside them, a server behind them and a published client before them. */
import type { Ack, Command } from '../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import { connectLegacy, connectModern, connectSse, type TestClient } from './mcp-clients.ts';
import { dataOf, type Rig, startRig, until, World } from './gateway-rig.ts';
import { startHttpOffice } from './http-office.ts';
import { PipeTransport } from './pipe-transport.ts';
import { startSseOffice } from './sse-office.ts';

const listen = '127.0.0.1:0';

export interface Scene {
  readonly world: World;
  readonly rig: Rig;
  readonly client: TestClient;
}

export interface Opened {
  readonly rig: Rig;
  readonly client: TestClient;
  /** Ends what stands behind the gateway. */
  readonly end?: () => Promise<void>;
}

export type Form = (world: World) => Promise<Opened>;

export const overStdio: Form = async (world) => {
  const transport = new PipeTransport();
  const { serverCommand } = world;
  const rig = await startRig({ world, serverCommand, hasWorker: true, overrides: { pipes: transport.pipes } });
  return { rig, client: await connectLegacy(transport) };
};

export const overHttp: Form = async (world) => {
  const rig = await startRig({ world, serverCommand: world.serverCommand, hasWorker: true, given: { listen } });
  return { rig, client: await connectLegacy(rig.url) };
};

const overHttpInModernEra: Form = async (world) => {
  const rig = await startRig({ world, serverCommand: world.serverCommand, hasWorker: true, given: { listen } });
  return { rig, client: await connectModern(rig.url) };
};

/** Any client over HTTP, before a server that speaks HTTP too. */
function overBoth(connect: (url: URL) => Promise<TestClient>): Form {
  return async (world) => {
    const office = await startHttpOffice(world.office);
    const rig = await startRig({ world, hasWorker: true, given: { listen, upstream: `${office.url}/mcp` } });
    return { rig, client: await connect(rig.url), end: () => office[Symbol.asyncDispose]() };
  };
}

const overSse: Form = async (world) => {
  const office = await startSseOffice(world.office);
  const rig = await startRig({ world, hasWorker: true, given: { listen, upstream: `${office.url}/sse` } });
  return { rig, client: await connectSse(rig.url), end: () => office[Symbol.asyncDispose]() };
};

export async function inScene(form: Form, play: (scene: Scene) => Promise<void>): Promise<void> {
  using world = new World();
  const { rig, client, end } = await form(world);
  await using ending = new AsyncDisposableStack();
  ending.defer(async () => end?.());
  ending.use(rig);
  await client.tools();
  try {
    await play({ world, rig, client });
  } finally {
    await client.close();
  }
}

/** Reads what is not trusted, then a secret, and waits until the gateway is armed. */
export async function readPageAndSecret({ client, rig }: Scene, entry = 'first'): Promise<void> {
  await client.call('fetch_webpage', { url: 'https://news.example/today' });
  await client.call('get_secret', { entry });
  await armed(rig);
}

/** Resolves when the gateway has applied a command. */
export async function armed(rig: Rig, { after = 0 } = {}): Promise<void> {
  await until(() =>
    rig.records.slice(after).some((record) => record.topic === topics.acks && isApplied(dataOf(record))),
  );
}

/** Resolves when the gateway has applied a command that the completed call of this tool caused. */
export async function armedByCall(rig: Rig, tool: string): Promise<void> {
  const dataIn = (topic: string): readonly Record<string, unknown>[] =>
    rig.records.filter((record) => record.topic === topic).map(dataOf);
  const completedAt = (): string | undefined => {
    const asked = dataIn(topics.calls).find(({ target }) => (target as { name?: string } | undefined)?.name === tool);
    const completed = rig.records.find(
      (record) => record.headers['ce_type'] === eventTypes.callCompleted && dataOf(record)['call'] === asked?.['call'],
    );
    return completed?.offset.toString();
  };
  await until(() => {
    const offset = completedAt();
    const commands = dataIn(topics.commands).map(({ body }) => body as Partial<Command>);
    const caused = commands.find((command) => offset !== undefined && command.order?.offset === offset);
    return dataIn(topics.acks).some((ack) => (ack as unknown as Ack).commands.some(({ id }) => id === caused?.id));
  });
}

function isApplied(ack: Readonly<Record<string, unknown>>): boolean {
  return (ack['commands'] as { readonly status: string }[]).some(({ status }) => status === 'applied');
}

export function mailsSeen({ world }: Pick<Scene, 'world'>): number {
  return world.seen().filter(({ tool }) => tool === 'send_mail').length;
}

export const formsBeforeHttp = [
  ['over HTTP before a server over HTTP', overBoth(connectLegacy)],
  ['over HTTP before a server over HTTP in the 2026-07-28 era', overBoth(connectModern)],
  ['over HTTP before a server over the transport of 2024-11-05', overSse],
] as const;

export const forms = [
  ['over stdio', overStdio],
  ['over HTTP', overHttp],
  ['over HTTP in the 2026-07-28 era', overHttpInModernEra],
  ...formsBeforeHttp,
] as const;
