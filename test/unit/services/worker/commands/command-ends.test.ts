import { expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import type { LogProducer, OutgoingRecord, RecordPlace } from '../../../../../services/engine/ports/log.ts';
import { CommandEnds, type EndsSource } from '../../../../../services/worker/commands/command-ends.ts';

const command: OutgoingRecord = { topic: topics.commands, key: 'k', value: null, headers: {} };
const alert: OutgoingRecord = { ...command, topic: topics.alerts };

function logWith(ends: readonly bigint[], meanwhile: () => void = () => undefined): EndsSource {
  return {
    member: {
      offsetAt: ({ partition }) => {
        meanwhile();
        return Promise.resolve(ends[partition] ?? 0n);
      },
    },
    admin: () => ({
      ensure: () => Promise.resolve([]),
      check: () => Promise.resolve(new Map([[topics.commands, ends.length]])),
      close: () => Promise.resolve(),
    }),
  };
}

function producerTo(...places: readonly (RecordPlace | undefined)[]): LogProducer {
  return { produce: () => Promise.resolve(places), close: () => Promise.resolve() };
}

it('are what the log says once it was asked, and nothing before that', async () => {
  const ends = new CommandEnds();
  expect(ends.known).toBeUndefined();
  await ends.know(logWith([4n, 0n]));
  expect(ends.known).toEqual([
    { partition: 0, offset: '4' },
    { partition: 1, offset: '0' },
  ]);
});

it('move with each command that is published, and with nothing else', async () => {
  const ends = new CommandEnds();
  await ends.know(logWith([4n]));
  await ends.noting(producerTo({ partition: 0, offset: 90n }, { partition: 0, offset: 6n })).produce([alert, command]);
  expect(ends.known).toEqual([{ partition: 0, offset: '7' }]);
});

it('are not known while partitions that have other owners were not asked for again', async () => {
  const ends = new CommandEnds();
  await ends.know(logWith([4n]));
  ends.forget();
  expect(ends.known).toBeUndefined();
  await ends.know(logWith([9n]));
  expect(ends.known).toEqual([{ partition: 0, offset: '9' }]);
});

it('are not set back by what was produced before the log was asked', async () => {
  const ends = new CommandEnds();
  await ends.know(logWith([4n]));
  const { promise, resolve } = Promise.withResolvers<readonly RecordPlace[]>();
  const producer: LogProducer = { produce: () => promise, close: () => Promise.resolve() };
  const produced = ends.noting(producer).produce([command]);
  // An owner from before has published behind it, and its partitions are here now.
  ends.forget();
  await ends.know(logWith([9n]));
  resolve([{ partition: 0, offset: 4n }]);
  await produced;
  expect(ends.known).toBeUndefined();
  await ends.know(logWith([9n]));
  expect(ends.known).toEqual([{ partition: 0, offset: '9' }]);
});

it('are asked for again where the log did not say where it put a command, or the owners changed meanwhile', async () => {
  const ends = new CommandEnds();
  await ends.know(logWith([4n], () => ends.forget()));
  expect(ends.known).toBeUndefined();
  await ends.know(logWith([5n]));
  await ends.noting(producerTo(undefined)).produce([command]);
  expect(ends.known).toBeUndefined();
  await ends.know(logWith([6n]));
  expect(ends.known).toEqual([{ partition: 0, offset: '6' }]);
});

it('never go back for an answer that is older than a command of this process', async () => {
  const ends = new CommandEnds();
  await ends.noting(producerTo({ partition: 0, offset: 11n })).produce([command]);
  await ends.know(logWith([4n]));
  expect(ends.known).toEqual([{ partition: 0, offset: '12' }]);
});
