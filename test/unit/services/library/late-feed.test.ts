import { expect, it } from 'vitest';
import { createSensor, type CommandRecord } from '../../../../services/library/sensor.ts';
import { loadOrCreateEmbeddedKeys } from '../../../../services/adapters/crypto/embedded-keys.ts';
import { beaconOf, createWriter, SettableClock, trustOf } from '../../../support/signed-commands.ts';
import { temporaryFolder } from '../../../support/cli-process.ts';

it.each([
  ['as they are', (offset: number) => BigInt(offset)],
  ['as the text that a client in JavaScript has', (offset: number) => String(offset)],
])('a sensor that is told offsets %s knows how late it is told', (_, asTold) => {
  using folder = temporaryFolder();
  const { gateway: keys } = loadOrCreateEmbeddedKeys(folder.path, {
    tenant: 'acme',
    gateway: 'edge',
    deployment: 'default',
  });
  const [writer, clock] = [createWriter(), new SettableClock()];
  const sensor = createSensor({
    ...{ gatewayId: 'edge', tenant: 'acme', clock, emit: () => undefined },
    keys: { ...keys, trust: trustOf([writer]) },
  });
  const beat = (at?: CommandRecord['at']): string => {
    sensor.applyCommand({ ...beaconOf(writer, [], { timeMs: clock.nowMs() }), ...(at === undefined ? {} : { at }) });
    return sensor.feed().state;
  };
  sensor.commandsRead();
  expect(beat({ partition: 0, offset: asTold(5) })).toBe('fresh');
  clock.advance(11_000);
  expect(beat({ partition: 0, offset: asTold(6), beyond: asTold(12) })).toBe('stale');
  clock.advance(1);
  expect(beat({ partition: 0, offset: asTold(11), beyond: asTold(12) })).toBe('fresh');
});
