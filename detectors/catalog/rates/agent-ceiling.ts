import type { Detector } from '../../contract.ts';
import { defineSharedCeiling, type SharedCeilingSettings } from '../../kit/scope/shared-ceiling.ts';

export const agentCeilingDefaults: SharedCeilingSettings = { limit: 46, windowMs: 180_000, capability: 'pay' };

export function createAgentCeiling(settings: Partial<SharedCeilingSettings> = {}): Detector {
  return defineSharedCeiling({
    scope: 'agent',
    settings: { ...agentCeilingDefaults, ...settings },
    metadata: {
      id: 'rate.agent-ceiling',
      version: '1.0.0',
      title: 'More calls of one kind than any honest agent makes',
      description: 'An agent asked, in several sessions, for more calls that move money than the ceiling allows.',
      status: 'stable',
      severity: 'high',
      maps: [
        { framework: 'mitre-atlas', version: '2026.09', id: 'AML.T0053', name: 'AI Agent Tool Invocation' },
        { framework: 'owasp-agentic', version: '2026', id: 'ASI02', name: 'Tool Misuse and Exploitation' },
      ],
      falsePositives: ['Many instances of one agent that each pay little, such as at the end of a month.'],
      triage: ['Which sessions are these?', 'Do the payments go to one recipient?', 'Who may start this agent?'],
    },
  });
}
