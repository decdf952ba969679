import type { DetectorMetadata, Finding, Severity, StepEvidence, TechniqueMap } from '../../../detectors/contract.ts';
import type { Alert } from '../../../schemas/generated/types.ts';
import type { Mode } from '../modes.ts';
import type { Risk } from '../risk.ts';
import type { Chain, SessionOrigin, SessionState } from '../state.ts';
import { attackGraph } from './attack-graph.ts';

export interface AlertSource {
  readonly metadata: DetectorMetadata;
  readonly mode: Mode;
  readonly finding: Finding;
  readonly chain: Chain;
  readonly state: Pick<SessionState, 'tenant' | 'session' | 'entity' | 'origin' | 'graph'>;
  /** What the findings of the session add up to, with this one; absent: nothing is added up. */
  readonly risk?: Risk | undefined;
  /** The finding is taken back. */
  readonly isWithdrawal?: boolean;
}

type Details = Alert['unmapped']['shearpin'];

const severityIds: Readonly<Record<Severity, Alert['severity_id']>> = {
  informational: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
};

const confidenceIds: Readonly<Record<Finding['certainty'], Alert['confidence_id']>> = {
  perhaps: 1,
  gateway: 3,
  yes: 3,
};

const analyticTypeIds = { sequence: 1, ceiling: 1, measure: 3 } as const;

/** What the gateway did with the call that ended the match. */
function outcomeOf(step: StepEvidence | undefined): Partial<Alert> {
  switch (step?.verdict) {
    case 'refused':
      return { action_id: 2, disposition_id: 2 };
    case 'held':
      return { action_id: 99, action: 'Held', disposition_id: 99, disposition: 'Held' };
    case 'allowed':
      return { action_id: 1, disposition_id: 1 };
    case undefined:
      return {};
  }
}

function isMitre({ framework }: TechniqueMap): boolean {
  return framework === 'mitre-attack' || framework === 'mitre-atlas';
}

function metadataOf({ chain, state }: AlertSource): Alert['metadata'] {
  return {
    version: '1.8.0',
    product: { name: 'Shearpin', vendor_name: 'Shearpin' },
    uid: `${chain.uid}.${String(chain.revision)}`,
    tenant_uid: state.tenant,
    correlation_uid: state.session,
    profiles: ['security_control'],
  };
}

function findingInfo({ metadata, finding, chain, state }: AlertSource): Alert['finding_info'] {
  const { steps } = finding;
  return {
    uid: chain.uid,
    title: metadata.title,
    desc: metadata.description,
    created_time: chain.foundMs,
    first_seen_time: chain.firstMs,
    last_seen_time: chain.lastMs,
    modified_time: chain.lastMs,
    analytic: {
      uid: metadata.id,
      name: metadata.title,
      version: metadata.version,
      type_id: analyticTypeIds[metadata.kind],
    },
    attack_graph: attackGraph(chain.uid, finding, state.graph),
    related_events: steps.map(({ event, step, requestedMs, timeMs }) => ({
      uid: event,
      title: step,
      type: 'call',
      first_seen_time: requestedMs,
      last_seen_time: timeMs,
    })),
    related_events_count: steps.length,
    attacks: metadata.maps.filter(isMitre).map(({ id: uid, name, version }) => ({ technique: { uid, name }, version })),
  };
}

function evidenceOf({ step, event, target, server, call, agent, principal }: StepEvidence): Alert['evidences'][number] {
  return {
    name: step,
    uid: event,
    api: { operation: target.name, service: { name: server }, request: { uid: call } },
    actor: { app_uid: agent, user: { uid: principal } },
  };
}

function stepDetails(step: StepEvidence): Details['steps'][number] {
  const { call, event, timeMs, server, target, method, capabilities, labels, values, valueCount } = step;
  const { destinations, verdict, command } = step;
  return {
    step: step.step,
    call,
    event,
    timeMs,
    server,
    target: target.name,
    method,
    capabilities: [...capabilities],
    labels: [...labels],
    values: [...values],
    valueCount,
    destinations: [...destinations],
    verdict,
    ...(command === '' ? {} : { command }),
  };
}

/** Of sessions that were stored before their origin was. */
const unknownOrigin: SessionOrigin = { method: 'unknown', confidence: 0 };

function detailsOf(source: AlertSource): Details {
  const { metadata, mode, finding, chain, state, risk } = source;
  const { key = state.session, method, confidence } = state.origin ?? unknownOrigin;
  const isLate = source.isWithdrawal === true || finding.isLate === true;
  return {
    detector: `${metadata.id}@${metadata.version}`,
    mode: mode === 'off' ? 'shadow' : mode,
    chain: chain.chain,
    revision: chain.revision,
    session: { key, method, confidence },
    ...(state.entity === undefined ? {} : { scope: state.entity }),
    certainty: finding.certainty,
    approximate: finding.isApproximate,
    steps: finding.steps.map(stepDetails),
    commands: [...chain.commands],
    refused: chain.refused,
    maps: metadata.maps.map(({ framework, version, id }) => `${framework}/${version}/${id}`),
    triage: [...metadata.triage],
    falsePositives: [...metadata.falsePositives],
    ...(finding.measure === undefined ? {} : { measure: finding.measure }),
    ...(risk === undefined ? {} : { risk: { ...risk } }),
    ...(isLate ? { late: true } : {}),
    ...(chain.withdrawn === undefined ? {} : { withdrawn: chain.withdrawn }),
  };
}

const typeUids = { 1: 200401, 2: 200402, 3: 200403 } as const;

/** Create, update; close when nothing is left. */
function activityOf({ chain, isWithdrawal = false }: AlertSource): 1 | 2 | 3 {
  if (isWithdrawal && chain.count === 0) return 3;
  return chain.revision === 1 ? 1 : 2;
}

function messageOf({ finding, chain, isWithdrawal = false }: AlertSource): string {
  if (!isWithdrawal) return finding.text;
  const left = chain.count === 0 ? 'nothing is left of it' : `${String(chain.count)} of its findings are left`;
  return `A late event undid a finding, ${left}: ${finding.text}`;
}

/** The alert of a chain as it stands after this finding: OCSF Detection Finding 1.8.0. */
export function buildAlert(source: AlertSource): Alert {
  const { metadata, mode, finding, chain } = source;
  const activity = activityOf(source);
  return {
    activity_id: activity,
    category_uid: 2,
    class_uid: 2004,
    type_uid: typeUids[activity],
    time: chain.createdMs,
    severity_id: severityIds[metadata.severity],
    confidence_id: confidenceIds[finding.certainty],
    status_id: activity === 3 ? 4 : 1,
    is_alert: mode !== 'shadow',
    message: messageOf(source),
    count: chain.count,
    start_time: chain.firstMs,
    end_time: chain.lastMs,
    ...outcomeOf(finding.steps.at(-1)),
    metadata: metadataOf(source),
    finding_info: findingInfo(source),
    evidences: finding.steps.map(evidenceOf),
    unmapped: { shearpin: detailsOf(source) },
  };
}
