/** What Redis and its client say when something does not work, and what becomes of it: by code, never with a cause. */
import { ShearpinError } from '../../../schemas/errors.ts';

/** The server answers, but cannot serve for now: a replica after a failover, loading, moving a slot. */
const passing =
  /^(?:READONLY|LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|UNKILLABLE|MISCONF|NOREPLICAS|MOVED|ASK|ERR max)/;
/** Redis does not let this process in, or its certificate is not believed: by Redis's, OpenSSL's and Node's words. */
const refused = /^(?:WRONGPASS|NOAUTH|NOPERM|ERR AUTH|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_)/;
/** Until 7.0 Redis wraps what a command said within a script. */
const inScript = /^ERR Error running script .*@user_script: ?\d+: -(.*)$/s;
const reasonCharactersMax = 200;

/** A fault of one reply: passing ones can be tried again, others mean that the key holds something else. */
export function replyFault(fault: Error): ShearpinError {
  const reason = reasonOf(fault);
  if (isFull(reason) || refused.test(reason) || passing.test(reason) || !/^[A-Z]+ /.test(reason)) {
    return unavailable(fault);
  }
  return new ShearpinError('E_STORE_SETTINGS', `Redis refused: ${reason}.`);
}

/** Has no cause: ioredis keeps the command with its arguments on its errors, and they must reach no log. */
export function unavailable(fault: unknown): ShearpinError {
  const reason = reasonOf(fault);
  const message = `Redis cannot be used: ${reason}.`;
  if (refused.test(reason)) return new ShearpinError('E_STORE_ACCESS', message);
  return new ShearpinError(isFull(reason) ? 'E_STORE_FULL' : 'E_STORE_UNAVAILABLE', message, { retryable: true });
}

export function isRefusal(reason: string): boolean {
  return refused.test(reason);
}

/** A replica answers where a master is needed: after a failover another connection leads to the master. */
export function isReadOnly(fault: Error): boolean {
  return reasonOf(fault).startsWith('READONLY');
}

/** Of a cluster of which no node answers, why the last one did not. */
export function lastOf(fault: Error): unknown {
  return 'lastNodeError' in fault && fault.lastNodeError instanceof Error ? fault.lastNodeError : fault;
}

export function isLate(fault: unknown): boolean {
  return fault instanceof Error && fault.message === 'Command timed out';
}

export function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown fault';
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  const told = inScript.exec(fault.message)?.[1] ?? fault.message;
  const text = told.includes(code) ? told : `${code} ${told}`;
  return text.slice(0, reasonCharactersMax).trim().replace(/\.$/, '');
}

function isFull(reason: string): boolean {
  return reason.startsWith('OOM');
}
