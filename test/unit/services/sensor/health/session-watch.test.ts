import { describe, expect, it } from 'vitest';
import { createSessionWatch } from '../../../../../services/sensor/health/session-watch.ts';

function watching() {
  let now = { calls: 0, sessions: 0 };
  const watch = createSessionWatch(() => now);
  return (calls: number, sessions: number): boolean => {
    now = { calls: now.calls + calls, sessions: now.sessions + sessions };
    return watch().degenerate;
  };
}

describe('sessions', () => {
  it('are degenerate when at least 80 of 100 calls begin one', () => {
    expect(watching()(100, 80)).toBe(true);
    expect(watching()(100, 79)).toBe(false);
  });

  it('are judged only after 100 further calls, and stay what they were until then', () => {
    const after = watching();
    expect(after(99, 99)).toBe(false);
    expect(after(1, 1)).toBe(true);
    expect(after(99, 0)).toBe(true);
    expect(after(1, 0)).toBe(false);
  });
});
