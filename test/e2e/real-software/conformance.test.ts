import { describe } from 'vitest';
import { compareConformance } from '../../support/real-software/conformance-lanes.ts';
import { serverSuites } from '../../support/real-software/conformance.ts';

describe('a server behind the gateway', () => {
  const latest = serverSuites.filter(({ title }) => title.startsWith('0.2'));
  compareConformance(latest, ['HTTP in front of HTTP', 'HTTP in front of stdio']);
});
