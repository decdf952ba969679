/** Grants as a deployment wants them: those that the processes need, or those of a file. */
import type { AclRole, AclsFile } from '../../../schemas/generated/types.ts';
import { validateAclsFile } from '../../../schemas/generated/validators.js';
import { configFault } from '../../adapters/config/config-fault.ts';
import { describeErrors } from '../../adapters/config/config-faults.ts';
import { readConfigFile } from '../../adapters/config/read-config-file.ts';
import { readConfigSchema } from '../../adapters/config/read-config-schema.ts';
import type { Grant } from '../../adapters/kafka/kafka-acls.ts';
import { usageFault } from '../usage.ts';

const schema = readConfigSchema('acls');

/** Throws E_CONFIG with every fault of the file. */
export function readAclsFile(path: string): AclsFile {
  const file = readConfigFile(path);
  if (!file.ok) throw configFault(file.faults);
  const { values } = file;
  if (validateAclsFile(values)) return values;
  const faults = describeErrors({ schema, values, options: {} }, validateAclsFile.errors ?? []);
  throw configFault(faults.map((fault) => `${path}: ${fault.replace(' (config file)', '')}`));
}

/** Each text is ROLE=PRINCIPAL; the principals that are named take the place of those of the file. Throws E_USAGE. */
export function withPrincipals(acls: AclsFile, texts: readonly string[]): AclsFile {
  const named = Map.groupBy(texts.map(readPrincipal), ({ role }) => role);
  const roles = Object.entries(acls.roles).map(([name, role]) => {
    const own = named.get(name)?.map(({ principal }) => principal);
    return [name, own === undefined ? role : { ...role, principals: own }] as const;
  });
  const unknown = [...named.keys()].find((name) => !Object.hasOwn(acls.roles, name));
  if (unknown === undefined) return { ...acls, roles: Object.fromEntries(roles) };
  throw usageFault('acls', `--principal: the roles are ${Object.keys(acls.roles).join(', ')}.`);
}

/** With the prefix before every name. */
export function grantsOf({ roles }: AclsFile, prefix: string): readonly Grant[] {
  return Object.values(roles).flatMap((role) => {
    const rights = rightsOf(role, prefix);
    return role.principals.flatMap((principal) => rights.map((right) => ({ principal, ...right })));
  });
}

function rightsOf({ topics, groups, groupPrefixes }: AclRole, prefix: string): readonly Omit<Grant, 'principal'>[] {
  const literal = { pattern: 'literal' } as const;
  return [
    ...spread(topics, (name) => ({ resource: 'topic', ...literal, name: prefix + name })),
    ...spread(groups, (name) => ({ resource: 'group', ...literal, name: prefix + name })),
    ...spread(groupPrefixes, (name) => ({ resource: 'group', pattern: 'prefixed', name: prefix + name })),
  ];
}

function spread(
  operations: AclRole['groups'],
  place: (name: string) => Pick<Grant, 'resource' | 'pattern' | 'name'>,
): readonly Omit<Grant, 'principal'>[] {
  return Object.entries(operations ?? {}).flatMap(([name, granted]) =>
    granted.map((operation) => ({ operation, ...place(name) })),
  );
}

function readPrincipal(text: string): { readonly role: string; readonly principal: string } {
  const [, role = '', principal = ''] = /^([a-z][a-z0-9-]*)=(User:[^*\s].{0,254})$/.exec(text) ?? [];
  if (principal !== '') return { role, principal };
  throw usageFault('acls', '--principal takes ROLE=User:NAME, such as gateway=User:edge.');
}
