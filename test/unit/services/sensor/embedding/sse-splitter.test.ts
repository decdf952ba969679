import { describe, expect, it } from 'vitest';
import { SseSplitter, typeOf, withData } from '../../../../../services/sensor/embedding/sse-splitter.ts';

function split(stream: string, chunkBytes: number) {
  const splitter = new SseSplitter({ eventBytesMax: 1000 });
  const bytes = Buffer.from(stream, 'utf8');
  const events = [];
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
    events.push(...splitter.push(bytes.subarray(at, at + chunkBytes)));
  }
  const rest = splitter.rest();
  return { events, rest, all: Buffer.concat([...events.map((event) => event.bytes), rest.bytes]).toString('utf8') };
}

function dataIn({ events }: ReturnType<typeof split>): readonly (string | undefined)[] {
  return events.map(({ data }) => data?.toString('utf8'));
}

const streams = {
  LF: ': hi\n\nid: 1\ndata: {"a":\ndata: 1}\n\ndata:{}\n\n',
  CRLF: ': hi\r\n\r\nid: 1\r\ndata: {"a":\r\ndata: 1}\r\n\r\ndata:{}\r\n\r\n',
  CR: ': hi\r\rid: 1\rdata: {"a":\rdata: 1}\r\rdata:{}\r\r',
};

describe.each(Object.entries(streams))('a stream whose lines end with %s', (_name, stream) => {
  it.each([1, 2, 3, 5, 7, 1000])('is cut alike in chunks of %i bytes, and loses no byte', (chunkBytes) => {
    const result = split(`${stream}: end\n\n`, chunkBytes);
    expect(dataIn(result)).toEqual([undefined, '{"a":\n1}', '{}', undefined]);
    expect(result.all).toBe(`${stream}: end\n\n`);
  });
});

describe('an event stream', () => {
  it('is not cut at characters that only other formats take for line ends', () => {
    const stream = 'data: "a\u2028\u2028b\u0085\u0085c\v\f"\n\n';
    expect(dataIn(split(stream, 1))).toEqual(['"a\u2028\u2028b\u0085\u0085c\v\f"']);
  });

  it('has its first event looked at behind a byte order mark', () => {
    expect(dataIn(split('\ufeffdata: {}\n\n', 4))).toEqual(['{}']);
  });

  it('has events of every type looked at', () => {
    expect(dataIn(split('event: other\ndata: {}\n\nevent:\ndata: 1\n\n', 9))).toEqual(['{}', '1']);
  });

  it('gives each event as soon as its blank line is there', () => {
    const splitter = new SseSplitter({ eventBytesMax: 100 });
    expect(splitter.push(Buffer.from('data: 1\r\n\r\n'))).toHaveLength(1);
    expect(splitter.push(Buffer.from('data: 2\n'))).toHaveLength(0);
    expect(splitter.push(Buffer.from('\n'))).toHaveLength(1);
  });

  it('keeps what stands behind the last event', () => {
    const { rest } = split('data: 1\n\ndata: 2', 1000);
    expect([rest.bytes.toString(), rest.data?.toString()]).toEqual(['data: 2', '2']);
  });

  it('ends with a fault at an event that is longer than allowed, and at none that is exactly as long', () => {
    const splitter = new SseSplitter({ eventBytesMax: 10 });
    expect(splitter.push(Buffer.from('data: 12\n\n'))).toHaveLength(1);
    expect(() => splitter.push(Buffer.from('data: 123\n\n'))).toThrow(RangeError);
  });
});

describe('an event', () => {
  const eventOf = (text: string) => {
    const [event] = new SseSplitter({ eventBytesMax: 1000 }).push(Buffer.from(text));
    if (event === undefined) throw new Error('It did not end.');
    return event;
  };

  it.each([
    ['event: endpoint\ndata: /a\n\n', 'endpoint'],
    ['event:a\r\nevent:endpoint\r\ndata: /a\r\n\r\n', 'endpoint'],
    ['data: event: endpoint\n\n', 'message'],
  ])('%j is of the type %j', (text, type) => {
    expect(typeOf(eventOf(text))).toBe(type);
  });

  it('keeps its other lines when its data is another', () => {
    const changed = withData(eventOf('id: 7\r\nevent: endpoint\r\ndata: /a\r\ndata: b\r\n\r\n'), '/ours');
    expect(changed.toString()).toBe('id: 7\nevent: endpoint\ndata: /ours\n\n');
  });
});
