import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { ShearpinError } from '../../../../../schemas/errors.ts';
import { describeConfig } from '../../../../../services/adapters/config/describe-config.ts';
import { readConfig } from '../../../../../services/adapters/config/read-config.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['brokers', 'redisUrl'],
  properties: {
    brokers: {
      type: 'array',
      minItems: 1,
      items: { type: 'string' },
      'x-env': 'SHEARPIN_BROKERS',
      description: 'Kafka.',
    },
    redisUrl: {
      type: 'string',
      pattern: '^rediss?://',
      'x-expects': 'a URL of Redis',
      'x-env': 'SHEARPIN_REDIS_URL',
      description: 'Redis.',
    },
    paceMs: { type: 'integer', minimum: 1, default: 250, 'x-env': 'SHEARPIN_PACE_MS', description: 'Pace.' },
    share: { type: 'number', default: 0.5, 'x-env': 'SHEARPIN_SHARE' },
    verbose: { type: 'boolean', default: false, 'x-env': 'SHEARPIN_VERBOSE' },
    logLevel: { type: 'string', enum: ['info', 'debug'], default: 'info', 'x-env': 'SHEARPIN_LOG_LEVEL' },
    upstreams: { type: 'array', default: [], items: { $ref: '#/$defs/upstream' } },
  },
  $defs: {
    upstream: {
      type: 'object',
      additionalProperties: false,
      required: ['path'],
      properties: { path: { type: 'string' }, trusted: { type: 'boolean', default: false } },
    },
  },
};

interface TestConfig {
  readonly brokers: readonly string[];
  readonly redisUrl: string;
  readonly paceMs: number;
  readonly verbose: boolean;
  readonly upstreams: readonly { readonly path: string; readonly trusted: boolean }[];
}

const validate = new Ajv2020({ allErrors: true }).addVocabulary(['x-env', 'x-expects']).compile<TestConfig>(schema);
const good = { SHEARPIN_BROKERS: 'a:1, b:2', SHEARPIN_REDIS_URL: 'redis://host' };
const folder = mkdtempSync(join(tmpdir(), 'config-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(env: Record<string, string | undefined>, options: { file?: string; alsoKnown?: string[] } = {}) {
  return readConfig({ schema, validate, env, ...options });
}

function fileOf(text: string, name = 'config.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The fault that reading throws, by lines. */
function faultsOf(env: Record<string, string | undefined>, options: { file?: string } = {}): readonly string[] {
  try {
    read(env, options);
  } catch (error) {
    if (error instanceof ShearpinError && error.code === 'E_CONFIG') return error.message.split('\n  ').slice(1);
    throw error;
  }
  return [];
}

describe('the configuration of a process', () => {
  it('comes from the environment in the types of its schema, with the schema’s defaults, and cannot be changed', () => {
    const config = read({ ...good, SHEARPIN_VERBOSE: 'TRUE', SHEARPIN_PACE_MS: ' 10 ' });
    expect(config).toMatchObject({ brokers: ['a:1', 'b:2'], redisUrl: 'redis://host', paceMs: 10, verbose: true });
    expect(config).toMatchObject({ logLevel: 'info', share: 0.5, upstreams: [] });
    expect(Object.isFrozen(config.brokers)).toBe(true);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(read({ ...good, SHEARPIN_PACE_MS: '' }).paceMs).toBe(250);
  });

  it('comes from a YAML or JSON file too, nested values with their defaults, and the environment wins', () => {
    const yaml = fileOf('brokers: [c:3]\nredisUrl: redis://file\npaceMs: 7\nupstreams:\n  - path: /a\n');
    expect(read({ SHEARPIN_REDIS_URL: 'redis://env' }, { file: yaml })).toMatchObject({
      brokers: ['c:3'],
      redisUrl: 'redis://env',
      paceMs: 7,
      upstreams: [{ path: '/a', trusted: false }],
    });
    const json = fileOf('{"brokers":["d:4"],"redisUrl":"redis://json"}', 'config.json');
    expect(read({ SHEARPIN_CONFIG: json }).brokers).toEqual(['d:4']);
  });

  it('lets another part of the same process have variables of its own', () => {
    expect(() => read({ ...good, SHEARPIN_OTHER: '1' })).toThrow('SHEARPIN_OTHER is not known.');
    expect(read({ ...good, SHEARPIN_OTHER: '1', PATH: '/bin' }, { alsoKnown: ['SHEARPIN_OTHER'] }).paceMs).toBe(250);
  });
});

describe('a faulty configuration', () => {
  it('tells all faults at once, each with its variable, once each', () => {
    const faults = faultsOf({
      SHEARPIN_REDIS_URL: 'http://x',
      SHEARPIN_PACE_MS: 'soon',
      SHEARPIN_VERBOSE: 'maybe',
      SHEARPIN_LOG_LEVEL: 'debg',
      SHEARPIN_PACE_M: '1',
      SHEARPIN_WHATEVER: '1',
    });
    expect(faults.toSorted()).toEqual([
      'SHEARPIN_BROKERS is missing.',
      'SHEARPIN_LOG_LEVEL must be one of info, debug, but is "debg". Is debug meant?',
      'SHEARPIN_PACE_M is not known. Is SHEARPIN_PACE_MS meant?',
      'SHEARPIN_PACE_MS must be a whole number, but is "soon".',
      'SHEARPIN_REDIS_URL must be a URL of Redis.',
      'SHEARPIN_VERBOSE must be true or false, but is "maybe".',
      'SHEARPIN_WHATEVER is not known. Remove it, or see --help for the known ones.',
    ]);
  });

  it('names the option that was typed beside its variable, and no option that was not', () => {
    const options = { redisUrl: '--redis', logLevel: '--log-level' };
    const env = { ...good, SHEARPIN_LOG_LEVEL: 'x' };
    expect(() => readConfig({ schema, validate, env, given: { redisUrl: 'http://x' }, options })).toThrow(
      'The configuration has 2 faults:\n' +
        '  --redis (SHEARPIN_REDIS_URL) must be a URL of Redis.\n' +
        '  SHEARPIN_LOG_LEVEL must be one of info, debug, but is "x".',
    );
  });

  it('never shows a value that could be a secret', () => {
    const marked = 'hunter2secret';
    const faults = faultsOf({
      SHEARPIN_BROKERS: 'a:1',
      SHEARPIN_REDIS_URL: `http://user:${marked}@host`,
      SHEARPIN_PACE_MS: `redis://:${marked}@host`,
      [`SHEARPIN_TOKEN_MS`]: marked,
    });
    expect(faults).toHaveLength(3);
    expect(faults.join('\n')).not.toContain(marked);
  });

  it('names the line of a file that is no YAML, without quoting it', () => {
    const file = fileOf('brokers: [a:1]\nredisUrl: "redis://:hunter2@host\n');
    const faults = faultsOf(good, { file });
    expect(faults[0]).toMatch(/config\.yaml, line \d+, column \d+: not valid YAML/);
    expect(faults.join('\n')).not.toContain('hunter2');
  });

  it.each([
    ['a list at the top', '- 1\n', /must hold names and values/],
    ['aliases without end', `a: &a [x]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]\n`, /aliases/],
    ['a name of an object’s prototype', '__proto__:\n  verbose: true\n', /__proto__ \(config file\) is not known/],
    ['a tab', 'upstreams:\n\t- path: /a\n', /line 2, column 1: not valid YAML \(a tab cannot indent/],
    ['a name twice', 'paceMs: 1\npaceMs: 2\n', /not valid YAML \(the name stands there twice\)/],
    [
      'a fault deep inside',
      'upstreams: [{ path: /a }, { path: 5 }]\n',
      /^upstreams\[1\]\.path \(config file\) must be text/,
    ],
  ])('tells of a file with %s', (_, text, fault) => {
    expect(faultsOf(good, { file: fileOf(text) })[0]).toMatch(fault);
  });

  it('names the place in the file of a value that stands there, and the variable of one that is nowhere', () => {
    const file = fileOf('paceMs: soon\nlogLevel: loud\n');
    expect(faultsOf({}, { file }).toSorted()).toEqual([
      'SHEARPIN_BROKERS is missing.',
      'SHEARPIN_REDIS_URL is missing.',
      'logLevel (config file) must be one of info, debug, but is "loud".',
      'paceMs (config file) must be a whole number.',
    ]);
    expect(faultsOf({ ...good, SHEARPIN_LOG_LEVEL: 'x' }, { file: fileOf('logLevel: info\n') })).toEqual([
      'SHEARPIN_LOG_LEVEL must be one of info, debug, but is "x".',
    ]);
  });

  it('suggests the name that is nearly the same', () => {
    const file = fileOf('pacMs: 1\nupstreams: [{ pth: /a }]\n');
    const faults = faultsOf(good, { file });
    expect(faults).toContain('pacMs (config file) is not known. Is paceMs meant?');
    expect(faults).toContain('upstreams[0].pth (config file) is not known. Is path meant?');
  });

  it('tells of a file that is not there or far too large', () => {
    expect(faultsOf(good, { file: join(folder, 'none.yaml') })[0]).toMatch(/none\.yaml cannot be read/);
    expect(faultsOf(good, { file: fileOf(`# ${'x'.repeat(1_100_000)}\n`) })[0]).toMatch(/cannot be read: it has/);
  });
});

describe('the help of a process', () => {
  it('lists each variable with its type, default and whether it is needed', () => {
    const help = describeConfig(schema);
    expect(help).toContain('SHEARPIN_BROKERS  (brokers)\n      Kafka. [array; required]');
    expect(help).toContain('SHEARPIN_PACE_MS  (paceMs)\n      Pace. [integer; default 250]');
    expect(help).toContain('[info | debug; default "info"]');
    expect(help).toContain('Only in the config file:\n  upstreams');
  });
});
