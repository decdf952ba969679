import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrace } from '../../../../../detectors/kit/trial/notation/read-trace.ts';
import { readSpan, spanMsMax, writeSpan } from '../../../../../detectors/kit/trial/notation/span.ts';
import { fingerprintOf, traceBaseMs } from '../../../../../detectors/kit/trial/notation/symbols.ts';
import { callsOf, type Trace } from '../../../../../detectors/kit/trial/notation/trace.ts';
import { type Arrival, writeEvents } from '../../../../../detectors/kit/trial/notation/write-events.ts';

function traceOf(text: string): Trace {
  const reading = readTrace(text);
  if (reading.kind === 'faulty') throw new Error(reading.faults.map(({ message }) => message).join('\n'));
  return reading.trace;
}

function faultsOf(text: string): readonly string[] {
  const reading = readTrace(text);
  return reading.kind === 'read' ? [] : reading.faults.map(({ message }) => message);
}

/** `requested 1 at 0` and the like, in the order of arrival. */
function told(text: string): readonly string[] {
  return writeEvents(traceOf(text)).map(tell);
}

function tell(arrival: Arrival): string {
  if (arrival.kind === 'clock') return `clock at ${String(arrival.timeMs - traceBaseMs)}`;
  const { event, line } = arrival;
  const name = event.type.replace(/^shearpin\.(?:call\.)?|\.v1$/g, '');
  return `${name} ${line.kind === 'call' ? `${String(line.number)} ` : ''}at ${String(event.data.timeMs - traceBaseMs)}`;
}

function eventAt(text: string, at: number) {
  const arrival = writeEvents(traceOf(text))[at];
  if (arrival?.kind !== 'event') throw new Error(`There is no event ${String(at)}.`);
  return arrival.event.data;
}

describe('a trace', () => {
  it('makes two events of a call, in the same instant unless the line says when it ends', () => {
    expect(told('0s a/b\n5s..7s a/c\n6s a/d')).toEqual([
      'requested 1 at 0',
      'completed 1 at 0',
      'requested 2 at 5000',
      'requested 3 at 6000',
      'completed 3 at 6000',
      'completed 2 at 7000',
    ]);
  });

  it('ends a call before it begins the next of the same instant', () => {
    expect(told('0s..5s a/b\n5s a/c').slice(1, 3)).toEqual(['completed 1 at 5000', 'requested 2 at 5000']);
  });

  it('counts from the line above where a time has a plus', () => {
    expect(callsOf(traceOf('10s a/b\n+5s a/c\n+1ms..+2s a/d')).map(({ atMs, endMs }) => [atMs, endMs])).toEqual([
      [10_000, 10_000],
      [15_000, 15_000],
      [15_001, 17_001],
    ]);
  });

  it('lets a call run on that has no end', () => {
    expect(told('0s.. a/b')).toEqual(['requested 1 at 0']);
  });

  it('numbers the events of a session by their time, whenever they arrive', () => {
    const arrivals = writeEvents(traceOf('0s a/b late:2\n1s a/c\n2s a/d\n3s a/e session:other'));
    const numbers = arrivals.map((arrival) => (arrival.kind === 'event' ? arrival.event.data.gateway.seq : 0));
    expect(numbers).toEqual([3, 4, 1, 2, 5, 6, 1, 2]);
  });

  it('lets only the end arrive late when only the end is said to', () => {
    expect(told('0s a/b -> late:2\n1s a/c')).toEqual([
      'requested 1 at 0',
      'requested 2 at 1000',
      'completed 2 at 1000',
      'completed 1 at 0',
    ]);
  });

  it('brings what arrives twice again at the end, as the same event', () => {
    const arrivals = writeEvents(traceOf('0s a/b twice\n1s a/c'));
    expect(arrivals.map(tell)).toHaveLength(6);
    expect(arrivals.slice(-2)).toEqual(arrivals.slice(0, 2));
  });

  it('gives one name one fingerprint, in whatever role it stands', () => {
    const text = '0s a/b -> secret:A\n1s a/c payload:A,B';
    expect(eventAt(text, 1)).toMatchObject({ result: { fingerprints: [{ fp: fingerprintOf('A'), role: 'secret' }] } });
    expect(eventAt(text, 2)).toMatchObject({
      arguments: { fingerprints: [{ fp: fingerprintOf('A') }, { fp: fingerprintOf('B'), role: 'payload' }] },
    });
  });

  it('repeats a line as calls of their own, with other values where the name ends in a star', () => {
    const calls = callsOf(traceOf('0s a/b repeat:3 every:10s payload:A,B*\n1s a/c'));
    expect(calls.map(({ number, atMs }) => [number, atMs])).toEqual([
      [1, 0],
      [2, 10_000],
      [3, 20_000],
      [4, 1000],
    ]);
    expect(calls.map(({ arguments: { values } }) => values.map(({ name }) => name))).toEqual([
      ['A', 'B-1'],
      ['A', 'B-2'],
      ['A', 'B-3'],
      [],
    ]);
  });

  it('refuses a call in both of its events', () => {
    expect(eventAt('0s a/b -> refused', 0)).toMatchObject({ verdict: { decision: 'refused', reason: 'open' } });
    expect(eventAt('0s a/b -> refused', 1)).toMatchObject({ outcome: 'refused' });
    expect(eventAt('0s a/b -> refused', 1)).not.toHaveProperty('result');
  });

  it('sets a field by its path in each event that has it', () => {
    const text = '0s a/b server.version="1.2" arguments.bytes=7 result.bytes=9 -> result.errorCode=-5';
    expect(eventAt(text, 0)).toMatchObject({ server: { version: '1.2' }, arguments: { bytes: 7 } });
    expect(eventAt(text, 0)).not.toHaveProperty('result');
    expect(eventAt(text, 1)).toMatchObject({ server: { version: '1.2' }, result: { bytes: 9, errorCode: -5 } });
    expect(eventAt(text, 1)).not.toHaveProperty('arguments');
  });

  it('says where a field is no field of the event, and where a value is none of the field', () => {
    expect(faultsOf('0s a/b target.colour=red')).toEqual(['target.colour is no field of the event']);
    expect(faultsOf('0s a/b target.annotations.readOnly=maybe')).toEqual([
      'target.annotations.readOnly must be boolean',
    ]);
  });

  it.each([
    ['', 'the trace is empty'],
    ['0s', 'what happens at this time is missing'],
    ['0s a/b -> bytes:lots', 'must be a size such as 100, 64KiB or 10MB'],
    ['5s..4s a/b', /begins with a time/],
    ['0s..1s approval granted of:1', 'only a call takes time'],
    ['0s approval', 'approval asked|granted|denied|expired of:CALL'],
    ['0s a/b\n1s approval granted', /of:N is missing/],
    ['0s a/b repeat:10001', 'must be a whole number from 1 to 10000'],
    ['0s a/b twice:yes', 'takes no value'],
    ['0s.. a/b -> lost', 'a call that does not end has no result'],
    ['0s a/b payload:A(sendd)', 'is send meant?'],
    ['0s clok', 'is clock meant?'],
  ])('says what is wrong with %j', (text, message) => {
    const [fault = ''] = faultsOf(text);
    expect(fault).toMatch(message);
  });

  it('refuses a trace of too many calls without making them', () => {
    const text = Array.from({ length: 100 }, () => '0s a/b repeat:10000').join('\n');
    expect(faultsOf(text)).toEqual(['the trace has more than 10000 calls']);
  });

  it('reads anything without throwing', () => {
    const word = fc.constantFrom(
      '0s',
      '+1s',
      'a/b',
      '->',
      'can:',
      'payload:A(',
      'clock',
      'approval',
      'of:1',
      'x=',
      '#',
    );
    const text = fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(fc.property(text, (one) => ['read', 'faulty'].includes(readTrace(one).kind)));
  });
});

describe('a span', () => {
  it('is read as it is written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: spanMsMax }), (ms) => readSpan(writeSpan(ms)) === ms));
  });

  it.each([
    ['15m+1ms', 900_001],
    ['15m-1ms', 899_999],
    ['1h30m', 5_400_000],
    ['0', 0],
    ['5', undefined],
    ['-5s', undefined],
    ['1s-2s', undefined],
    ['999999999d', undefined],
  ])('%s is %s ms', (text, ms) => {
    expect(readSpan(text)).toBe(ms);
  });
});
