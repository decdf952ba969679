import { describe, expect, it } from 'vitest';
import type { ToldPlace } from '../../../../../services/sensor/enforcer/judged-watch.ts';
import type { Wait } from '../../../../../services/sensor/observer/ports.ts';
import { JudgedWaits } from '../../../../../services/gateway/waits/judged-waits.ts';
import { ToldSessions } from '../../../../../services/gateway/waits/told-sessions.ts';

const key = 'acme:s';
const call = { session: 's', capabilities: ['pay'] };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp({ waitingMax = 10, sessionsMax = 10 } = {}) {
  const told = new ToldSessions({ sessionsMax });
  const asked: string[] = [];
  const ends: string[] = [];
  const deadlines: (() => void)[] = [];
  let judgedBefore = 0n;
  let words = 0;
  const waits = new JudgedWaits({
    told,
    tenant: 'acme',
    capabilities: new Set(['pay']),
    deadlineMs: () => 250,
    hasJudged: ({ offset, sinceWord }: ToldPlace) => offset < judgedBefore && words > sinceWord,
    ask: (of) => {
      asked.push(of);
      told.sent(of);
    },
    timers: {
      sleep: (_ms, signal) =>
        new Promise((resolve) => {
          deadlines.push(() => resolve());
          signal.addEventListener('abort', () => resolve());
        }),
    },
    monotonicMs: () => 0,
    events: { waitEnded: (end) => void ends.push(end) },
    waitingMax,
  });
  const place = (offset: bigint, of = key): void => {
    told.placed([{ key: of, place: { partition: 0, offset } }], words);
  };
  const judge = (before: bigint): void => {
    judgedBefore = before;
    words += 1;
    waits.look();
  };
  return { told, waits, asked, ends, place, judge, passDeadline: () => deadlines.forEach((end) => end()) };
}

function settled(wait: Wait | undefined): { readonly how: () => string } {
  let how = 'waits';
  void wait?.ended.then((end) => (how = end));
  return { how: () => how };
}

describe('a call', () => {
  it('does not wait where its capability is none of those', () => {
    const { waits, told } = setUp();
    told.sent(key);
    expect(waits.begin({ ...call, capabilities: ['read.public'] })).toBeUndefined();
  });

  it('does not wait where nothing was told of its session, nor where all of it is judged', () => {
    const { waits, told, place, judge, asked } = setUp();
    expect(waits.begin(call)).toBeUndefined();
    told.sent(key);
    place(7n);
    judge(8n);
    expect(waits.begin(call)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('waits until exactly the last record that was told before it is judged', async () => {
    const { waits, told, place, judge, asked, ends } = setUp();
    told.sent(key);
    place(7n);
    const wait = settled(waits.begin(call));
    expect(asked).toEqual([key]);
    place(8n);
    judge(8n);
    await turn();
    expect(wait.how()).toBe('waits');
    judge(9n);
    await turn();
    expect(wait.how()).toBe('judged');
    expect(ends).toEqual(['judged']);
  });

  it('waits for what the log has not taken yet', async () => {
    const { waits, told, place, judge } = setUp();
    told.sent(key);
    judge(100n);
    const wait = settled(waits.begin(call));
    await turn();
    expect(wait.how()).toBe('waits');
    place(7n);
    place(8n);
    judge(100n);
    await turn();
    expect(wait.how()).toBe('judged');
  });

  it('does not wait for what is told after it', async () => {
    const { waits, told, place, judge } = setUp();
    told.sent(key);
    const wait = settled(waits.begin(call));
    place(7n);
    place(8n);
    told.sent(key);
    judge(9n);
    await turn();
    expect(wait.how()).toBe('judged');
  });

  it('takes no word for its own that came before the record was given to the log', async () => {
    const { waits, told, place, judge } = setUp();
    judge(1_000n);
    told.sent(key);
    place(7n);
    const wait = settled(waits.begin(call));
    place(8n);
    waits.look();
    await turn();
    expect(wait.how()).toBe('waits');
    judge(9n);
    await turn();
    expect(wait.how()).toBe('judged');
  });

  it('is late at its deadline, and not judged any more after that', async () => {
    const { waits, told, place, judge, passDeadline, ends } = setUp();
    told.sent(key);
    const wait = settled(waits.begin(call));
    passDeadline();
    await turn();
    place(7n);
    place(8n);
    judge(9n);
    await turn();
    expect(wait.how()).toBe('late');
    expect(ends).toEqual(['late']);
  });

  it('is late at once when as many wait as may', async () => {
    const { waits, told, ends } = setUp({ waitingMax: 1 });
    told.sent(key);
    const first = settled(waits.begin(call));
    const second = settled(waits.begin(call));
    await turn();
    expect([first.how(), second.how()]).toEqual(['waits', 'late']);
    expect(ends).toEqual(['full']);
  });

  it('makes room for another when its client cancels it', async () => {
    const { waits, told, ends } = setUp({ waitingMax: 1 });
    told.sent(key);
    waits.begin(call)?.cancel();
    const next = settled(waits.begin(call));
    await turn();
    expect(next.how()).toBe('waits');
    expect(ends).toEqual(['cancelled']);
  });

  it('waits for both sessions when it was joined to another', async () => {
    const { waits, told, place, judge, asked } = setUp();
    told.sent('acme:t');
    told.sent(key);
    place(7n);
    judge(8n);
    const wait = settled(waits.begin({ ...call, alias: 't' }));
    expect(asked).toEqual(['acme:t']);
    place(8n, 'acme:t');
    place(9n, 'acme:t');
    judge(10n);
    await turn();
    expect(wait.how()).toBe('judged');
  });
});

describe('the worker', () => {
  it('is asked once by calls that wait for the same', () => {
    const { waits, told, asked } = setUp();
    told.sent(key);
    waits.begin(call);
    waits.begin(call);
    expect(asked).toEqual([key]);
    told.sent(key);
    waits.begin(call);
    expect(asked).toEqual([key, key]);
  });

  it('is asked again when the record that asked was dropped', () => {
    const { waits, told, asked } = setUp();
    told.sent(key);
    waits.begin(call);
    told.dropped(key);
    waits.begin(call);
    expect(asked).toEqual([key, key]);
  });
});

describe('what is told of a session', () => {
  it('is judged without what was dropped of it', async () => {
    const { waits, told, place, judge } = setUp();
    told.sent(key);
    told.sent(key);
    told.dropped(key);
    place(7n);
    judge(8n);
    expect(waits.begin(call)).toBeUndefined();
    told.sent(key);
    told.sent(key);
    const wait = settled(waits.begin(call));
    told.dropped(key);
    place(8n);
    judge(100n);
    await turn();
    expect(wait.how()).toBe('waits');
    place(9n);
    judge(100n);
    await turn();
    expect(wait.how()).toBe('judged');
  });

  it('is not judged where the log did not say where it stands', async () => {
    const { waits, told, place, judge } = setUp();
    told.sent(key);
    told.placed([{ key, place: undefined }], 0);
    judge(100n);
    const wait = settled(waits.begin(call));
    await turn();
    expect(wait.how()).toBe('waits');
    place(8n);
    judge(100n);
    await turn();
    expect(wait.how()).toBe('judged');
  });

  it('frees no call once it may have been forgotten, and is never forgotten on its way', () => {
    const { waits, told, place, asked } = setUp({ sessionsMax: 2 });
    told.sent(key);
    for (const other of ['acme:a', 'acme:b']) {
      told.sent(other);
      place(1n, other);
    }
    told.sent('acme:c');
    expect(told.of(key)).toMatchObject({ sent: 1, done: 0 });
    expect(told.of('acme:a')).toBe('forgotten');
    expect(waits.begin({ ...call, session: 'a' })).toBeDefined();
    expect(asked).toEqual(['acme:a']);
  });
});
