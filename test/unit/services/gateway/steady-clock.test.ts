import { expect, it } from 'vitest';
import { createSteadyClock, hearing } from '../../../../services/gateway/steady-clock.ts';

const startMs = 1_790_000_000_000;
const hourMs = 3_600_000;

function setUp() {
  const machine = { setByMs: 0, sleptMs: 0, elapsedMs: 12_345.678 };
  const beganMs = machine.elapsedMs;
  const realMs = (): number => startMs + machine.sleptMs + machine.elapsedMs - beganMs;
  const told: number[] = [];
  const clock = createSteadyClock({
    clock: { nowMs: () => Math.floor(realMs()) + machine.setByMs },
    monotonicMs: () => machine.elapsedMs,
    onHeard: (astrayMs) => void told.push(astrayMs),
  });
  return { machine, realMs, clock, told };
}

it.each([hourMs, -hourMs, 1_500, -1_500])('goes on as it went when the machine’s clock is set by %d ms', (setByMs) => {
  const { machine, realMs, clock, told } = setUp();
  machine.elapsedMs += 1_000;
  machine.setByMs = setByMs;
  expect(clock.nowMs()).toBe(Math.floor(realMs()));
  clock.heardOfLog({ appendTimeMs: realMs() - 400, withinMs: 900 });
  machine.elapsedMs += hourMs;
  expect(clock.nowMs()).toBe(Math.floor(realMs()));
  expect(told).toEqual([setByMs]);
});

it('follows a clock that was set right', () => {
  const { machine, clock, told } = setUp();
  machine.setByMs = hourMs;
  machine.elapsedMs += 1_000;
  clock.heardOfLog({ appendTimeMs: startMs + hourMs + 600, withinMs: 900 });
  expect(clock.nowMs()).toBe(startMs + hourMs + 1_000);
  machine.elapsedMs += 1_000;
  expect(clock.nowMs()).toBe(startMs + hourMs + 2_000);
  expect(told).toEqual([0]);
});

it('follows the clock of a machine that slept, once the log was heard', () => {
  const { machine, realMs, clock } = setUp();
  machine.sleptMs = 8 * hourMs;
  expect(clock.nowMs()).toBe(startMs);
  clock.heardOfLog({ appendTimeMs: realMs(), withinMs: 0 });
  expect(clock.nowMs()).toBe(startMs + 8 * hourMs);
});

it('is not misled by an answer that was long in coming', () => {
  const { machine, realMs, clock } = setUp();
  machine.setByMs = -20_000;
  machine.elapsedMs += 30_000;
  clock.heardOfLog({ appendTimeMs: realMs() - 25_000, withinMs: 30_000 });
  expect(clock.nowMs()).toBe(Math.floor(realMs()));
});

it('follows small steps at once, and many of them', () => {
  const { machine, realMs, clock } = setUp();
  for (let step = 1; step <= 10; step += 1) {
    machine.setByMs = step * 900;
    machine.elapsedMs += 10;
    expect(clock.nowMs()).toBe(Math.floor(realMs()) + step * 900);
  }
});

it('tells whole milliseconds', () => {
  const { machine, clock } = setUp();
  machine.setByMs = hourMs;
  machine.elapsedMs += 0.7;
  expect(Number.isInteger(clock.nowMs())).toBe(true);
});

it('hears of the log by the last of the records that were produced, where the log tells', async () => {
  const heard: number[] = [];
  const answers = [
    [
      { partition: 0, offset: 1n, appendTimeMs: 5 },
      { partition: 1, offset: 1n, appendTimeMs: 7 },
    ],
    [{ partition: 0, offset: 2n }],
    [undefined],
  ];
  const producer = hearing(
    { produce: () => Promise.resolve(answers.shift() ?? []), close: () => Promise.resolve() },
    { clock: { heardOfLog: ({ appendTimeMs }) => void heard.push(appendTimeMs) }, monotonicMs: () => 0 },
  );
  for (let left = answers.length; left > 0; left -= 1) await producer.produce([]);
  expect(heard).toEqual([7]);
});
