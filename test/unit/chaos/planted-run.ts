/** A small run as its evidence would tell it, for verdicts on what is planted into it. */
import type { Alert, Command, Heartbeat } from '../../../schemas/generated/types.ts';
import { eventTypes } from '../../../schemas/topics.ts';
import type { MadeCall, MadeSession } from '../../support/chaos/load/load.ts';
import { McpSession } from '../../support/chaos/load/mcp-session.ts';
import type { Step } from '../../support/chaos/load/plan.ts';
import type { Copies, ReadEvent, ReadHeartbeat } from '../../support/chaos/verdict/evidence.ts';
import type { GivenUp } from '../../support/chaos/verdict/known-sessions.ts';
import type { Judgement } from '../../support/chaos/verdict/judge.ts';
import { chainDetector } from '../../support/chaos/verdict/demanded.ts';

export const hourMs = 3_600_000;
/** Half past some hour. */
export const beganMs = 500_000 * hourMs + hourMs / 2;

export interface PlantedSession {
  readonly made: MadeSession;
  readonly key: string;
}

const read: Step = { tool: 'read_ticket' };
const get: Step = { tool: 'get_secret', entry: 'main' };
const other: Step = { tool: 'list_holidays' };
const send: Step = { tool: 'send_mail', carries: 'main' };
const harmless: Step = { tool: 'send_mail' };

/** Reads, gets a secret and sends it: refused unless it is said that it ran. */
export function chain(name: string, over: Partial<MadeSession> = {}): PlantedSession {
  return session(name, [read, get, other, send], { secrets: new Map([['main', 'hush']]), ...over });
}

const principal = 'a1b2c3d4e5f60718';

/** A secret is given in one session, and is to leave in another one of the principal: refused there. */
export function pair(): readonly [first: PlantedSession, last: PlantedSession] {
  const secrets = new Map([['main', 'hush']]);
  const first = session(`${principal}.legacy.1`, [other, get, harmless], { secrets });
  const times = { begunAtMs: beganMs + 2000, endedAtMs: beganMs + 4000 };
  const last = session(`${principal}.legacy.2`, [other, send], { secrets, heirOf: first.made, ...times });
  return [first, last];
}

/** What has these records was given up then, which took a second from the want of room. */
export function givenUpAt(recordKey: string, atMs: number): GivenUp {
  return new Map([[recordKey, [{ wantedRoomAtMs: atMs - 1000, atMs }]]]);
}

/** Reads tickets twice. */
export function rereading(name: string, over: Partial<MadeSession> = {}): PlantedSession {
  return session(name, [read, other, read], over);
}

export const principalScope = { kind: 'principal', tenant: 'acme', id: principal } as const;

export function honest(name: string, over: Partial<MadeSession> = {}): PlantedSession {
  return session(name, [get, harmless], { secrets: new Map([['main', 'hush']]), ...over });
}

function session(name: string, steps: readonly Step[], over: Partial<MadeSession>): PlantedSession {
  const calls = steps.map((step): MadeCall => {
    const endsChain = step === send;
    const refusedBy = endsChain ? 'f'.repeat(32) : undefined;
    return { step, endsChain, waitMs: 0, gateway: 0, refusedBy, putOff: 0, hasRun: !endsChain, during: undefined };
  });
  const planned = { number: 1, gateway: 0, calls };
  const times = { begunAtMs: beganMs, endedAtMs: beganMs + 2000 };
  // Of a session the verdict needs the name alone.
  const named = new McpSession({ gatewayUrl: '', bearer: name }, name);
  const made: MadeSession = { planned, session: named, calls, secrets: new Map(), ...times, ...over };
  return { made, key: name };
}

/** Every event that these calls sent. */
export function eventsOf({ made, key }: PlantedSession): readonly ReadEvent[] {
  return made.calls.flatMap(({ step: { tool }, refusedBy }, at) => {
    const event = (type: string, seq: number, outcome?: string): ReadEvent => ({
      ...{ type, tool, outcome, session: key, recordKey: `acme:${key}`, partition: 0, appendTimeMs: beganMs + seq },
      name: `boot/${key}/${String(seq)}`,
    });
    const asked = event(eventTypes.callRequested, 2 * at);
    return refusedBy === undefined ? [asked, event(eventTypes.callCompleted, 2 * at + 1, 'answered')] : [asked];
  });
}

interface PlantedAlert {
  readonly uid?: string;
  readonly detector?: string;
  readonly session?: string;
  readonly timeMs?: number;
  readonly isWide?: boolean;
  readonly health?: Alert['unmapped']['shearpin']['health'];
}

export function alert({
  uid = 'a1',
  detector = chainDetector,
  session: key = 's1',
  timeMs,
  isWide = false,
  health,
}: PlantedAlert): Alert {
  const shearpin = {
    ...{ detector: `${detector}@1.0.0`, session: { key } },
    ...(isWide ? { scope: { kind: principalScope.kind, id: principalScope.id } } : {}),
    ...(health === undefined ? {} : { health }),
  };
  return { time: timeMs ?? beganMs, finding_info: { uid }, unmapped: { shearpin } } as Alert;
}

export function command(id: string, over: Partial<Command> = {}): Command {
  const scope = { kind: 'session', tenant: 'acme', id: 's1' } as const;
  return { id, action: 'arm', detector: chainDetector, scope, partial: 'p', ...over } as Command;
}

interface Beat {
  readonly seq: number;
  readonly atMs: number;
  readonly total?: number;
  readonly sinceLast?: number;
  readonly sessions?: Heartbeat['sessions'];
  readonly gateway?: string;
  readonly unwatched?: number;
}

export function heartbeat(beat: Beat): ReadHeartbeat {
  const { seq, atMs, total = 0, sinceLast = 0, sessions = [], gateway = 'gw-1', unwatched } = beat;
  const said = {
    gateway: { id: gateway, boot: `boot-of-${gateway}`, seq },
    dropped: { total, sinceLast },
    sessions,
    feed: { state: 'fresh', ...(unwatched === undefined ? {} : { unwatched }) },
  };
  return { heartbeat: said as Heartbeat, appendTimeMs: atMs };
}

interface Planted {
  readonly events?: readonly ReadEvent[];
  readonly heartbeats?: readonly ReadHeartbeat[];
  readonly alerts?: readonly Alert[];
  readonly alertCopies?: Copies;
  readonly moved?: ReadonlySet<string>;
}

/** A run in which these sessions were made, with all of their events unless others are given. */
export function judgementOf(
  sessions: readonly PlantedSession[],
  planted: Planted & Partial<Omit<Judgement, 'evidence'>> = {},
): Judgement {
  const { events = sessions.flatMap(eventsOf), heartbeats = [], alerts = [], alertCopies = new Map() } = planted;
  const { moved = new Set(), ...rest } = planted;
  return {
    made: sessions.map(({ made }) => made),
    nameOf: ({ id }) => ({ key: id, recordKey: `acme:${id}` }),
    evidence: { events, heartbeats, alerts, alertCopies, moved, movedBack: new Set() },
    commands: [],
    commandCopies: new Map(),
    gatewayIds: ['gw-1', 'gw-2'],
    deletedUntilMs: 0,
    givenUp: new Map(),
    ...rest,
  };
}
