import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Comparison, startComparison } from '../support/gateway/comparison.ts';
import { type HostileMessage, hostileMessages } from '../support/hostile-messages.ts';

const eachMax = 25;
let comparison: Comparison;

beforeAll(async () => {
  comparison = await startComparison();
});

afterAll(() => comparison[Symbol.asyncDispose]());

function saidBy(side: HostileMessage['from'], messages: readonly HostileMessage[]): readonly Buffer[] {
  return messages.flatMap(({ from, bytes }) => (from === side ? [bytes] : [])).slice(0, eachMax);
}

const asEvent = (message: Buffer): Buffer => Buffer.concat([Buffer.from('data: '), message, Buffer.from('\n\n')]);

it.each([
  ['application/json', (message: Buffer) => message],
  ['text/event-stream', asEvent],
] as const)('whatever is asked, and answered as %s, is the same through the gateway', async (type, formOf) => {
  const isTheSame = async (messages: readonly HostileMessage[]): Promise<void> => {
    const asked = saidBy('client', messages);
    const answers = saidBy('server', messages).map(formOf);
    let turns = 0;
    const { direct, through } = await comparison.both(
      asked.map((body) => ({ body })),
      (_, response) => {
        // The same answers in their order, directly and then through the gateway.
        const answer = answers[turns++ % asked.length];
        response.writeHead(200, { 'content-type': type }).end(answer);
      },
    );
    expect(direct.received).toHaveLength(asked.length);
    expect(through).toEqual(direct);
  };
  await fc.assert(fc.asyncProperty(hostileMessages, isTheSame), { numRuns: 8 });
  expect(comparison.rig.logged.filter((line) => line.includes('the sensor failed'))).toEqual([]);
});
