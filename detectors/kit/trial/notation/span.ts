const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const sizes: Readonly<Record<string, number>> = { '': 1, B: 1, KB: 1000, MB: 1e6, GB: 1e9, KiB: 1024, MiB: 2 ** 20 };

/** No trace lasts longer: 366 days. */
export const spanMsMax = 366 * 86_400_000;

/** Milliseconds of a span such as 250ms, 10s, 1m30s, 15m+1ms or 15m-1ms; 0 needs no unit. */
export function readSpan(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^\d{1,9}(?:ms|[smhd])(?:[+-]?\d{1,9}(?:ms|[smhd]))*$/.test(text)) return undefined;
  let total = 0;
  for (const [, sign, count, unit = ''] of text.matchAll(/([+-]?)(\d+)(ms|[smhd])/g)) {
    total += (sign === '-' ? -1 : 1) * Number(count) * (unitMs[unit] ?? 0);
  }
  return total >= 0 && total <= spanMsMax ? total : undefined;
}

/** A span as it is written: 900001 is 15m+1ms. */
export function writeSpan(ms: number): string {
  if (ms === 0) return '0s';
  let rest = ms;
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms']) {
    const size = unitMs[unit] ?? 1;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${text !== '' && unit === 'ms' ? '+' : ''}${String(count)}${unit}`;
  }
  return text;
}

/** Bytes of a size such as 100, 64KiB or 10MB. */
export function readSize(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,12})([KMG]?i?B)?$/.exec(text) ?? [];
  const size = sizes[unit];
  return count === undefined || size === undefined ? undefined : Number(count) * size;
}
