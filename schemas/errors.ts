/** Codes of every fault that Shearpin throws. A code is documented in docs/reference/errors.md and never reused. */
export const errorCodes = {
  E_CONFIG: 'A configuration value is missing or wrong.',
  E_NOT_OWNER: 'The broker refused a commit: this process no longer owns the partition.',
  E_EARLY: 'Records wait until an older partition of their sessions is judged as far.',
  E_LOG_UNAVAILABLE: 'The log (Kafka, or the gateway that keeps it) cannot be reached.',
  E_LOG_SETTINGS: 'A topic lacks a setting that correctness needs.',
  E_LOG_ACCESS: 'Kafka refused the credentials or a right, or its certificate cannot be trusted.',
  E_STORE_UNAVAILABLE: 'The state store (Redis) cannot be reached.',
  E_STORE_FULL: 'The state store (Redis) has no memory left.',
  E_STORE_SETTINGS: 'The state store has a setting that loses state.',
  E_STORE_ACCESS: 'Redis refused the credentials or a command, or its certificate cannot be trusted.',
  E_STATE_FORMAT: 'Stored state has a format that this version does not know.',
  E_KEY: 'A key is missing, malformed or readable by others.',
  E_UPSTREAM: 'The MCP server cannot be started or reached.',
  E_LISTEN: 'The listen address cannot be used.',
  E_USAGE: 'The command line is wrong.',
  E_INVARIANT: 'A programmer’s invariant does not hold.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

export interface FaultOptions {
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** A fault: something that should not happen. Expected outcomes are tagged unions instead. */
export class ShearpinError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, options: FaultOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ShearpinError';
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

export function isRetryable(fault: unknown): boolean {
  return fault instanceof ShearpinError && fault.retryable;
}
