import type { EngineInput } from '../../services/engine/input.ts';
import type {
  CallCompleted,
  CallRequested,
  Capability,
  Fingerprint,
  Label,
  Verdict,
} from '../../schemas/generated/types.ts';

/** Made-up events of one session, numbered and timed, for detectors and the engine. */

export const baseMs = 1_760_000_000_000;
export const principal = 'a1b2c3d4e5f60718';
export const sessionKey = `${principal}.host.0011223344556677`;

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID that says which call or event it is. */
export function ulidOf(prefix: 'C' | 'E' | 'B', number: number): string {
  const digits = Array.from({ length: 24 }, (_, at) => crockford[Math.floor(number / 32 ** (23 - at)) % 32]);
  return `0${prefix}${digits.join('')}`;
}

/** A fingerprint that says which value it is. */
export function fpOf(value: number): string {
  return value.toString(16).padStart(16, '0');
}

export function secretOf(value: number): Fingerprint {
  return { fp: fpOf(value), role: 'secret' };
}

export interface RequestOptions {
  readonly atMs: number;
  readonly can?: readonly Capability['name'][];
  readonly source?: Capability['source'];
  readonly carries?: readonly number[];
  readonly fingerprints?: readonly Fingerprint[];
  readonly labels?: readonly Label[];
  readonly bytes?: number;
  readonly truncated?: boolean;
  readonly verdict?: Verdict;
  readonly tool?: string;
  /** Of a call that is asked for again with more input. */
  readonly round?: number;
}

export interface EndOptions {
  readonly atMs: number;
  readonly can?: readonly Capability['name'][];
  readonly source?: Capability['source'];
  readonly secrets?: readonly number[];
  readonly fingerprints?: readonly Fingerprint[];
  readonly labels?: readonly Label[];
  readonly outcome?: CallCompleted['outcome'];
  readonly isError?: boolean;
  readonly truncated?: boolean;
  readonly requestedAtMs?: number;
}

const clear: Verdict = { decision: 'allowed', reason: 'clear' };

interface SessionOptions {
  readonly session?: string;
  readonly boot?: number;
  readonly who?: { readonly principal: string; readonly agent: string };
}

const usual = { principal, agent: 'agent-1' };

/** Makes the events of one gateway boot in one session; `seq` counts up. */
export class SessionEvents {
  #seq = 0;
  readonly #session: string;
  readonly #boot: string;
  readonly #who: { readonly principal: string; readonly agent: string };

  constructor({ session = sessionKey, boot = 1, who = usual }: SessionOptions = {}) {
    this.#session = session;
    this.#boot = ulidOf('B', boot);
    this.#who = who;
  }

  #shared(call: number, atMs: number, { can = [], source = 'operator' }: Pick<RequestOptions, 'can' | 'source'>) {
    this.#seq += 1;
    return {
      id: ulidOf('E', this.#boot.endsWith('1') ? this.#seq : this.#seq + 1_000_000),
      timeMs: baseMs + atMs,
      tenant: 'acme',
      gateway: { id: 'gw-1', boot: this.#boot, seq: this.#seq },
      session: { key: this.#session, method: 'host' as const, confidence: 1 },
      call: ulidOf('C', call),
      principal: { id: this.#who.principal, method: 'os-user' as const },
      agent: { id: this.#who.agent },
      server: { id: 'server-1', transport: 'stdio' as const },
      method: 'tools/call',
      protocol: '2025-11-25',
      capabilities: can.map((name) => ({ name, source })),
    };
  }

  requested(call: number, options: RequestOptions): CallRequested {
    const { atMs, carries = [], fingerprints = [], labels = [], bytes = 100 } = options;
    const { truncated = false, verdict = clear, tool = `tool-${String(call)}`, round } = options;
    return {
      ...this.#shared(call, atMs, options),
      ...(round === undefined ? {} : { round }),
      target: { kind: 'tool', name: tool },
      arguments: {
        bytes,
        truncated,
        overflow: 0,
        labels: [...labels],
        fingerprints: [...carries.map((value): Fingerprint => ({ fp: fpOf(value), role: 'payload' })), ...fingerprints],
        fields: [],
      },
      verdict,
    };
  }

  completed(call: number, options: EndOptions): CallCompleted {
    const { atMs, secrets = [], fingerprints = [], outcome = 'answered', isError = false, requestedAtMs } = options;
    const { truncated = false } = options;
    const labels: readonly Label[] = options.labels ?? (secrets.length > 0 ? ['secret.token'] : []);
    return {
      ...this.#shared(call, atMs, options),
      target: { kind: 'tool', name: `tool-${String(call)}` },
      outcome,
      latencyMs: 5,
      ...(requestedAtMs === undefined ? {} : { requestedAtMs: baseMs + requestedAtMs }),
      ...(outcome === 'answered'
        ? {
            result: {
              bytes: 100,
              items: 1,
              contentTypes: ['text'],
              isError,
              truncated,
              overflow: 0,
              labels: [...labels],
              fingerprints: [...secrets.map(secretOf), ...fingerprints],
            },
          }
        : {}),
    };
  }
}

export type CallData = CallRequested | CallCompleted;

/** The record of an event at an offset, appended when it happened. */
export function recordOf(data: CallData, offset: number, appendTimeMs = data.timeMs): EngineInput {
  const position = { incarnation: 1, partition: 0, offset: String(offset), appendTimeMs };
  return 'arguments' in data
    ? { type: 'shearpin.call.requested.v1', data, position }
    : { type: 'shearpin.call.completed.v1', data, position };
}

/** Reads what is not trusted, then a secret, and asks to send that out. */
export function secretChain(events = new SessionEvents(), sentMs = 200) {
  return [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 100, can: ['credential.read'] }),
    events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
    events.requested(3, { atMs: sentMs, can: ['egress.message'], carries: [7] }),
  ];
}
