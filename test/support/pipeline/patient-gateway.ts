/**
 * A busy machine may keep a worker from its words for seconds. A gateway would hold its sessions for unwatched then, and
 * refuse honest payments and mails: what it does without its worker is the matter of tests that say so.
 */
export const patientGateway = {
  SHEARPIN_STALE_AFTER_MS: '120000',
  SHEARPIN_UNWATCHED_AFTER_MS: '120000',
} as const;
