import type { Risk } from '../../engine/risk.ts';
import type { Alert } from '../../../schemas/generated/types.ts';

/** An alert as its last update tells it. */
export interface BookedAlert {
  /** Id of the alert's first finding: the same finding has the same id in every run. */
  readonly id: string;
  readonly detector: string;
  readonly version: string;
  readonly severity: number;
  /** Of a detector in shadow: nobody would have been alarmed. */
  readonly isShadow: boolean;
  readonly tenant: string;
  readonly session: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly count: number;
  readonly text: string;
  /** What the findings of its session add up to, as of the alert's last update. */
  readonly risk?: Risk;
  readonly steps: readonly { readonly step: string; readonly server: string; readonly tool: string }[];
}

/** Folds the updates of each alert into one. */
export class AlertBook {
  readonly #alerts = new Map<string, BookedAlert>();

  enter(alert: Alert): void {
    const booked = book(alert);
    this.#alerts.set(booked.id, booked);
  }

  /** One whose findings were all withdrawn is none. */
  alerts(): readonly BookedAlert[] {
    return [...this.#alerts.values()]
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => one.firstMs - other.firstMs);
  }
}

function book(alert: Alert): BookedAlert {
  const { finding_info: info, metadata, unmapped } = alert;
  const { steps, risk } = unmapped.shearpin;
  return {
    id: info.uid,
    detector: info.analytic.uid,
    version: info.analytic.version,
    severity: alert.severity_id,
    isShadow: !alert.is_alert,
    tenant: metadata.tenant_uid,
    session: metadata.correlation_uid,
    firstMs: info.first_seen_time,
    lastMs: info.last_seen_time,
    count: alert.count,
    text: alert.message,
    ...(risk === undefined ? {} : { risk }),
    steps: steps.map(({ step, server, target: tool }) => ({ step, server, tool })),
  };
}
