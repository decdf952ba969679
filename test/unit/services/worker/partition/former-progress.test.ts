import { expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import { formerProgress, keepFormerProgress } from '../../../../../services/worker/partition/former-progress.ts';
import type { Growth } from '../../../../../services/worker/partition/growth.ts';

const at = { topic: topics.calls, partition: 1 };
const incarnation = 1;
const growth: readonly Growth[] = [
  { partitions: 6, untilMs: 1, from: '10', heard: { epoch: 5, to: '20' } },
  { partitions: 12, untilMs: 2, from: '30', heard: { epoch: 8, to: '40' } },
];

function heardFrom(epoch: number, offset: string): readonly (string | undefined)[] {
  return formerProgress(growth, [{ epoch, offset }]).map(({ from }) => from);
}

function keptOf(sessions: Parameters<typeof keepFormerProgress>[1]): Promise<readonly string[]> {
  const steps: string[] = [];
  const owner = {
    at,
    incarnation,
    size: { growth },
    commitGrowth: async (known: readonly Growth[]) => void steps.push(known.map(({ from }) => from).join(' ')),
  };
  const patience = Object.assign(<T>(_what: unknown, work: () => Promise<T>): Promise<T> => work(), {
    waitingOn: () => [],
  });
  const settled = async (): Promise<void> => void steps.push('settled');
  return keepFormerProgress({ owner, settled, patience }, sessions, () => Promise.resolve()).then(() => steps);
}

it('is how far owners came that had not heard of a growth, also behind what there was when it was heard of', () => {
  expect(heardFrom(7, '35')).toEqual(['10', '36']);
  expect(heardFrom(4, '35')).toEqual(['36', '36']);
  expect(heardFrom(4, '99')).toEqual(['100', '100']);
});

it('is nothing new where they had heard of it, or are known to have come so far', () => {
  for (const position of [
    { epoch: 8, offset: '35' },
    { epoch: 4, offset: '9' },
  ])
    expect(formerProgress(growth, [position])).toBe(growth);
  const untold = [{ partitions: 6, untilMs: 1, from: '10' }];
  expect(formerProgress(untold, [{ epoch: 1, offset: '50' }]), 'of a version that does not tell').toBe(untold);
});

it('is committed when no other commit is under way, and only what is said of the own partition and log', async () => {
  const position = { partition: at.partition, incarnation, epoch: 7, offset: '35' };
  expect(await keptOf([undefined, { positions: [position] }])).toEqual(['settled', '10 36']);
  const others = [
    { ...position, partition: 2 },
    { ...position, incarnation: 2 },
  ];
  expect(await keptOf([{ positions: others }])).toEqual([]);
});
