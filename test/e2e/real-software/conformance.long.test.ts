import { describe } from 'vitest';
import { compareConformance } from '../../support/real-software/conformance-lanes.ts';
import { serverSuites } from '../../support/real-software/conformance.ts';

describe('a server behind the gateway', () => {
  compareConformance(serverSuites, [
    'HTTP in front of HTTP',
    'HTTP in front of stdio',
    'a path to HTTP',
    'a path to stdio',
  ]);
});
