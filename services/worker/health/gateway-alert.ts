import { decodeTime } from 'ulid';
import { entityRecordKey, gatewayRecordKey, topicRecordKey } from '../../../schemas/events/record-key.ts';
import type { Alert } from '../../../schemas/generated/types.ts';
import type { OutgoingRecord } from '../../engine/ports/log.ts';
import type { GatewayTrouble, TroubleKind } from './gateway-health.ts';
import { alertOf, type HealthSeverity, type Subject } from './health-alert.ts';
import { alertRecord } from '../records/outgoing.ts';

interface Words {
  readonly severity: HealthSeverity;
  readonly title: string;
  readonly description: string;
  readonly message: (trouble: GatewayTrouble) => string;
  readonly triage: readonly string[];
  readonly falsePositives: readonly string[];
}

const words: Readonly<Record<TroubleKind, Words>> = {
  'degenerate-sessions': {
    severity: 'medium',
    title: 'A gateway cannot put calls together',
    description:
      'Nearly every call through the gateway is a session of its own, so no chain of calls can be seen there.',
    message: ({ gateway = '' }) =>
      `Gateway ${gateway} sees about as many sessions as calls: chains through it are not found.`,
    triage: [
      'Which host opens a session, or starts a process, for each call?',
      'Can it send a key of its own or a trace in _meta, or a token, so that its calls are put together?',
    ],
    falsePositives: ['A client of one call only, such as a job that runs once.'],
  },
  'dropped-events': {
    severity: 'medium',
    title: 'A gateway dropped events',
    description: 'Events did not fit the buffer of the gateway: what they told is not judged, and never will be.',
    message: ({ gateway = '', timeMs }) => `Gateway ${gateway} dropped events in the hour from ${hourOf(timeMs)}.`,
    triage: [
      'Could the gateway reach Kafka, and was Kafka fast enough?',
      'Did one session flood the gateway, and what else did it do then?',
      'Is SHEARPIN_BUFFER_EVENTS_MAX too small for an outage that must be borne?',
    ],
    falsePositives: ['An outage of Kafka that is known and over.'],
  },
  'missing-events': {
    severity: 'high',
    title: 'Events of a gateway are missing',
    description:
      'Numbers of events were leapt over that the gateway does not say it dropped: the log lost or lacks them.',
    message: ({ gateway = '', timeMs }) =>
      `Events of gateway ${gateway} never came in the hour from ${hourOf(timeMs)}, and it did not drop them.`,
    triage: [
      'Was the gateway killed, or did it lose its buffer?',
      'Who else may write to the calls topic or delete from it?',
      'Which sessions have holes, and what stands on both sides of them?',
    ],
    falsePositives: ['A topic whose retention is shorter than an outage of the workers.'],
  },
  'clock-off': {
    severity: 'low',
    title: 'The clock of a gateway is off',
    description:
      'The clock of the gateway differs from the workers’ by more than is tolerated: windows may end wrongly.',
    message: ({ gateway = '', timeMs }) =>
      `The clock of gateway ${gateway} was off in the hour from ${hourOf(timeMs)}.`,
    triage: [
      'Does the host keep its time by NTP?',
      'Which clock is wrong: that of the gateway or that of the workers?',
    ],
    falsePositives: ['A host that woke up and has not set its clock yet.'],
  },
  'silent-gateway': {
    severity: 'low',
    title: 'A gateway fell silent',
    description: 'A gateway that had not said that it ends is not heard any more: calls through it are not seen.',
    message: ({ gateway = '', timeMs }) =>
      `Gateway ${gateway} has not been heard since ${new Date(timeMs).toISOString()}.`,
    triage: [
      'Does the gateway run, and does it reach Kafka?',
      'Do agents still call through it, or by another way?',
      'Was its process killed?',
    ],
    falsePositives: ['A laptop that was closed.'],
  },
  'judged-late': {
    severity: 'medium',
    title: 'Calls were not judged in time',
    description:
      'Nobody judged the calls of a partition for a while: chains were not refused there, unless armed before.',
    message: ({ mark, timeMs }) =>
      `The record ${mark} (incarnation/partition/offset), appended at ${new Date(timeMs).toISOString()}, waited long.`,
    triage: [
      'Which workers ran then, and did they reach Kafka and Redis?',
      'Did a record kill or hang a worker (shearpin_dlq_total{reason="poison"})?',
      'Which last links of chains ran meanwhile? Their alerts say so.',
    ],
    falsePositives: ['A worker that is started after planned work.'],
  },
  unwatched: {
    severity: 'medium',
    title: 'Nobody says that calls are judged',
    description:
      'A gateway has not heard for a while from the worker of some partition: its calls pass or stop by failure policy.',
    message: ({ gateway = '', timeMs }) =>
      `Gateway ${gateway} heard no worker for some of its sessions in the hour from ${hourOf(timeMs)}.`,
    triage: [
      'Does each partition of the calls have a worker, and does it get on (shearpin status)?',
      'Does the gateway reach shearpin.progress.v1, and has it the key of the workers?',
      'Which calls passed meanwhile? Their events say feed-stale.',
    ],
    falsePositives: ['A worker that was restarted and had much to read.'],
  },
  'stale-feed': {
    severity: 'medium',
    title: 'A gateway cannot trust its commands',
    description:
      'A gateway does not know whether it holds every live command: its calls pass or stop by failure policy.',
    message: ({ gateway = '', timeMs }) =>
      `The command feed of gateway ${gateway} was stale, or still being read, in the hour from ${hourOf(timeMs)}.`,
    triage: [
      'What reason does its log give: no beacon, another one, an unreachable log, or its clock?',
      'Who else may write to the commands topic?',
      'Which calls passed meanwhile? Their events say feed-stale.',
    ],
    falsePositives: ['A restart of all workers.'],
  },
  'log-replaced': {
    severity: 'high',
    title: 'The log is not the one that it was',
    description:
      'A topic was made anew, or lost what was committed: what was not read before is not judged, and never will be.',
    message: ({ topic = '', timeMs }) => `${topic} was found to be another topic in the hour from ${hourOf(timeMs)}.`,
    triage: [
      'Who deleted the topic, or brought back an older state of the brokers?',
      'Until when had the workers read the old log (shearpin_consumer_lag_records)?',
    ],
    falsePositives: ['A topic that was deleted and made anew on purpose.'],
  },
  'state-shed': {
    severity: 'high',
    title: 'Sessions were given up',
    description:
      'The store had no room for more: what holds the least was forgotten, and chains and counts in it begin anew.',
    message: ({ gateway, timeMs }) =>
      `The store was nearly full in the hour from ${hourOf(timeMs)}; ${gateway === undefined ? 'what is known of agents, principals, tools and servers was given up' : `most sessions that were given up came by gateway ${gateway}`}.`,
    triage: [
      'Which principal or agent of this gateway begins so many sessions, and what did it do beside that?',
      'Does the gateway put calls together that belong together (health.degenerate-sessions)?',
      'Is maxmemory of Redis enough for the sessions that live at once?',
    ],
    falsePositives: ['Traffic that grew, before Redis did.'],
  },
  'session-flood': {
    severity: 'medium',
    title: 'A gateway begins sessions without end',
    description:
      'A gateway began more sessions in an hour than are to be expected: they take the room of those that are worth more.',
    message: ({ gateway = '', timeMs }) =>
      `Gateway ${gateway} began more sessions in the hour from ${hourOf(timeMs)} than SHEARPIN_FLOOD_SESSIONS_MAX.`,
    triage: [
      'Which principal or agent of this gateway begins them?',
      'Does the gateway put calls together that belong together (health.degenerate-sessions)?',
      'Were sessions given up meanwhile (health.state-shed)?',
    ],
    falsePositives: ['A gateway of very many users: set SHEARPIN_FLOOD_SESSIONS_MAX to what they need.'],
  },
  'entity-flood': {
    severity: 'medium',
    title: 'A tenant has new agents, tools or servers without end',
    description:
      'More agents, principals, tools and servers of a tenant were heard of for the first time in an hour than are to be expected: somebody makes names up, and what is counted over several sessions is counted under each of them alone.',
    message: ({ tenant, timeMs }) =>
      `Tenant ${tenant} had more new names in the hour from ${hourOf(timeMs)} than SHEARPIN_FLOOD_ENTITIES_MAX.`,
    triage: [
      'Which client names itself anew with each session, or which server its tools?',
      'What did the principals behind these names do?',
    ],
    falsePositives: ['A tenant whose first hour it is.'],
  },
  'record-flood': {
    severity: 'medium',
    title: 'Records that do not count come without end',
    description:
      'More than a thousand records of a topic in an hour were not taken: somebody may write to the topic who should not, or a gateway has a wrong key.',
    message: ({ topic = '', timeMs }) => `Many records of ${topic} did not count in the hour from ${hourOf(timeMs)}.`,
    triage: [
      'For which reasons (shearpin dlq list, shearpin_dlq_total, shearpin_acks_refused_total)?',
      'Who may write to the topic?',
      'Was the key of a gateway changed without that of the workers?',
    ],
    falsePositives: ['A gateway that is newer than the workers.'],
  },
};

/** The same trouble makes the same bytes, whichever worker sees it and whenever. */
export function gatewayAlertRecord(trouble: GatewayTrouble): OutgoingRecord {
  const alert = gatewayAlert(trouble);
  return alertRecord(alert, { key: keyOf(trouble), appendTimeMs: alert.time });
}

export function gatewayAlert(trouble: GatewayTrouble): Alert {
  const { kind, tenant, mark } = trouble;
  const subject = subjectOf(trouble);
  const { severity, title, description, message, triage, falsePositives } = words[kind];
  return alertOf({
    severity,
    detector: { id: `health.${kind}`, title },
    description,
    message: message(trouble),
    names: subject.kind === 'gateway' ? [mark, subject.id] : [mark, subject.id, tenant],
    tenant,
    subject,
    timeMs: kind === 'degenerate-sessions' ? startOf(mark) : trouble.timeMs,
    chain: `${mark}/${subject.id}`,
    session: { key: subject.id, method: subject.kind, confidence: 1 },
    commands: [],
    triage: [...triage],
    falsePositives: [...falsePositives],
    health: { ...aboutOf(trouble), status: kind },
  });
}

function subjectOf({ tenant, gateway, topic }: GatewayTrouble): Subject {
  if (gateway !== undefined) return { kind: 'gateway', id: gateway };
  return topic === undefined ? { kind: 'tenant', id: tenant } : { kind: 'topic', id: topic };
}

function aboutOf({ gateway, topic }: GatewayTrouble): { readonly gateway?: string; readonly topic?: string } {
  if (gateway !== undefined) return { gateway };
  return topic === undefined ? {} : { topic };
}

function keyOf({ tenant, gateway, topic }: GatewayTrouble): string {
  if (gateway !== undefined) return gatewayRecordKey(tenant, gateway);
  return topic === undefined ? entityRecordKey(tenant, { kind: 'tenant', id: '' }) : topicRecordKey(tenant, topic);
}

function hourOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 16);
}

/** The pattern of a boot id lets some pass that hold no time. */
function startOf(boot: string): number {
  try {
    return decodeTime(boot);
  } catch {
    return 0;
  }
}
