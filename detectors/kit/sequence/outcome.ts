import type { Match } from './state.ts';

/** What happened besides; filled by each operation, and emptied before the next. */
export class Outcome {
  readonly found: Match[] = [];
  readonly late: Match[] = [];
  readonly withdrawn: Match[] = [];
  placed = 0;
  missed = 0;
  /** Takes, and keys, that had to leave before their time. */
  dropped = 0;
  steps = 0;

  clear(): void {
    this.found.length = 0;
    this.late.length = 0;
    this.withdrawn.length = 0;
    this.placed = 0;
    this.missed = 0;
    this.dropped = 0;
    this.steps = 0;
  }

  /** Whether there is anything to tell besides a state. */
  get hasTold(): boolean {
    const made = this.found.length + this.late.length + this.withdrawn.length;
    return made + this.placed + this.missed + this.dropped + this.steps > 0;
  }
}
