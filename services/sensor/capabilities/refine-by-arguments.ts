import type { Capability } from '../../../schemas/generated/types.ts';
import { readLeaves } from '../inspection/json-leaves.ts';
import type { Leaf } from '../inspection/json-leaves.ts';
import { capabilityNames } from '../../../schemas/generated/fields.ts';
import { withImplied } from './capability-names.ts';
import type { CapabilityName } from './capability-names.ts';

const charactersMax = 65_536;
const leavesMax = 512;
const statementMax = 8192;

const methodKeys = /^(?:http_?)?(?:method|verb)$/i;
const statementKeys = /^(?:sql|query|statement|command|cmd|script|code|expression)$/i;
const credentialPath =
  /(?:^|[\s/\\"'=~])(?:\.ssh|\.gnupg|\.aws|\.azure|\.kube|\.docker|\.netrc|\.npmrc|\.pypirc|\.pgpass|\.git-credentials|\.htpasswd|\.env(?:\.[\w-]{1,32})?|id_(?:rsa|dsa|ecdsa|ed25519)|authorized_keys|kubeconfig|shadow|keychain|credentials?(?:\.\w{1,8})?|secrets?\.(?:ya?ml|json|env|toml|txt))(?=$|[\s/\\"';|&])/i;
// The second is tried only where the first, which costs little, is found.
const keyEnding = /\.(?:pem|key|p12|pfx|jks|keystore|kdbx)(?=$|[\s/\\"';|&])/i;
const keyPath = /(?:^|[\s/\\"'=~])[\w.-]{1,64}\.(?:pem|key|p12|pfx|jks|keystore|kdbx)(?=$|[\s/\\"';|&])/i;
const metadataAddress = /\b169\.254\.169\.254\b|\bmetadata\.(?:google\.)?internal\b|\bfd00:ec2::254\b/i;
const readsEnvironment = /(?:^|[\s;|&])(?:printenv|env|set)\s{0,8}(?:$|[|>;&])|\bprocess\.env\b|\bos\.environ\b/i;
const sendsAway = /(?:^|[\s;|&(])(?:curl|wget|nc|ncat|netcat|scp|sftp|rsync|ssh|ftp|telnet)\s/i;
const destroys =
  /\b(?:drop|truncate)\s+(?:table|database|schema|index|view)?|\bdelete\s+from\b|(?:^|[\s;|&])rm\s+-|\bmkfs\b|\bshred\b/i;
const changes =
  /\b(?:insert\s+into|update\s+\S{1,128}\s+set|alter\s+table|create\s+(?:table|index|view)|replace\s+into|merge\s+into)\b/i;
const grants = /\b(?:grant|revoke)\s+\S{1,64}.{0,128}\b(?:to|from|on)\b|\b(?:create|alter|drop)\s+(?:user|role)\b/i;
const onlySelects = /^\s{0,64}(?:select|show|describe|explain|with)\b(?![\s\S]*;\s*\S)/i;

/** Adds what the arguments of a call tell of, and takes away what a reading method cannot do. */
export function refineByArguments(capabilities: readonly Capability[], args: unknown): Capability[] {
  const sources = new Map(capabilities.map(({ name, source }) => [name, source]));
  const leaves = readLeaves(args, { charactersMax }).leaves.slice(0, leavesMax);
  const found = new Set<CapabilityName>();
  for (const leaf of leaves) if (leaf.type === 'string') readLeaf(leaf, { held: sources, found });
  for (const name of withImplied(found)) if (!sources.has(name)) sources.set(name, 'arguments');
  for (const name of excluded(leaves, sources, found)) sources.delete(name);
  return capabilityNames.flatMap((name) => {
    const source = sources.get(name);
    return source === undefined ? [] : [{ name, source }];
  });
}

interface Reading {
  readonly held: ReadonlyMap<CapabilityName, Capability['source']>;
  readonly found: Set<CapabilityName>;
}

function readLeaf({ key, text }: Leaf, { held, found }: Reading): void {
  const sample = text.slice(0, statementMax);
  const reads = held.has('read.private') || held.has('read.untrusted') || held.has('execute');
  if (reads && sample.length <= 4096 && isCredentialPath(sample)) found.add('credential.read');
  if (reads && metadataAddress.test(sample)) found.add('credential.read');
  if (reads && /^file:\/\//i.test(sample)) found.add('read.private');
  if (key === undefined) return;
  if (methodKeys.test(key)) readMethod(sample, found);
  if (statementKeys.test(key) && held.has('execute')) readStatement(sample, found);
}

function isCredentialPath(text: string): boolean {
  return credentialPath.test(text) || (keyEnding.test(text) && keyPath.test(text));
}

function readMethod(method: string, found: Set<CapabilityName>): void {
  if (/^(?:post|put|patch)$/i.test(method)) found.add('write');
  if (/^delete$/i.test(method)) found.add('destroy');
}

function readStatement(statement: string, found: Set<CapabilityName>): void {
  if (destroys.test(statement)) found.add('destroy');
  if (changes.test(statement)) found.add('write');
  if (grants.test(statement)) found.add('identity.change');
  if (sendsAway.test(statement)) found.add('egress.network');
  if (readsEnvironment.test(statement)) found.add('credential.read');
}

/** A request that only reads, and a statement that only selects, change nothing. What the operator says stays. */
function excluded(
  leaves: readonly Leaf[],
  sources: ReadonlyMap<CapabilityName, Capability['source']>,
  found: ReadonlySet<CapabilityName>,
): CapabilityName[] {
  const isQuiet = leaves.some(
    ({ key, text }) =>
      key !== undefined &&
      ((methodKeys.test(key) && /^(?:get|head|options)$/i.test(text.trim())) ||
        (/^(?:sql|statement)$/i.test(key) && text.length <= statementMax && onlySelects.test(text))),
  );
  if (!isQuiet) return [];
  return (['write', 'destroy'] as const).filter((name) => !found.has(name) && sources.get(name) !== 'operator');
}
