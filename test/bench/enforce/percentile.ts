export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100));
  return sorted[at] ?? NaN;
}

/** To hundredths. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
