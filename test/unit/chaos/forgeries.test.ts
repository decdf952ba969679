import { describe, expect, it } from 'vitest';
import type { Alert, Command } from '../../../schemas/generated/types.ts';
import { topics } from '../../../schemas/topics.ts';
import type { OutgoingRecord } from '../../../services/engine/ports/log.ts';
import * as forgeries from '../../support/chaos/forgeries.ts';
import { catalogDetectors } from '../../support/catalog.ts';
import { engineOf } from '../../support/engine-runs.ts';
import { FakeGateway } from '../../support/fake-gateway.ts';
import { WorkerWorld } from '../../support/fake-worker-world.ts';
import { baseMs, sessionKey, ulidOf } from '../../support/session-events.ts';
import {
  beaconOf,
  createFreshGateway,
  createWriter,
  makeCall,
  makeCommand,
  startMs,
  strangerSession,
  type Writer,
} from '../../support/signed-commands.ts';

let ids = 0;
const moment = {
  nowMs: baseMs,
  newId: () => {
    ids += 1;
    return ulidOf('E', ids);
  },
};

async function alertsAfter(world: WorkerWorld, records: readonly OutgoingRecord[]): Promise<readonly string[]> {
  await world.open();
  const { worker } = await world.start({ engine: engineOf(catalogDetectors({})) });
  await world.send(records);
  await world.settled();
  await worker.stop();
  const alerts = await world.read(topics.alerts);
  return alerts.map(
    ({ value }) => (JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Alert).unmapped.shearpin.detector,
  );
}

describe('a forged chain', () => {
  it('would be told with the key of its gateway, and is not with another', async () => {
    const world = new WorkerWorld();
    const chain = forgeries.forgedChain(sessionKey, world.gateway, moment);
    expect(await alertsAfter(world, chain)).toEqual(['sequence.secret-to-egress@1.0.0']);
    const forged = forgeries.forgedChain(sessionKey, new FakeGateway(), moment);
    expect(await alertsAfter(world.twin(), forged)).toEqual([]);
  });
});

describe('forged signals', () => {
  it('would be told with the key of the workers, and are not with another', async () => {
    const world = new WorkerWorld();
    const told = forgeries.forgedSignals(sessionKey, world.writer, moment);
    expect(await alertsAfter(world, told)).toEqual(['sequence.secret-across-sessions@1.0.0']);
    const forged = forgeries.forgedSignals(sessionKey, createWriter(), moment);
    expect(await alertsAfter(world.twin(), forged)).toEqual([]);
  });
});

describe('forged commands', () => {
  const writer = createWriter({ scopes: ['session', 'tenant'], initiators: ['policy', 'person'] });
  const narrow = createWriter({ scopes: ['session'] });
  const stranger = createWriter();
  const standing = [makeCommand({ action: 'open' }), makeCommand()];
  const [open, arm] = standing as [Command, Command];
  const place = { partition: 0, partitions: 1 };

  function gatewayAfter(records: readonly OutgoingRecord[], trusted = writer) {
    const { enforcer } = createFreshGateway(trusted, standing);
    for (const { key, value } of records) enforcer.applyRecord({ key, value });
    return {
      refuses: (session: string) =>
        enforcer.decide(makeCall({ session, principal: session.slice(0, 16) })).verdict.decision === 'refused',
    };
  }

  it.each([
    ['opened', [open]],
    ['armed', [arm]],
  ])('leave one of the two standing when they lift only what %s', (_, lifted) => {
    const lifting = forgeries.signedBy(writer, forgeries.lifting(lifted));
    expect(gatewayAfter(lifting).refuses(open.scope.id)).toBe(true);
  });

  it('would lift both with the key of the workers, and lift nothing otherwise', () => {
    const lifting = forgeries.lifting(standing);
    const isRefused = (records: readonly OutgoingRecord[]) => gatewayAfter(records).refuses(open.scope.id);
    expect(isRefused([])).toBe(true);
    expect(isRefused(forgeries.signedBy(writer, lifting))).toBe(false);
    expect(isRefused(forgeries.signedBy(stranger, lifting))).toBe(true);
    expect(isRefused(forgeries.signedBy(createWriter({ deployment: 'elsewhere' }), lifting))).toBe(true);
    expect(isRefused(lifting.map((one) => forgeries.changedAfterSigning(open, one, writer)))).toBe(true);
  });

  it('would refuse others where they belong and by who may, and do not otherwise', () => {
    const opening = forgeries.opening(open, { kind: 'session', id: strangerSession });
    const wide = forgeries.opening(open, { kind: 'tenant', id: 'acme' });
    const isRefused = (records: readonly OutgoingRecord[]) => gatewayAfter(records).refuses(strangerSession);
    expect(isRefused([])).toBe(false);
    expect(isRefused(forgeries.signedBy(writer, [opening]))).toBe(true);
    expect(isRefused([forgeries.misplaced(opening, writer)])).toBe(false);
    expect(isRefused(forgeries.signedBy(writer, [wide]))).toBe(true);
    expect(gatewayAfter(forgeries.signedBy(narrow, [wide]), narrow).refuses(strangerSession)).toBe(false);
  });

  it('would end the trust in the feed with a beacon of the workers, and do not with that of a stranger', () => {
    const stateAfter = (of: Writer) => {
      const { enforcer, clock } = createFreshGateway(writer, standing);
      const { key, value } = forgeries.forgedBeacon({ ...of, writer: 'worker' }, place, { ...moment, nowMs: startMs });
      enforcer.applyRecord({ key, value });
      clock.advance(60_000);
      enforcer.applyRecord(beaconOf(writer, standing, { timeMs: clock.nowMs() }));
      return enforcer.feed().state;
    };
    expect(stateAfter(writer)).toBe('stale');
    expect(stateAfter(stranger)).toBe('fresh');
  });

  it('would let a partition pass for unwatched with a word of the workers, and do not with that of a stranger', () => {
    const unwatchedAfter = (of: Writer) => {
      const { enforcer } = createFreshGateway(writer, standing);
      const { key, value } = forgeries.forgedWord({ ...of, writer: 'worker' }, place, { ...moment, nowMs: startMs });
      enforcer.applyProgress({ key, value });
      enforcer.progressRead();
      return enforcer.feed().unwatched ?? 0;
    };
    expect(unwatchedAfter(writer)).toBe(1);
    expect(unwatchedAfter(stranger)).toBe(0);
  });
});
