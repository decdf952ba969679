import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import type { Grant } from '../../../../../services/adapters/kafka/kafka-acls.ts';
import { ownAcls } from '../../../../../services/cli/acls/own-acls.ts';
import { planAcls } from '../../../../../services/cli/acls/plan.ts';
import { grantsOf, readAclsFile, withPrincipals } from '../../../../../services/cli/acls/wanted-grants.ts';
import { temporaryFolder } from '../../../../support/cli-process.ts';

const shipped = fileURLToPath(new URL('../../../../../deploy/kafka/acls.yaml', import.meta.url));
const write: Grant = { principal: 'User:w', operation: 'Write', resource: 'topic', pattern: 'literal', name: 't' };

function writersOf(topic: string): readonly string[] {
  const roles = Object.entries(ownAcls.roles);
  return roles.filter(([, role]) => role.topics[topic]?.includes('Write')).map(([name]) => name);
}

describe('the roles', () => {
  it('stand in deploy/kafka/acls.yaml as the command takes them without a file', () => {
    expect(readAclsFile(shipped)).toEqual(ownAcls);
  });

  it('let somebody write each topic, and a reader read each', () => {
    for (const topic of Object.values(topics)) {
      expect(writersOf(topic)).not.toEqual([]);
      expect(ownAcls.roles['reader']?.topics[topic]).toContain('Read');
    }
  });

  it('let only workers command, and only gateways tell of calls, but for who sends back what gateways signed', () => {
    expect(writersOf(topics.commands)).toEqual(['worker']);
    expect(writersOf(topics.calls)).toEqual(['gateway', 'mender']);
    expect(writersOf(topics.acks)).toEqual(['gateway']);
  });

  it('can be given to other principals, and a prefix stands before every name', () => {
    const acls = withPrincipals(ownAcls, ['gateway=User:a', 'gateway=User:CN=b,O=c']);
    const grants = grantsOf(acls, 'x.');
    expect(grants.every(({ name }) => name.startsWith('x.'))).toBe(true);
    const writers = grants.filter(({ name, operation }) => name === `x.${topics.calls}` && operation === 'Write');
    expect(writers.map(({ principal }) => principal)).toEqual(['User:a', 'User:CN=b,O=c', 'User:shearpin-mender']);
  });

  it.each(['gateway', 'gateway=', 'gateway=edge', 'gateway=User:*', '=User:a', 'nobody=User:a'])(
    'are not given by --principal %j',
    (text) => {
      expect(() => withPrincipals(ownAcls, [text])).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
    },
  );
});

describe('a plan for rights', () => {
  it('grants what is missing, and nothing when nothing is', () => {
    expect(planAcls([write], [])).toEqual({ missing: [write], faults: [] });
    expect(planAcls([write], [write])).toEqual({ missing: [], faults: [] });
  });

  it.each<readonly [string, Partial<Grant>]>([
    ['another operation on the topic', { operation: 'Delete' }],
    ['the operation on more topics', { pattern: 'prefixed', name: '' }],
    ['the operation on every topic', { name: '*' }],
    ['everybody’s right', { principal: 'User:*' }],
  ])('tells %s as too much', (_, change) => {
    const { missing, faults } = planAcls([write], [write, { ...write, ...change }]);
    expect(missing).toEqual([]);
    expect(faults).toEqual([expect.stringMatching(/is more than the roles need.*kafka-acls\.sh --remove/)]);
  });

  it('does not mind what others may do, nor what concerns other topics', () => {
    const others = [
      { ...write, principal: 'User:other' },
      { ...write, name: 'theirs' },
      { ...write, resource: 'group' as const, name: 'g' },
    ];
    expect(planAcls([write], [write, ...others]).faults).toEqual([]);
  });

  it('shows no character of a broker that could move a cursor', () => {
    const { faults } = planAcls([write], [write, { ...write, principal: 'User:*', name: '*' }]);
    expect(faults.join()).not.toContain('\u001b');
    const odd = planAcls(
      [{ ...write, principal: 'User:\u001b[2J' }],
      [{ ...write, principal: 'User:\u001b[2J', operation: 'Alter' }],
    );
    expect(odd.faults.join()).not.toContain('\u001b');
  });
});

describe('a file of roles', () => {
  it.each([
    ['spec: shearpin.acls.v1\nroles: {gateway: {principals: ["User:*"], topics: {}}}', /must be User: and a name/],
    ['spec: shearpin.acls.v1\nroles: {gateway: {principals: [], topics: {a: [Writ]}}}', /Is Write meant/],
    ['spec: shearpin.acls.v1\nroles: {gateway: {topics: {}}}', /principals is missing/],
    ['spec: shearpin.acls.v1\nroles: {gateway: {principals: [], topics: {"a b": [Read]}}}', /a name of letters/],
    ['nothing', /names and values/],
  ])('that holds %j is refused in words', (text, told) => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'acls.yaml');
    writeFileSync(path, text);
    expect(() => readAclsFile(path)).toThrow(told);
  });
});
