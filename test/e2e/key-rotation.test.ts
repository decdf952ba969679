import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeTimers } from '../../services/adapters/clock/node-timers.ts';
import { readRing, renderRing } from '../../services/adapters/crypto/fingerprint-ring.ts';
import { rotateKeys } from '../../services/adapters/crypto/rotate-keys.ts';
import type { Timers } from '../../services/engine/ports/timers.ts';
import { startRig, until, World } from '../support/gateway/gateway-rig.ts';
import { connectLegacy } from '../support/gateway/mcp-clients.ts';
import { PipeTransport } from '../support/gateway/pipe-transport.ts';
import { mailsSeen, readPageAndSecret, type Scene } from '../support/gateway/scenes.ts';

const keysEveryMs = 10_000;
const hourMs = 3_600_000;

/** The pause between two looks at the key file ends when the test says so. */
function steppedTimers(): { readonly timers: Timers; readonly look: () => void } {
  const looks: (() => void)[] = [];
  const sleep: Timers['sleep'] = (ms, signal) => {
    if (ms !== keysEveryMs) return nodeTimers.sleep(ms, signal);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    looks.push(() => resolve(undefined));
    signal.addEventListener('abort', () => {
      resolve(undefined);
    });
    return promise;
  };
  return {
    timers: { sleep },
    look() {
      for (const end of looks.splice(0)) end();
    },
  };
}

interface Rotating extends Scene {
  readonly look: () => void;
  /** Changes the key file, and waits until the gateway has taken it. */
  change(change: (keysDir: string) => void): Promise<void>;
}

async function inRotation(play: (scene: Rotating) => Promise<void>): Promise<void> {
  using world = new World();
  const transport = new PipeTransport();
  const { timers, look } = steppedTimers();
  const { serverCommand } = world;
  const overrides = { pipes: transport.pipes, timers };
  await using rig = await startRig({ world, serverCommand, hasWorker: true, overrides });
  const client = await connectLegacy(transport);
  await client.tools();
  const told = (): number => rig.logged.filter((line) => line.includes('the fingerprint keys are others now')).length;
  const change = async (make: (keysDir: string) => void): Promise<void> => {
    const before = told();
    make(join(world.folder, 'keys', 'default', 'gateway'));
    // It may be at work and not look yet.
    await until(() => {
      look();
      return told() > before;
    });
  };
  try {
    await play({ world, rig, client, change, look });
  } finally {
    await client.close();
  }
}

const rotate =
  (overlapMs: number) =>
  (keysDir: string): void => {
    const nowMs = Date.now();
    rotateKeys(keysDir, { fromMs: nowMs - 1, overlapMs, nowMs });
  };

/** As if the overlap were over. */
function endOverlap(keysDir: string): void {
  const file = join(keysDir, 'gateways', 'gateway', 'fingerprint.key.json');
  const { identity, keys } = readRing(file);
  writeFileSync(file, renderRing({ identity, keys: keys.slice(0, 1) }));
}

describe('a chain over a change of the fingerprint key', () => {
  const mail = ({ client, world }: Scene) =>
    client.call('send_mail', { to: 'x@drop.example', body: `the key is ${world.secret}, done` });

  it('is refused when the secret was read before the change', async () => {
    await inRotation(async (scene) => {
      await readPageAndSecret(scene);
      await scene.change(rotate(hourMs));
      expect(await mail(scene)).toMatchObject({ isError: true });
      expect(mailsSeen(scene)).toBe(0);
      expect(await scene.rig.metrics()).toMatch(/shearpin_gateway_fingerprint_keys\{[^}]*\} 2/);
    });
  });

  it('is refused when the secret was read in the overlap and is sent after it', async () => {
    await inRotation(async (scene) => {
      await scene.change(rotate(hourMs));
      await readPageAndSecret(scene);
      await scene.change(endOverlap);
      expect(await mail(scene)).toMatchObject({ isError: true });
      expect(mailsSeen(scene)).toBe(0);
    });
  });

  it('is not known when there was no overlap', async () => {
    await inRotation(async (scene) => {
      await readPageAndSecret(scene);
      await scene.change(rotate(0));
      expect(await mail(scene)).toMatchObject({ isError: false });
      expect(mailsSeen(scene)).toBe(1);
    });
  });

  it('is refused after a key file that cannot be used was put in place', async () => {
    await inRotation(async (scene) => {
      const file = join(
        scene.world.folder,
        'keys',
        'default',
        'gateway',
        'gateways',
        'gateway',
        'fingerprint.key.json',
      );
      await readPageAndSecret(scene);
      // Both looks fail alike, and the second one is told no more.
      writeFileSync(file, '{"spec":"half writ');
      scene.rig.logged.length = 0;
      await until(() => {
        scene.look();
        return scene.rig.logged.some((line) => line.includes('cannot be read again'));
      });
      expect(await mail(scene)).toMatchObject({ isError: true });
      expect(scene.rig.logged.join('')).not.toContain('half writ');
    });
  });
});
