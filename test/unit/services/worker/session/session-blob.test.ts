import fc from 'fast-check';
import { pack } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { BlobReader } from '../../../../../services/worker/blob/blob-reader.ts';
import { BlobWriter } from '../../../../../services/worker/blob/blob-writer.ts';
import { Piece, PieceList, type Pieces } from '../../../../../services/worker/blob/pieces.ts';
import { words } from '../../../../../services/worker/blob/words.ts';
import {
  decodeSession,
  encodeSession,
  readSession,
  type SessionContent,
  writeSession,
} from '../../../../../services/worker/session/session-blob.ts';
import { engineOf, runEngine } from '../../../../support/engine-runs.ts';
import { traces } from '../../../../support/random-traces.ts';
import { fpOf, ulidOf } from '../../../../support/session-events.ts';

const writer = new BlobWriter();

function write(value: unknown): Uint8Array {
  return writer.write([], value).blob;
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
    fc.array(fc.oneof(fc.nat({ max: 300 }), fc.maxSafeNat()), { maxLength: 40 }),
    fc.array(someText, { maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 40 }),
    fc.dictionary(fc.oneof(someText, fc.constant('__proto__')), tie('value'), { noNullPrototype: true }),
  ),
})).value;

/** Blobs of this format and of the one before: what stands in stores is read. */
const golden =
  'c105e507b1e508010203e49003dc03d805776f7264737d7ed8046b657074dc02d948d94bea0102e28080808080800600000000000000000001e800000000000000072ab2dc04d94dd99a01d979d95febebd78080e682b966ed030102f0a20480da00da01d700ed030102f0a204ea00b1dc02d961d965d8036f6e65e90203041cb1dc04d94dd99a01d979d95febebd78080e682b966ed030102f0a204b0';
const goldenBefore =
  'c104e507b1e508010203e49003dc03d805776f7264737d7ed8046b657074dc02d948d94bea0102e28080808080800600000000000000000001e800000000000000072ab2dc04d94dd99a01d979d95febebd78080e682b966ed030102f0a20480da00da01d700ed030102f0a204ea00b1e903d8036f6e65030423dc02d961d965ebb1dc04d94dd99a01d979d95febebd78080e682b966ed030102f0a204b0';
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

  it('copies what is the same object, and of a list all but the pieces that changed', () => {
    const asked: number[] = [];
    const stored = (at: number) => ({ toJSON: () => asked.push(at) && at });
    const calls = Array.from({ length: 60 }, (_, at) => ({ call: ulidOf('C', 7 * at), stored: stored(at) }));
    const slot = { id: 'one', stored: stored(100) };
    const partsOf = (list: readonly object[]) => ({ calls: new PieceList(list), slot: new Piece(slot) });
    const bytesOf = (list: readonly object[], before?: Pieces) => writer.write([], partsOf(list), before);
    const whole = bytesOf(calls);
    expect(asked.toSorted((a, b) => a - b)).toEqual([...calls.keys(), 100]);
    asked.length = 0;
    expect(bytesOf([...calls], whole).blob).toEqual(whole.blob);
    expect(asked).toEqual([]);
    const more = [...calls.slice(1), { call: ulidOf('C', 1_000), stored: stored(60) }];
    const changed = bytesOf(more, whole).blob;
    expect(asked.length).toBeLessThan(40);
    expect(asked).not.toContain(30);
    expect(changed).toEqual(bytesOf(more).blob);
  });

  it('copies pieces that were read, so that equal values have equal bytes whatever is known of them', () => {
    const value = () => ({ list: [1, 2, 3].map((at) => ({ call: ulidOf('C', at), at })), slot: { fp: fpOf(1) } });
    const split = ({ list, slot }: ReturnType<typeof value>) => ({ list: new PieceList(list), slot: new Piece(slot) });
    const { blob } = writer.write([], split(value()));
    const reader = new BlobReader(blob, 0);
    const found = reader.read() as ReturnType<typeof value>;
    expect(found).toEqual(value());
    expect(reader.pieces.find(found.slot)).toBeDefined();
    expect(reader.pieces.find({ ...found.slot })).toBeUndefined();
    expect(writer.write([], split(found), reader.pieces).blob).toEqual(blob);
    const changed = { ...found, list: [...found.list, { call: ulidOf('C', 4), at: 4 }] };
    expect(writer.write([], split(changed), reader.pieces).blob).toEqual(writer.write([], split(changed)).blob);
  });

  it('says of bytes that nobody wrote that they cannot be read, and of nothing more', () => {
    const slot = new Piece({ at: [1, 2, 300], names: ['one', 'allowed', fpOf(9), 'two'] });
    const pieces = { calls: new PieceList([{ call: 'one' }, { call: 'other' }]), slot };
    const bytes = write({
      pieces,
      again: slot,
      state: { sources: [[1, 2, 300], ulidOf('C', 7), fpOf(9)] },
      outbox: ['ä'],
    });
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
    for (const claim of ['de', 'd8', 'df', 'e0', 'e1', 'dc', 'e7', 'e9', 'ea', 'e900', 'ec', 'ed'])
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

  it('spells a string out once, however many pieces hold it', () => {
    const slots = Array.from({ length: 20 }, (_, at) => new Piece({ at, values: [fpOf(1), ulidOf('C', 2), 'a name'] }));
    const [one, all] = [write([slots[0]]), write(slots)].map(({ byteLength }) => byteLength);
    expect(all).toBeLessThan(Number(one) + 19 * 25);
  });

  it('has the same bytes whether pieces were copied or made, whatever strings others of them gain and lose', () => {
    const held = fc.array(fc.array(someText, { maxLength: 6 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(held, held, fc.nat({ max: 2 }), (first, second, kept) => {
        const before = first.map((values) => ({ values, name: 'one' }));
        const after = before.map((slot, at) => (at === kept ? slot : { values: second[at], name: 'two' }));
        const split = (slots: readonly object[]) => slots.map((slot) => new Piece(slot));
        const whole = writer.write([], split(before));
        const copied = writer.write([], split(after), whole).blob;
        expect(copied).toEqual(write(split(after)));
        const reader = new BlobReader(copied, 0);
        const found = reader.read() as typeof after;
        expect(found).toStrictEqual(after);
        expect(writer.write([], split(found), reader.pieces).blob).toEqual(copied);
        const mixed = found.map((slot, at) => (at === kept ? { values: first[2 - kept], name: 'one' } : slot));
        expect(writer.write([], split(mixed), reader.pieces).blob).toEqual(write(split(mixed)));
      }),
      { numRuns: 300 },
    );
  });

  it('closes a piece of many strings, which spells them itself and is copied as it is', () => {
    const large = { values: Array.from({ length: 600 }, (_, at) => fpOf(at)) };
    const split = (first: object, last: object) => [first, large, last].map((value) => new Piece(value));
    const whole = writer.write([], split({ fp: fpOf(1) }, { fp: fpOf(2) }));
    const changed = writer.write([], split({ fp: fpOf(3) }, { fp: fpOf(4) }), whole);
    expect(changed.blob).toEqual(write(split({ fp: fpOf(3) }, { fp: fpOf(4) })));
    const reader = new BlobReader(changed.blob, 0);
    const [first, found, last] = reader.read() as readonly [object, object, object];
    expect([first, found, last]).toEqual([{ fp: fpOf(3) }, large, { fp: fpOf(4) }]);
    const again = [first, found, { fp: fpOf(5) }].map((value) => new Piece(value));
    const plain = [first, large, { fp: fpOf(5) }].map((value) => new Piece(value));
    expect(writer.write([], again, reader.pieces).blob).toEqual(write(plain));
  });

  it('writes of a state that is told in parts the parts that changed', () => {
    const asked: string[] = [];
    const part = (name: string) => ({ toJSON: () => asked.push(name) && [name] });
    const [first, second, other] = [part('first'), part('second'), part('other')];
    const content = (...parts: readonly object[]): SessionContent => {
      return { positions: [], state: { detectors: [{ id: 'one', state: { parts } }] }, outbox: [] };
    };
    const before = writeSession(content(first, second));
    asked.length = 0;
    const { blob } = writeSession(content(other, second), before);
    expect(asked).toEqual(['other']);
    expect(decodeSession(blob).state).toEqual({
      detectors: [{ id: 'one', state: { parts: [['other'], ['second']] } }],
    });
  });

  it.each([
    ['a newer format', Buffer.from([0xc1, 6, 0])],
    ['a format before the one before', Buffer.from([0xc1, 3, 0])],
    ['of another kind', pack({ format: 9 })],
    ['no object', Buffer.from([0xc1, 4, 0])],
    ['a piece of no object', Buffer.from([0xc1, 4, 0xe9, 0, 1, 7])],
    ['a piece in a piece', Buffer.from([0xc1, 4, 0xe9, 0, 4, 0xb1, 0xe9, 0, 0])],
    ['pieces of a list that are no lists', Buffer.from([0xc1, 4, 0xea, 1, 0, 1, 7])],
    ['a piece with a string that did not stand before', Buffer.from([0xc1, 4, 0xe9, 1, 0, 1, 0xb0])],
    ['a piece that uses more strings than it has', Buffer.from([0xc1, 4, 0xe9, 1, 0xd8, 1, 97, 2, 0xec, 2])],
    ['a string of a piece outside of one', Buffer.from([0xc1, 4, 0xb1, 0xeb])],
    ['nothing', Buffer.alloc(0)],
    ['half a blob', Buffer.from(encodeSession({ positions: [], state: { clockMs: 1 }, outbox: [] })).subarray(0, 9)],
  ])('is refused, and not reset, when it is %s', (_, blob) => {
    expect(() => decodeSession(blob)).toThrow(expect.objectContaining({ code: 'E_STATE_FORMAT' }));
  });

  it('has bytes that do not change', () => {
    const call = { call: ulidOf('C', 1), fp: fpOf(7), timeMs: 1_760_000_000_000, halves: [1, 2, 70_000] };
    const content: SessionContent = {
      positions: [{ incarnation: 1, partition: 2, epoch: 3, offset: '400' }],
      state: { words: 'kept', graph: { calls: [call, call], results: [] }, detectors: [{ id: 'one', state: [call] }] },
      outbox: [],
    };
    expect(Buffer.from(encodeSession(content)).toString('hex')).toBe(golden);
    expect(decodeSession(Buffer.from(golden, 'hex'))).toEqual(content);
    const before = readSession(Buffer.from(goldenBefore, 'hex'));
    expect(before.content).toEqual(content);
    expect(Buffer.from(writeSession(before.content, before.pieces).blob).toString('hex')).toBe(golden);
  });
});
