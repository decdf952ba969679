import { all, can, carries, fingerprints, has, step } from '../../kit/form/authoring.ts';
import { defineSequence } from '../../kit/sequence/matcher.ts';

const minuteMs = 60_000;

export const secretToEgress = defineSequence({
  id: 'sequence.secret-to-egress',
  version: '1.0.0',
  title: 'A credential leaves through a later call',
  description:
    'The agent read content that others can write, then received a credential, and then asked for a call that sends that credential out.',
  status: 'stable',
  severity: 'critical',
  maps: [
    { framework: 'mitre-attack', version: '19.2', id: 'T1552', name: 'Unsecured Credentials' },
    {
      framework: 'mitre-atlas',
      version: '2026.09',
      id: 'AML.T0086',
      name: 'Exfiltration via AI Agent Tool Invocation',
    },
    { framework: 'owasp-mcp', version: '2025', id: 'MCP01', name: 'Token Mismanagement and Secret Exposure' },
  ],
  by: ['tenant', 'session'],
  withinMs: 15 * minuteMs,
  match: { kind: 'exists' },
  items: [
    step('read', can('read.untrusted')),
    step('secret', has('result', 'secret.*'), { value: fingerprints('result', 'secret') }),
    step('send', all(can('egress.*'), carries('value'))),
  ],
  absences: [],
  arm: 'send',
  respond: { breaker: 'open', scope: 'session', mode: 'deny', ttlMs: 15 * minuteMs, code: 'sequence-closed' },
  text: 'A call carries out a credential that an earlier result returned, after untrusted content was read.',
  falsePositives: ['A secret rotation job that mails a new token to its owner.'],
  triage: [
    'Which untrusted content was read before the credential was returned, and who could write it?',
    'Who owns the destination of the last call?',
    'Which system issued the credential, and has it been revoked?',
  ],
});
