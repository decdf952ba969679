import type { Detector } from '../../contract.ts';
import { defineSharedCeiling, type SharedCeilingSettings } from '../../kit/scope/shared-ceiling.ts';

const defaults: SharedCeilingSettings = { limit: 460, windowMs: 180_000, capability: 'pay' };

export function createTenantCeiling(settings: Partial<SharedCeilingSettings> = {}): Detector {
  return defineSharedCeiling({
    scope: 'tenant',
    settings: { ...defaults, ...settings },
    metadata: {
      id: 'rate.tenant-ceiling',
      version: '1.0.0',
      title: 'More calls of one kind than any honest tenant makes',
      description: 'A tenant made, in several sessions, more calls that move money than the ceiling allows.',
      status: 'test',
      severity: 'high',
      maps: [
        { framework: 'mitre-atlas', version: '2026.09', id: 'AML.T0053', name: 'AI Agent Tool Invocation' },
        { framework: 'owasp-agentic', version: '2026', id: 'ASI02', name: 'Tool Misuse and Exploitation' },
      ],
      falsePositives: ['The end of a month, or a campaign.'],
      triage: [
        'Which agents and principals make the most of them?',
        'Do the payments go to one recipient?',
        'What was changed before it began?',
      ],
    },
  });
}
