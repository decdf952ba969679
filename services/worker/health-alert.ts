import { createHash } from 'node:crypto';
import type { Alert } from '../../schemas/generated/types.ts';
import { sessionRecordKey } from '../../schemas/events/record-key.ts';
import type { OutgoingRecord } from '../engine/ports/log.ts';
import type { NotEnforced } from './ack-watch.ts';
import { alertRecord } from './outgoing.ts';

const detector = {
  id: 'health.not-enforced',
  version: '1.0.0',
  title: 'A gateway does not enforce a command',
} as const;

const texts: Readonly<Record<NotEnforced['status'], string>> = {
  silent: 'has not said that it applied it',
  rejected: 'rejected it',
  unsupported: 'does not understand it',
};

/** The same failure makes the same bytes, whichever worker sees it and whenever. */
export function healthAlertRecord(failure: NotEnforced, waitedMs: number): OutgoingRecord {
  const key = sessionRecordKey(failure.tenant, failure.command.scope.id);
  const alert = healthAlert(failure, waitedMs);
  return alertRecord(alert, { key, appendTimeMs: alert.time });
}

export function healthAlert(failure: NotEnforced, waitedMs: number): Alert {
  const { command, gateway, status } = failure;
  const uid = uidOf(failure);
  const time = command.issuedAt;
  return {
    activity_id: 1,
    category_uid: 2,
    class_uid: 2004,
    type_uid: 200401,
    time,
    severity_id: 4,
    confidence_id: 3,
    status_id: 1,
    is_alert: true,
    message: `Gateway ${gateway} lives and ${texts[status]}: command ${command.id} (${command.action}).`,
    count: 1,
    start_time: time,
    end_time: time,
    metadata: {
      version: '1.8.0',
      product: { name: 'Shearpin', vendor_name: 'Shearpin' },
      uid: `${uid}.1`,
      tenant_uid: failure.tenant,
      correlation_uid: command.scope.id,
    },
    finding_info: findingInfo(failure, uid),
    evidences: [],
    unmapped: { shearpin: details(failure, waitedMs) },
  };
}

function findingInfo({ command, gateway }: NotEnforced, uid: string): Alert['finding_info'] {
  const time = command.issuedAt;
  return {
    uid,
    title: detector.title,
    desc: 'A live gateway did not apply a live command in time, so what the command refuses may pass there.',
    created_time: time,
    first_seen_time: time,
    last_seen_time: time,
    modified_time: time,
    analytic: { uid: detector.id, name: detector.title, version: detector.version, type_id: 1 },
    attack_graph: { uid, is_directed: true, nodes: [{ uid: `gateway:${gateway}`, type: 'gateway' }], edges: [] },
    related_events: [],
    related_events_count: 0,
    attacks: [],
  };
}

function details({ command, gateway, status }: NotEnforced, waitedMs: number): Alert['unmapped']['shearpin'] {
  return {
    detector: `${detector.id}@${detector.version}`,
    mode: 'alert',
    chain: `${command.id}/${gateway}`.slice(0, 128),
    revision: 1,
    session: { key: command.scope.id, method: 'command', confidence: 1 },
    certainty: 'yes',
    approximate: false,
    steps: [],
    commands: [command.id],
    refused: 0,
    maps: [],
    triage: [
      'Does the gateway run, and does it reach the command topic?',
      'What does its log say of this command?',
      'Which calls passed it since the command was issued?',
    ],
    falsePositives: ['A gateway that is being stopped and still sends a heartbeat.'],
    health: { gateway, command: command.id, status, waitedMs },
  };
}

function uidOf({ command, gateway, status }: NotEnforced): string {
  const name = [detector.id, command.id, gateway, status].join('\n');
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}
