import { describe } from 'vitest';
import { comparePython } from '../../support/real-software/python-lanes.ts';

describe('the everything server and', () => {
  comparePython(['1.30.0', '2.3.0'], ['stdio', 'HTTP in front of HTTP']);
});
