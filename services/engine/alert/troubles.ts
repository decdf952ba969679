import type { DetectorMetadata, Finding } from '../../../detectors/contract.ts';
import type { Mode } from '../modes.ts';

/** overflow: it holds more of the session than fits. quarantine: it threw too often and is not asked any more. */
export type TroubleKind = 'overflow' | 'quarantine';

/** What a detector cannot do in a session. It is told once for each detector of a session. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly detector: DetectorMetadata;
  /** The detector's own: nobody is alarmed for one that runs in shadow. */
  readonly mode: Mode;
}

const dayMs = 86_400_000;
const shared = {
  version: '1.0.0',
  status: 'stable',
  maps: [],
  windowMs: dayMs,
  kind: 'measure',
  isArmed: false,
} as const;

const metadataOf: Readonly<Record<TroubleKind, DetectorMetadata>> = {
  overflow: {
    ...shared,
    id: 'health.detector-overflow',
    title: 'A session begins more chains than a detector keeps apart',
    description:
      'A detector keeps a bounded number of partial matches of a session. Some of this session were merged or forgotten: what is armed for it is wider than the chain, and findings may be approximate.',
    severity: 'medium',
    falsePositives: ['A very long session of an agent that reads a great many documents.'],
    triage: [
      'Does the agent make calls whose only purpose is to fill the table?',
      'What did the session do after this alert?',
    ],
  },
  quarantine: {
    ...shared,
    id: 'health.detector-quarantined',
    title: 'A detector does not judge a session any more',
    description:
      'A detector threw for several events of a session and is not asked about it again until another version of it comes. The other detectors, and the other sessions, are not touched.',
    severity: 'high',
    falsePositives: ['A fault in a detector that is new.'],
    triage: [
      'What does the log of the worker say of this detector?',
      'Is it one session, or every one? One session may have been made to provoke it.',
    ],
  },
};

const texts: Readonly<Record<TroubleKind, (id: string) => string>> = {
  overflow: (id) => `Detector ${id} holds more of this session than fits: partial matches were merged or forgotten.`,
  quarantine: (id) => `Detector ${id} threw too often and does not judge this session any more.`,
};

/** A trouble as the finding of a detector of its own. */
export function findingOf(
  { kind, detector: { id } }: Trouble,
  timeMs: number,
): { readonly metadata: DetectorMetadata; readonly finding: Finding } {
  const finding: Finding = {
    anchor: `${kind}:${id}`,
    chain: id,
    untilMs: timeMs + dayMs,
    startMs: timeMs,
    endMs: timeMs,
    certainty: 'yes',
    isApproximate: kind === 'overflow',
    steps: [],
    flows: [],
    text: texts[kind](id),
  };
  return { metadata: metadataOf[kind], finding };
}
