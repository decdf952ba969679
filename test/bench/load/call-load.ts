/**
 * Calls of many sessions at once, as real agents make them: how many fingerprints an event has, of which roles, how many
 * of those in arguments came out of an earlier result, what the tools can do and how often a result holds a secret
 * follows what the sensor makes of recorded runs of agents (arguments: median 2, 95th percentile 15; results: median 6,
 * 95th percentile 66; three in ten carried on; one result in twenty with a secret). Honest agents carry no secret on; a
 * stated share of sessions has one that does.
 */
import type { CallCompleted, CallRequested, Capability, Fingerprint } from '../../../schemas/generated/types.ts';
import type { Random } from '../../support/sequence-oracle/random.ts';

export interface CallLoadOptions {
  readonly random: Random;
  readonly tenant: string;
  readonly gateway: string;
  /** Sessions that live at once. */
  readonly sessions: number;
  /** After so many calls a session is over, and another one takes its place. */
  readonly callsPerSession: number;
  /** Each acts for a principal of its own. */
  readonly agents: number;
  /** Share of the sessions whose agent carries secrets on as it does everything else. */
  readonly leaking: number;
}

/** What honest work has, roughly: of a hundred sessions, one goes wrong. */
export const usualLeaking = 0.01;

/** A session, and what is still to be told of its call. */
interface Living {
  readonly key: string;
  readonly boot: string;
  readonly agent: string;
  readonly principal: string;
  readonly leaks: boolean;
  /** What results have told, for arguments to come. */
  readonly known: string[];
  seq: number;
  calls: number;
  open: CallCompleted | undefined;
}

/** What the events of a call have in common. */
type Shared = Omit<CallRequested, 'arguments' | 'verdict' | 'round' | 'intent'>;

export type LoadEvent = CallRequested | CallCompleted;

type Role = Fingerprint['role'];
type Shares = readonly (readonly [share: number, role: Role])[];

/** Median and spread of a log-normal count. */
const argumentCount = { median: 2, sigma: 1.22 };
const resultCount = { median: 6, sigma: 1.46 };
const fingerprintsMax = 256;
const knownMax = 64;
const finishedMax = 200;
const carriedShare = 0.3;
const secretShare = 0.04;
const argumentRoles: Shares = [
  [0.54, 'payload'],
  [0.25, 'destination'],
  [0.14, 'passage'],
  [0.07, 'selector'],
];
const resultRoles: Shares = [
  [0.44, 'selector'],
  [0.27, 'passage'],
  [0.21, 'payload'],
  [0.08, 'destination'],
];

interface Tool {
  readonly name: string;
  readonly can: readonly Capability['name'][];
}

/** What tools of honest recorded runs can do, and in how many of a hundred calls. */
const tools: readonly Tool[] = [
  ...several(25, 'get_item', ['read.private']),
  ...several(17, 'read_inbox', ['read.private', 'read.untrusted']),
  ...several(9, 'open_page', ['egress.network', 'read.untrusted', 'write']),
  ...several(8, 'fetch_page', ['egress.network', 'read.untrusted']),
  ...several(8, 'save_note', ['write']),
  ...several(7, 'send_mail', ['egress.message']),
  ...several(5, 'get_record', ['read.private', 'read.sensitive']),
  ...several(5, 'read_ticket', ['read.private', 'read.sensitive', 'read.untrusted']),
  ...several(5, 'list_places', ['read.public']),
  ...several(4, 'add_event', ['schedule', 'write']),
  ...several(3, 'list_items', ['discover', 'read.private']),
  ...several(2, 'invite_user', ['identity.change', 'write']),
  ...several(1, 'share_file', ['egress.share']),
  ...several(1, 'get_secret', ['credential.read', 'read.sensitive']),
];

/** So many of equal chance. */
function several(count: number, name: string, can: Tool['can']): readonly Tool[] {
  return Array.from({ length: count }, (_, at) => ({ name: `${name}_${String(at % 4)}`, can }));
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes the events one after another, each call's end behind its request, sessions in no order. */
export class CallLoad {
  readonly #random: Random;
  readonly #options: CallLoadOptions;
  readonly #living: Living[];
  readonly #finished: string[] = [];
  #begun = 0;
  #ending: Living | undefined;

  constructor(options: CallLoadOptions) {
    this.#options = options;
    this.#random = options.random;
    this.#living = Array.from({ length: options.sessions }, () => this.#begin());
    // The sessions are of every age from the first event on.
    for (const session of this.#living) session.calls = this.#random.below(options.callsPerSession);
  }

  get sessions(): number {
    return this.#living.length;
  }

  /** Keys of the sessions that ended last. */
  get finished(): readonly string[] {
    return this.#finished;
  }

  next(timeMs: number): LoadEvent {
    if (this.#ending !== undefined) return this.#complete(this.#ending, timeMs);
    const at = this.#random.below(this.#living.length);
    const session = this.#living[at];
    if (session === undefined || session.calls >= this.#options.callsPerSession) {
      if (session !== undefined) this.#end(session);
      this.#living[at] = this.#begin();
      return this.next(timeMs);
    }
    return this.#request(session, timeMs);
  }

  #begin(): Living {
    this.#begun += 1;
    const number = this.#begun % this.#options.agents;
    const principal = (0xa1b2c3d4_00 + number).toString(16).padStart(16, '0');
    const key = `${principal}.host.${this.#begun.toString(16).padStart(16, '0')}`;
    const leaks = this.#random.chance(this.#options.leaking);
    const who = { agent: `agent-${String(number)}`, principal, leaks };
    return { key, ...who, boot: this.#ulid(0), known: [], seq: 0, calls: 0, open: undefined };
  }

  #end({ key }: Living): void {
    this.#finished.push(key);
    if (this.#finished.length > finishedMax) this.#finished.shift();
  }

  #request(session: Living, timeMs: number): CallRequested {
    const tool = this.#random.pick(tools);
    const shared = this.#shared(session, { timeMs, call: this.#ulid(timeMs), tool });
    const values = this.#argumentValues(session);
    session.calls += 1;
    session.open = this.#ended(session, tool, shared);
    this.#ending = session;
    const fields = values
      .slice(0, 2)
      .map((_, at) => ({ path: `field_${String(at)}`, type: 'string' as const, bytes: 24 }));
    return {
      ...shared,
      arguments: {
        bytes: 60 + this.#random.below(400),
        truncated: false,
        overflow: 0,
        labels: [],
        fingerprints: values,
        fields,
      },
      verdict: { decision: 'allowed', reason: 'clear' },
    };
  }

  #complete(session: Living, timeMs: number): CallCompleted {
    this.#ending = undefined;
    const { open } = session;
    if (open === undefined) throw new Error('No call of the session is open.');
    session.seq += 1;
    return { ...open, id: this.#ulid(timeMs), timeMs, gateway: { ...open.gateway, seq: session.seq } };
  }

  #ended(session: Living, tool: Tool, shared: Shared): CallCompleted {
    const fingerprints = this.#resultValues(session, tool);
    const hasSecret = fingerprints.some(({ role }) => role === 'secret');
    return {
      ...shared,
      outcome: 'answered',
      latencyMs: 40,
      result: {
        bytes: 200 + this.#random.below(4_000),
        items: 1,
        contentTypes: ['text'],
        isError: false,
        truncated: false,
        overflow: 0,
        labels: hasSecret ? ['secret.token'] : [],
        fingerprints,
      },
    };
  }

  #shared(
    session: Living,
    { timeMs, call, tool }: { readonly timeMs: number; readonly call: string; readonly tool: Tool },
  ): Shared {
    session.seq += 1;
    return {
      id: this.#ulid(timeMs),
      timeMs,
      tenant: this.#options.tenant,
      gateway: { id: this.#options.gateway, boot: session.boot, seq: session.seq },
      session: { key: session.key, method: 'host' as const, confidence: 1 },
      call,
      principal: { id: session.principal, method: 'os-user' as const },
      agent: { id: session.agent },
      server: { id: 'server-1', transport: 'stdio' as const },
      method: 'tools/call',
      protocol: '2025-11-25',
      target: { kind: 'tool' as const, name: tool.name },
      capabilities: tool.can.map((name) => ({ name, source: 'operator' as const })),
    };
  }

  #argumentValues({ known }: Living): Fingerprint[] {
    const values = new Map<string, Fingerprint>();
    for (let left = this.#count(argumentCount); left > 0; left -= 1) {
      const isCarried = known.length > 0 && this.#random.chance(carriedShare);
      const fp = isCarried ? this.#random.pick(known) : this.#fp();
      values.set(fp, { fp, role: this.#role(argumentRoles), field: 0 });
    }
    return [...values.values()];
  }

  #resultValues({ known, leaks }: Living, { can }: Tool): Fingerprint[] {
    const isSecret = can.includes('credential.read') || this.#random.chance(secretShare);
    const values = Array.from({ length: this.#count(resultCount) }, (_, at): Fingerprint => {
      const fp = this.#fp();
      return { fp, role: isSecret && at < 2 ? 'secret' : this.#role(resultRoles) };
    });
    const carried = values.filter(({ role }) => leaks || role !== 'secret');
    known.push(...carried.slice(0, 8).map(({ fp }) => fp));
    known.splice(0, Math.max(0, known.length - knownMax));
    return values;
  }

  #count({ median, sigma }: { readonly median: number; readonly sigma: number }): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.#random.next())) * Math.cos(2 * Math.PI * this.#random.next());
    return Math.min(fingerprintsMax, Math.round(median * Math.exp(sigma * normal)));
  }

  #role(shares: Shares): Role {
    let draw = this.#random.next();
    for (const [share, role] of shares) {
      draw -= share;
      if (draw < 0) return role;
    }
    return 'payload';
  }

  #fp(): string {
    return this.#hex() + this.#hex();
  }

  #hex(): string {
    return Math.floor(this.#random.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  }

  #ulid(timeMs: number): string {
    let text = '';
    for (let place = 9; place >= 0; place -= 1) text += crockford[Math.floor(timeMs / 32 ** place) % 32] ?? '';
    for (let at = 0; at < 16; at += 1) text += crockford[this.#random.below(32)] ?? '';
    return text;
  }
}
