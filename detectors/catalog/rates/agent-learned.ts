import type { Detector } from '../../contract.ts';
import { defineLearnedRate } from '../../kit/scope/learned-rate.ts';

export function createAgentLearned(): Detector {
  return defineLearnedRate({
    scope: 'agent',
    metadata: {
      id: 'rate.agent-learned',
      version: '1.0.0',
      title: 'An agent acts far more often than it is known to',
      description:
        'An agent made, in all of its sessions, more calls that do more than read than it does at such an hour.',
      status: 'experimental',
      severity: 'medium',
      maps: [
        { framework: 'mitre-atlas', version: '2026.09', id: 'AML.T0053', name: 'AI Agent Tool Invocation' },
        { framework: 'owasp-agentic', version: '2026', id: 'ASI10', name: 'Rogue Agents' },
      ],
      falsePositives: ['A job that runs for the first time, or once a month.', 'A new version of the agent.'],
      triage: [
        'Which sessions are these, and who began them?',
        'Which tools does it call more often than before?',
        'Was the agent changed?',
      ],
    },
  });
}
