import { Facts, type EventKind } from '../../detectors/kit/form/facts.ts';
import type { EventData } from '../../schemas/generated/fields.ts';
import type { Arguments, Capability, Fingerprint, Label, Result } from '../../schemas/generated/types.ts';

interface Told {
  readonly can?: readonly Capability['name'][];
  readonly labels?: readonly Label[];
  readonly fingerprints?: readonly Fingerprint[];
  readonly truncated?: boolean;
  readonly overflow?: number;
  readonly more?: EventData;
}

function contentOf({ labels = [], fingerprints = [], truncated = false, overflow = 0 }: Told) {
  return { bytes: 10, truncated, overflow, labels: [...labels], fingerprints: [...fingerprints] };
}

/** A request as closures read it; `more` is put over what is made. */
export function requestFacts(told: Told = {}): Facts {
  const content: Arguments = { ...contentOf(told), fields: [] };
  return factsOf('requested', told, { arguments: content });
}

/** The end of a call. */
export function endFacts(told: Told = {}): Facts {
  const content: Result = { ...contentOf(told), items: 1, contentTypes: ['text'], isError: false };
  return factsOf('completed', told, { outcome: 'answered', latencyMs: 5, result: content });
}

function factsOf(kind: EventKind, { can = [], more = {} }: Told, event: EventData): Facts {
  const capabilities = can.map((name): Capability => ({ name, source: 'operator' }));
  const server = { id: 'mail', transport: 'http' } as const;
  const target = { kind: 'tool', name: 'send' } as const;
  return Facts.of(kind, { method: 'tools/call', capabilities, server, target, ...event, ...more });
}
