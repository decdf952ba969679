/** Rules of a run's own, as files of its workers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rereadDetector } from '../verdict/demanded.ts';

export interface Rule {
  readonly id: string;
  readonly version: string;
  readonly text: string;
  /** What a call can do of which two are a match. */
  readonly capability: string;
}

/** One meaning in other words: what is begun under one version is told once, by either. */
export const rereadTexts = {
  '1.0.0': 'A ticket was read, and then one again.',
  '1.1.0': 'Tickets were read twice in one session.',
} as const;

export function rereadRule(version: keyof typeof rereadTexts): Rule {
  return { id: rereadDetector, version, text: rereadTexts[version], capability: 'read.untrusted' };
}

/** A rule of that name that no session of the load meets. */
export function refundRule(name: string): Rule {
  return { id: `sequence.${name}`, version: '1.0.0', text: 'Two refunds.', capability: 'pay' };
}

/** What a worker is told so that it has these rules, and no others of the folder. */
export function writeRules(folder: string, rules: readonly Rule[]): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  for (const rule of rules) writeFileSync(join(folder, `${rule.id.replace('sequence.', '')}.yaml`), textOf(rule));
  return { SHEARPIN_DETECTORS_DIR: folder };
}

function textOf({ id, version, text, capability }: Rule): string {
  return `id: ${id}
version: ${version}
title: Two calls of one kind in one session
description: ${text}
status: test
severity: low
maps:
  - { framework: owasp-mcp, version: '2025', id: MCP01 }
sequence:
  by: [tenant, session]
  within: 15m
  steps:
    - id: first
      where: call.can("${capability}")
    - id: second
      where: call.can("${capability}")
text: ${text}
falsepositives: [None is known.]
triage: [Who asked for it?]
tests:
  - title: fires on two
    trace: |
      0s   desk/one  can:${capability}
      1s   desk/one  can:${capability}
    fires: [2]
  - title: stays silent on one
    trace: |
      0s   desk/one  can:${capability}
    fires: []
`;
}
