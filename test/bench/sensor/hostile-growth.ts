import { round } from '../enforce/percentile.ts';
import { hostileTexts } from './hostile-texts.ts';
import { leastMs } from './processor-time.ts';
import { callOf, connectTo, createSensor, messageOf } from './watched-calls.ts';

export interface Growth {
  readonly name: string;
  readonly smallMs: number;
  readonly largeMs: number;
  /** Time per byte of the large one by that of the small one. */
  readonly ratio: number;
}

const smallLength = 62 * 1024;
const growth = 4;
const runs = 3;
const enoughMs = 2;

/** What hostile messages take at one size and at four times that size, the slowest for its size first. */
export function measureGrowth(): readonly Growth[] {
  const { observer } = createSensor();
  const look = (message: Buffer): void => {
    const connection = connectTo(observer, 'hostile');
    void connection.fromClient(callOf('prose', 1, { args: 16, result: 0 }).request);
    // Without slices: all of it counts, and nothing else.
    void connection.fromServer(message);
    connection.end();
  };
  const shapes = Object.entries(messages);
  return shapes.map(([name, make]) => growthOf(name, make, look)).sort((one, other) => other.ratio - one.ratio);
}

function growthOf(name: string, make: (length: number) => Buffer, look: (message: Buffer) => void): Growth {
  const [small, large] = [make(smallLength), make(smallLength * growth)];
  look(large);
  // Short ones are repeated, so that the clock can tell them apart.
  const times = Math.max(1, Math.ceil(enoughMs / leastMs(2, () => look(small))));
  const repeated = (message: Buffer) => (): void => {
    for (let time = 0; time < times; time += 1) look(message);
  };
  const smallMs = leastMs(runs, repeated(small)) / times;
  const largeMs = leastMs(runs, repeated(large)) / times;
  const ratio = round((largeMs * small.byteLength) / (smallMs * large.byteLength));
  return { name, smallMs: round(smallMs), largeMs: round(largeMs), ratio };
}

const answer = (text: string): Buffer => messageOf({ id: 1, result: { content: [{ type: 'text', text }] } });
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const raw = (result: string): Buffer => Buffer.from(`{"jsonrpc":"2.0","id":1,"result":${result}}`);

const messages: Readonly<Record<string, (length: number) => Buffer>> = {
  ...Object.fromEntries(
    Object.entries(hostileTexts).map(([name, make]) => [name, (length: number) => answer(make(length))]),
  ),
  'JSON 10,000 deep': (length) => raw(`[${`${nested(2500)},`.repeat(Math.floor(length / 5000))}0]`),
  'JSON deep as it is long': (length) => raw(nested(length >> 1)),
  'many members': (length) => raw(`{${Array.from({ length: length >> 4 }, (_, at) => `"k${at}":"v${at}"`).join(',')}}`),
  'one member again and again': (length) => raw(`{${'"a":1,'.repeat(length / 6)}"a":2}`),
  'one long line': (length) => answer('All is well, and nothing is to be said. '.repeat(length)),
};
