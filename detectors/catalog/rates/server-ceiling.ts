import type { Detector } from '../../contract.ts';
import { defineSharedCeiling, type SharedCeilingSettings } from '../../kit/scope/shared-ceiling.ts';

const defaults: SharedCeilingSettings = { limit: 230, windowMs: 180_000, capability: 'pay' };

export function createServerCeiling(settings: Partial<SharedCeilingSettings> = {}): Detector {
  return defineSharedCeiling({
    scope: 'server',
    settings: { ...defaults, ...settings },
    metadata: {
      id: 'rate.server-ceiling',
      version: '1.0.0',
      title: 'More calls of one kind than any honest load of a server',
      description: 'One server was asked, in several sessions, for more calls that move money than the ceiling allows.',
      status: 'test',
      severity: 'high',
      maps: [
        { framework: 'mitre-atlas', version: '2026.09', id: 'AML.T0053', name: 'AI Agent Tool Invocation' },
        { framework: 'owasp-agentic', version: '2026', id: 'ASI02', name: 'Tool Misuse and Exploitation' },
      ],
      falsePositives: ['A busy day of a server that many agents use.'],
      triage: [
        'Which agents are these, and did they begin at once?',
        'Do the payments go to one recipient?',
        'Was the server changed?',
      ],
    },
  });
}
