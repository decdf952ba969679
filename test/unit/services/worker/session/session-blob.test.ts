import fc from 'fast-check';
import { pack } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { BlobReader } from '../../../../../services/worker/blob/blob-reader.ts';
import { BlobWriter } from '../../../../../services/worker/blob/blob-writer.ts';
import { words } from '../../../../../services/worker/blob/words.ts';
import {
  decodeSession,
  encodeSession,
  type SessionContent,
} from '../../../../../services/worker/session/session-blob.ts';
import { engineOf, runEngine } from '../../../../support/engine-runs.ts';
import { traces } from '../../../../support/random-traces.ts';
import { fpOf, ulidOf } from '../../../../support/session-events.ts';

const writer = new BlobWriter();

function write(value: unknown): Uint8Array {
  return writer.write([], value);
}

function read(bytes: Uint8Array): unknown {
  return new BlobReader(bytes, 0).read();
}

const someText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ...words.slice(0, 80), '0', '007', '12345', '9007199254740993', fpOf(255), fpOf(1).toUpperCase()),
  fc.nat().map((value) => ulidOf('C', value)),
  fc.constantFrom('7ZZZZZZZZZZZZZZZZZZZZZZZZZ', 'ZZZZZZZZZZZZZZZZZZZZZZZZZZ', '0'.repeat(26), '0'.repeat(25) + 'I'),
  fc.stringMatching(/^[0-9a-f]{64}$/),
);
const someNumber = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(-0, 63, 64, 2 ** 31, 2 ** 40, 2 ** 43, 2 ** 43 - 1, Infinity, -Infinity, 1_760_000_000_000),
);
const someValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    someText,
    someNumber,
    fc.constantFrom(null, true, false, undefined),
    fc.uint8Array(),
    fc.array(fc.nat({ max: 300 })),
    fc.array(tie('value'), { maxLength: 40 }),
    fc.dictionary(fc.oneof(someText, fc.constant('__proto__')), tie('value'), { noNullPrototype: true }),
  ),
})).value;

/** A blob that an earlier build wrote: what stands in stores is read for ever. */
const golden =
  'c102dc03d9a801d965d9a901b1dc04d9aa01d9ab01d9ac01d9ad01010203e49003dc05d94dd99a01d979d95fd805776f726473e28080808080800600000000000000000001e3080000000000000007d7ffff99fdc69905e103000000010000000200011170d8046b657074b0';

describe('the blob of a session', () => {
  it('reads what it wrote, whatever it is', () => {
    fc.assert(
      fc.property(someValue, (value) => {
        const found = read(write(value));
        expect(found).toStrictEqual(value);
        expect(JSON.stringify(found)).toBe(JSON.stringify(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('writes equal values as equal bytes, whatever they share', () => {
    const shared = { call: ulidOf('C', 1), values: [fpOf(1), fpOf(2), fpOf(3)], timeMs: 1_760_000_000_000 };
    const value = { first: shared, second: [shared, 1], third: shared.values };
    expect(write(structuredClone(value))).toEqual(write(value));
    expect(write(JSON.parse(JSON.stringify(value)))).toEqual(write(value));
  });

  it('asks an object what is stored of it, as JSON does', () => {
    expect(read(write({ state: { toJSON: () => [1, 'two'], other: 3 } }))).toEqual({ state: [1, 'two'] });
  });

  it('says of bytes that nobody wrote that they cannot be read, and of nothing more', () => {
    const bytes = write({ positions: [], state: { sources: [[1, 2, 300], ulidOf('C', 7), fpOf(9)] }, outbox: ['ä'] });
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 255 }), fc.nat({ max: 60 }), (at, byte, cut) => {
        const changed = Uint8Array.from(bytes.slice(0, bytes.length - cut));
        changed[at % changed.length] = byte;
        try {
          read(changed);
        } catch (fault) {
          expect(fault).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('holds no bytes for counts that are claimed', () => {
    for (const claim of ['de', 'd8', 'df', 'e0', 'e1', 'dc'])
      expect(() => read(Buffer.from(`${claim}ffffffffffff07`, 'hex'))).toThrow(RangeError);
  });

  it('reads states of the engine as they were', () => {
    fc.assert(
      fc.property(traces({ secrets: 6, actions: 40, waitMsMax: 40_000 }), ({ events }) => {
        const engine = engineOf();
        const through = runEngine(engine, events, (state) => {
          const content = { positions: [], state, outbox: [] };
          return decodeSession(encodeSession(content)).state as typeof state;
        });
        expect(JSON.stringify(through.state)).toBe(JSON.stringify(runEngine(engine, events).state));
      }),
      { numRuns: 8 },
    );
  });

  it('of the format before is read as well', () => {
    const content = { positions: [], state: { format: 1 }, outbox: [], tomorrow: 'kept' };
    expect(decodeSession(pack({ format: 1, ...content }))).toEqual(content);
  });

  it.each([
    ['a newer format', Buffer.from([0xc1, 3, 0])],
    ['a newer format in MessagePack', pack({ format: 9 })],
    ['no object', Buffer.from([0xc1, 2, 0])],
    ['nothing', Buffer.alloc(0)],
    ['half a blob', Buffer.from(encodeSession({ positions: [], state: { clockMs: 1 }, outbox: [] })).subarray(0, 9)],
  ])('is refused, and not reset, when it is %s', (_, blob) => {
    expect(() => decodeSession(blob)).toThrow(expect.objectContaining({ code: 'E_STATE_FORMAT' }));
  });

  it('has bytes that do not change', () => {
    const content: SessionContent = {
      positions: [{ incarnation: 1, partition: 2, epoch: 3, offset: '400' }],
      state: { call: ulidOf('C', 1), fp: fpOf(7), timeMs: 1_760_000_000_000, halves: [1, 2, 70_000], words: 'kept' },
      outbox: [],
    };
    expect(Buffer.from(encodeSession(content)).toString('hex')).toBe(golden);
    expect(decodeSession(Buffer.from(golden, 'hex'))).toEqual(content);
  });
});
