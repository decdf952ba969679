import type { SequenceRun } from './sequence-run.ts';
import { SessionEvents, ulidOf, type CallData } from './session-events.ts';

/** Calls of one session, as pairs of a request and an end. */
export class Calls {
  readonly session = new SessionEvents();

  read(call: number, atMs: number, endMs = atMs + 10): CallData[] {
    return this.pair(call, { atMs, endMs, can: ['read.untrusted'] });
  }

  learn(call: number, atMs: number, value = 7): CallData[] {
    return this.pair(call, { atMs, endMs: atMs + 10, can: ['credential.read'], secrets: [value] });
  }

  send(call: number, atMs: number, value = 7): CallData {
    return this.session.requested(call, { atMs, can: ['egress.message'], carries: [value] });
  }

  pair(call: number, { atMs, endMs, ...options }: PairOptions): CallData[] {
    const { secrets = [], ...asked } = options;
    return [
      this.session.requested(call, { atMs, ...asked }),
      this.session.completed(call, { atMs: endMs, ...asked, secrets }),
    ];
  }
}

interface PairOptions {
  readonly atMs: number;
  readonly endMs: number;
  readonly can: Parameters<SessionEvents['requested']>[1]['can'] & {};
  readonly secrets?: readonly number[];
}

/** Numbers of the calls that end a match. */
export function ends({ findings }: SequenceRun): readonly string[] {
  return findings.map(({ steps }) => steps.at(-1)?.call ?? '');
}

export function callOf(number: number): string {
  return ulidOf('C', number);
}
