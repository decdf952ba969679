/** For `vi.waitFor`, which gives up after a second otherwise: a busy machine may take that for nothing. */
export const waitLimits = { timeout: 40_000, interval: 5 };
