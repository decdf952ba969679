import { createHash } from 'node:crypto';
import type { Alert } from '../../../schemas/generated/types.ts';
import { gatewayRecordKey, sessionRecordKey } from '../../../schemas/events/record-key.ts';
import type { OutgoingRecord } from '../../engine/ports/log.ts';
import type { NotEnforced } from '../commands/ack-watch.ts';
import { alertRecord } from '../records/outgoing.ts';

type Told = Alert['unmapped']['shearpin'];

/** By what may have passed meanwhile, and whether somebody may have wanted that. */
const severityIds = { low: 2, medium: 3, high: 4 } as const;
export type HealthSeverity = keyof typeof severityIds;

/** What a health alert is about. */
export interface Subject {
  readonly kind: 'gateway' | 'topic' | 'tenant';
  readonly id: string;
}

/** What tells one health alert from another. */
interface Trouble {
  readonly severity: HealthSeverity;
  readonly detector: { readonly id: string; readonly title: string };
  readonly description: string;
  readonly message: string;
  /** Same names, same alert. */
  readonly names: readonly string[];
  readonly tenant: string;
  readonly subject: Subject;
  readonly timeMs: number;
  readonly chain: string;
  readonly session: Told['session'];
  readonly commands: string[];
  readonly triage: string[];
  readonly falsePositives: string[];
  readonly health: NonNullable<Told['health']>;
  /** The trouble is over. */
  readonly isOver?: boolean;
}

/** What a tenant is told of the operator's folder of detectors. */
export interface FaultyDetectors {
  readonly tenant: string;
  /** A living gateway, whose calls are judged by the detectors from before. */
  readonly gateway: string;
  /** The same for the same faults. */
  readonly id: string;
  readonly count: number;
  /** The first of the faults, in one line. */
  readonly first: string;
  readonly timeMs: number;
}

const version = '1.0.0';
const notEnforced = { id: 'health.not-enforced', title: 'A gateway does not enforce a command' } as const;
const faulty = { id: 'health.detectors-faulty', title: 'The folder of detectors has faults' } as const;
const messageMax = 512;

const texts: Readonly<Record<NotEnforced['status'], string>> = {
  silent: 'has not said that it applied it',
  rejected: 'rejected it',
  unsupported: 'does not understand it',
};

/** The same failure makes the same bytes, whichever worker sees it and whenever. */
export function healthAlertRecord(failure: NotEnforced, waitedMs: number): OutgoingRecord {
  const alert = healthAlert(failure, waitedMs);
  return alertRecord(alert, {
    key: sessionRecordKey(failure.tenant, failure.command.scope.id),
    appendTimeMs: alert.time,
  });
}

/** One for each tenant and episode; a second record closes it. */
export function faultyDetectorsRecord(
  found: FaultyDetectors,
  { isOver }: { readonly isOver: boolean },
): OutgoingRecord {
  const alert = faultyDetectorsAlert(found, { isOver });
  return alertRecord(alert, { key: gatewayRecordKey(found.tenant, found.gateway), appendTimeMs: alert.time });
}

export function faultyDetectorsAlert(
  { tenant, gateway, id, count, first, timeMs }: FaultyDetectors,
  { isOver }: { readonly isOver: boolean },
): Alert {
  const told = `The folder of detectors has ${String(count)} fault${count === 1 ? '' : 's'}: ${first}`;
  return alertOf({
    severity: 'medium',
    detector: faulty,
    description: 'A changed detector did not come into force: calls are judged by the detectors from before.',
    message: (isOver ? 'The folder of detectors has no such fault any more.' : told).slice(0, messageMax),
    names: [id, tenant],
    tenant,
    subject: { kind: 'gateway', id: gateway },
    timeMs,
    chain: id,
    session: { key: gateway, method: 'gateway', confidence: 1 },
    commands: [],
    triage: [
      'Who changed the folder of detectors last?',
      'What does `shearpin detector validate` say of it?',
      'Does the folder hold on every worker what it holds on this one?',
    ],
    falsePositives: ['A folder whose files are replaced one after the other.'],
    health: { gateway, status: 'detectors-faulty' },
    isOver,
  });
}

export function healthAlert({ command, gateway, status, tenant }: NotEnforced, waitedMs: number): Alert {
  return alertOf({
    severity: 'high',
    detector: notEnforced,
    description: 'A live gateway did not apply a live command in time, so what the command refuses may pass there.',
    message: `Gateway ${gateway} lives and ${texts[status]}: command ${command.id} (${command.action}).`,
    names: [command.id, gateway, status],
    tenant,
    subject: { kind: 'gateway', id: gateway },
    timeMs: command.issuedAt,
    chain: `${command.id}/${gateway}`,
    session: { key: command.scope.id, method: 'command', confidence: 1 },
    commands: [command.id],
    triage: [
      'Does the gateway run, and does it reach the command topic?',
      'What does its log say of this command?',
      'Which calls passed it since the command was issued?',
    ],
    falsePositives: ['A gateway that is being stopped and still sends a heartbeat.'],
    health: { gateway, command: command.id, status, waitedMs },
  });
}

export function alertOf(trouble: Trouble): Alert {
  const { severity, detector, names, timeMs: time, tenant, message, session, isOver = false } = trouble;
  const uid = createHash('sha256')
    .update([detector.id, ...names].join('\n'))
    .digest('hex')
    .slice(0, 32);
  return {
    activity_id: isOver ? 3 : 1,
    category_uid: 2,
    class_uid: 2004,
    type_uid: isOver ? 200403 : 200401,
    time,
    severity_id: severityIds[severity],
    confidence_id: 3,
    status_id: isOver ? 4 : 1,
    is_alert: true,
    message,
    count: 1,
    start_time: time,
    end_time: time,
    metadata: {
      version: '1.8.0',
      product: { name: 'Shearpin', vendor_name: 'Shearpin' },
      uid: `${uid}.${String(revisionOf(trouble))}`,
      tenant_uid: tenant,
      correlation_uid: session.key,
    },
    finding_info: findingInfo(trouble, uid),
    evidences: [],
    unmapped: { shearpin: details(trouble) },
  };
}

function findingInfo({ detector, description, subject, timeMs: time }: Trouble, uid: string): Alert['finding_info'] {
  return {
    uid,
    title: detector.title,
    desc: description,
    created_time: time,
    first_seen_time: time,
    last_seen_time: time,
    modified_time: time,
    analytic: { uid: detector.id, name: detector.title, version, type_id: 1 },
    attack_graph: {
      uid,
      is_directed: true,
      nodes: [{ uid: `${subject.kind}:${subject.id}`, type: subject.kind }],
      edges: [],
    },
    related_events: [],
    related_events_count: 0,
    attacks: [],
  };
}

function revisionOf({ isOver = false }: Trouble): number {
  return isOver ? 2 : 1;
}

function details(trouble: Trouble): Told {
  const { detector, chain, session, commands, triage, falsePositives, health } = trouble;
  return {
    detector: `${detector.id}@${version}`,
    mode: 'alert',
    chain: chain.slice(0, 128),
    revision: revisionOf(trouble),
    session,
    certainty: 'yes',
    approximate: false,
    steps: [],
    commands,
    refused: 0,
    maps: [],
    triage,
    falsePositives,
    health,
  };
}
