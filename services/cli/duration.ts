import { usageFault } from './usage.ts';

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a time such as 90s, 30m, 1h or 2d; 0 needs no unit. */
export function readDuration(text: string, { command, option }: { command: string; option: string }): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (text === '0') return 0;
  if (count === '') throw usageFault(command, `${option} takes a time such as 90s, 30m, 1h or 2d.`);
  return Number(count) * (unitMs[unit] ?? 0);
}
