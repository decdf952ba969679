/** Events that no gateway would send: members missing, numbers beyond all bounds, ids that are not, everything repeated. */
import type { DetectorEvent } from '../../detectors/contract.ts';
import type { Random } from './sequence-oracle/random.ts';

const odd: readonly unknown[] = [
  '',
  '0',
  'x'.repeat(300),
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  0,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  Number.NaN,
  true,
  [],
  {},
  [[]],
];

function text(random: Random): string {
  return random.pick(['read.untrusted', 'egress.message', 'secret.token', 'c1', 'c2', 'c3', 'toString', '', '💥']);
}

function number(random: Random): number {
  if (random.chance(0.7)) return 1_760_000_000_000 + random.below(20_000);
  return random.pick([0, 1, 5, 1_000, 1_760_000_000_001, Number.MAX_SAFE_INTEGER]);
}

function list(random: Random, most: number, make: () => unknown): readonly unknown[] {
  return Array.from({ length: random.below(most + 1) }, make);
}

function content(random: Random): unknown {
  return {
    bytes: number(random),
    truncated: random.chance(0.3),
    overflow: random.pick([0, 0, 1, 1e9]),
    labels: list(random, 3, () => text(random)),
    fingerprints: list(random, random.chance(0.05) ? 600 : 4, () => ({
      fp: text(random),
      role: random.pick(['secret', 'payload', 'x']),
    })),
    fields: [],
  };
}

/** An event that keeps the shape which the schemas promise, with whatever they allow and more. */
export function hostileEvent(random: Random): DetectorEvent {
  const timeMs = number(random);
  const data = {
    id: random.chance(0.8) ? `e${String(random.below(1e6))}` : text(random),
    timeMs,
    tenant: 'acme',
    gateway: { id: 'gw', boot: text(random), seq: number(random) },
    session: { key: 's', method: 'host', confidence: 1 },
    call: random.chance(0.8) ? `c${String(random.below(60))}` : text(random),
    principal: { id: text(random), method: 'os-user' },
    agent: { id: text(random) },
    server: { id: text(random), transport: 'stdio' },
    method: text(random),
    protocol: 'unknown',
    target: { kind: 'tool', name: text(random) },
    capabilities: list(random, 4, () => ({ name: text(random), source: 'operator' })),
    arguments: content(random),
    verdict: {
      decision: random.pick(['allowed', 'refused', 'held']),
      reason: random.pick(['clear', 'armed']),
      detector: 'sequence.random',
      partial: text(random),
    },
    outcome: random.pick(['answered', 'refused', 'cancelled', 'lost', 'never']),
    decision: random.pick(['granted', 'denied']),
    latencyMs: number(random),
    ...(random.chance(0.7) ? { result: content(random) } : {}),
    ...(random.chance(0.1) ? { round: number(random) } : {}),
    ...(random.chance(0.1) ? { [text(random)]: random.pick(odd) } : {}),
  };
  const kind = random.pick([
    'requested',
    'requested',
    'completed',
    'completed',
    'approval',
    'notification',
    'discovery',
  ]);
  const asked = random.chance(0.5) ? { requestedAtMs: number(random) } : {};
  return { kind, timeMs, data, ...asked, isRequestKnown: random.chance(0.5) } as unknown as DetectorEvent;
}
