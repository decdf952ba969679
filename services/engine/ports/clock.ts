/** Wall clock. Only wiring and adapters make one; everything below is handed it. */
export interface Clock {
  nowMs(): number;
}
