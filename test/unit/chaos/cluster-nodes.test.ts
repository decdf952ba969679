import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retellNodes } from '../../support/proxy/cluster-nodes.ts';

const proxyPorts = new Map([
  [17001, 28001],
  [17002, 9002],
]);
const node = (port: number) => `*3\r\n$9\r\n127.0.0.1\r\n:${String(port)}\r\n$2\r\nid\r\n`;
const slots = (one: number, other: number) => `*1\r\n*4\r\n:17001\r\n:17002\r\n${node(one)}${node(other)}`;
/** What looks like a node's place, within a value and beside one. */
const bystanders = `$29\r\n-MOVED 1 127.0.0.1:17001\r\n\0\r\n\r\n$-1\r\n:17001\r\n$9\r\n127.0.0.2\r\n:17001\r\n$0\r\n\r\n+OK\r\n`;

function retold(reply: string, cuts: readonly number[]): string {
  const bytes = Buffer.from(reply, 'latin1');
  const retell = retellNodes(proxyPorts);
  const ends = [...cuts, bytes.length].toSorted((a, b) => a - b);
  const chunks = ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
  return Buffer.concat(chunks.map(retell)).toString('latin1');
}

it('tells where the proxies are wherever a node tells where nodes are, however its reply is cut', () => {
  const told = (one: number, other: number): string =>
    `${slots(one, other)}-MOVED 866 127.0.0.1:${String(one)}\r\n-ASK 9 127.0.0.1:${String(other)}\r\n${bystanders}`;
  const cuts = fc.array(fc.nat({ max: told(17001, 17002).length }), { maxLength: 12 });
  fc.assert(fc.property(cuts, (at) => retold(told(17001, 17002), at) === told(28001, 9002)));
});

it('leaves a node that no proxy stands before where it is', () => {
  expect(retold(slots(17003, 17002), [])).toBe(slots(17003, 9002));
});

it('holds back nothing of a reply that is whole', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (value) => {
      const reply = `$${String(Buffer.byteLength(value, 'latin1'))}\r\n${value}\r\n`;
      return retold(reply, []) === Buffer.from(reply, 'latin1').toString('latin1');
    }),
  );
});
