import type { Detector } from '../../contract.ts';
import { defineSharedCeiling, type SharedCeilingSettings } from '../../kit/scope/shared-ceiling.ts';

const defaults: SharedCeilingSettings = { limit: 46, windowMs: 180_000, capability: 'pay' };

export function createPrincipalCeiling(settings: Partial<SharedCeilingSettings> = {}): Detector {
  return defineSharedCeiling({
    scope: 'principal',
    settings: { ...defaults, ...settings },
    metadata: {
      id: 'rate.principal-ceiling',
      version: '1.0.0',
      title: 'More calls of one kind than any honest principal makes',
      description:
        'Calls on behalf of one principal moved money, in several sessions, more often than the ceiling allows.',
      status: 'test',
      severity: 'high',
      maps: [
        { framework: 'mitre-atlas', version: '2026.09', id: 'AML.T0053', name: 'AI Agent Tool Invocation' },
        { framework: 'owasp-agentic', version: '2026', id: 'ASI02', name: 'Tool Misuse and Exploitation' },
      ],
      falsePositives: ['One account that many people share, or that pays for many.'],
      triage: ['Which agents act for this principal?', 'Do the payments go to one recipient?', 'Who holds its token?'],
    },
  });
}
