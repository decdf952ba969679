/** Which rights are missing, and which are more than the roles need. Nothing is ever taken away. */
import type { Grant } from '../../adapters/kafka/kafka-acls.ts';

export interface AclPlan {
  readonly missing: readonly Grant[];
  /** What is wrong and is not mended here: what, and what to do. */
  readonly faults: readonly string[];
}

const everybody = 'User:*';

export function planAcls(wanted: readonly Grant[], found: readonly Grant[]): AclPlan {
  const known = new Set(found.map(keyOf));
  const needed = new Set(wanted.map(keyOf));
  const principals = new Set(wanted.map(({ principal }) => principal));
  const topics = [...new Set(wanted.filter(({ resource }) => resource === 'topic').map(({ name }) => name))];
  const extra = found.filter(
    (grant) =>
      !needed.has(keyOf(grant)) &&
      (principals.has(grant.principal) || grant.principal === everybody) &&
      topics.some((topic) => isOn(grant, topic)),
  );
  return { missing: wanted.filter((grant) => !known.has(keyOf(grant))), faults: extra.map(tooMuch) };
}

export function tellGrant({ principal, operation, resource, pattern, name }: Grant): string {
  const which = pattern === 'prefixed' ? `${resource}s that begin with ${name}` : `the ${resource} ${name}`;
  return `${printable(principal)}  ${operation} on ${printable(which)}`;
}

function tooMuch(grant: Grant): string {
  const pattern = grant.pattern === 'prefixed' ? ' --resource-pattern-type prefixed' : '';
  return (
    `${tellGrant(grant)} is more than the roles need. Take it away: kafka-acls.sh --remove ` +
    `--allow-principal '${printable(grant.principal)}' --operation ${grant.operation} --topic ${printable(grant.name)}${pattern}`
  );
}

function isOn({ resource, pattern, name }: Grant, topic: string): boolean {
  if (resource !== 'topic') return false;
  return pattern === 'prefixed' ? topic.startsWith(name) : name === '*' || name === topic;
}

function keyOf({ principal, operation, resource, pattern, name }: Grant): string {
  return JSON.stringify([principal, operation, resource, pattern, name]);
}

/** What a broker tells was written by whoever may write there. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 300);
}
