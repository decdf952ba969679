import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatewayOptionNames, readGatewayArguments } from '../../../../services/gateway/arguments.ts';
import { readGatewayConfig } from '../../../../services/gateway/config.ts';
import { operatorCatalogOf } from '../../../../services/gateway/operator-catalog.ts';
import { temporaryFolder } from '../../../support/cli-process.ts';
import { failurePoliciesOf } from '../../../../services/gateway/failure-policies.ts';

function read(...args: string[]) {
  const { given, serverCommand } = readGatewayArguments(args);
  return readGatewayConfig({ env: {}, given, options: gatewayOptionNames, serverCommand });
}

describe('what a gateway stands before', () => {
  it('is a server behind its pipes when only a command is given', () => {
    expect(read('--', 'node', 'server.js', '--listen', 'x').front).toMatchObject({
      kind: 'stdio',
      upstream: { name: 'server', command: 'node', args: ['server.js', '--listen', 'x'] },
    });
  });

  it('is one server over HTTP, by URL or by command', () => {
    expect(read('--listen', '127.0.0.1:0', '--upstream', 'http://u.example/mcp').front).toMatchObject({
      kind: 'http-one',
      upstream: { url: 'http://u.example/mcp' },
    });
    expect(read('--listen', '127.0.0.1:0', '--', 'serve').front).toMatchObject({
      kind: 'http-one',
      upstream: { command: 'serve', args: [] },
    });
  });

  it('is told by its right name when a list of servers stands under that of one', () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'gateway.yaml');
    writeFileSync(file, 'listen: 127.0.0.1:0\nupstream:\n  - { path: /a, url: http://u.example/mcp }\n');
    const reading = () => readGatewayConfig({ env: {}, given: {}, options: {}, serverCommand: [], file });
    expect(reading).toThrow(/upstream \(config file\) must be text.* Is upstreams meant\?/);
  });

  it('is told once, with all that is missing or too much', () => {
    expect(() => read('--upstream', 'http://u.example', '--', 'serve')).toThrow(/only one of --upstream and --/);
    expect(() => read('--upstream', 'http://u.example')).toThrow(/SHEARPIN_LISTEN/);
    expect(() => read()).toThrow(/No MCP server is named/);
  });
});

describe('the command line of a gateway', () => {
  it('leaves what stands behind -- to the server', () => {
    expect(readGatewayArguments(['--', '--help', '--', 'x'])).toMatchObject({
      isHelp: false,
      serverCommand: ['--help', '--', 'x'],
    });
  });

  it.each([[['--nonsense']], [['node', 'server.js']], [['--']]])('is refused when it is %j', (args) => {
    expect(() => readGatewayArguments(args)).toThrow(/shearpin gateway --help/);
  });

  it('leaves a count that is none to the schema, which names it', () => {
    expect(() => read('--max-sessions', 'many', '--', 'serve')).toThrow(/SHEARPIN_SESSIONS_MAX/);
  });
});

describe('capabilities that an operator names', () => {
  const server = ['--', 'serve'];

  it('are refused when there is no such one, with the nearest that there is', () => {
    expect(() => read('--fail-closed', 'payy', ...server)).toThrow(
      /^The configuration has 1 fault:\n {2}--fail-closed \(SHEARPIN_FAIL_CLOSED\).*"payy"\. Is pay meant\?$/,
    );
    expect(() => read('--fail-closed', 'nope', ...server)).toThrow(/must be one of read\.public, .* but is "nope"\.$/);
    const given = { failurePolicy: { 'egress.mesage': 'closed', anything: 'open' } };
    expect(() => readGatewayConfig({ env: {}, given, serverCommand: ['serve'] })).toThrow(
      /A name in failurePolicy .*"egress\.mesage"\. Is egress\.message meant\?\n.*"anything"\.$/,
    );
  });

  it('may be a family, of which a member may be told apart', () => {
    const policies = (failurePolicy: Record<string, string>, failClosed: string[] = []) =>
      failurePoliciesOf(
        readGatewayConfig({ env: {}, given: { failurePolicy, failClosed }, serverCommand: ['x'] }).config,
      );
    expect(policies({ 'egress.share': 'open', 'egress.*': 'closed' })).toEqual({
      'egress.message': 'closed',
      'egress.network': 'closed',
      'egress.share': 'open',
    });
    expect(policies({ pay: 'open' }, ['pay', 'account.*'])).toEqual({ pay: 'closed', 'account.change': 'closed' });
  });

  it('are those of the events, and their families', () => {
    const { CapabilityName } = readDefs('events/parts');
    const { CapabilityChoice } = readDefs('config/gateway');
    const names = CapabilityName?.enum ?? [];
    const families = new Set(names.filter((name) => name.includes('.')).map((name) => `${name.split('.')[0] ?? ''}.*`));
    expect(CapabilityChoice?.enum).toEqual([...names, ...families]);
  });
});

describe('a port that does not exist', () => {
  it('is told with the rest, under the option that was typed', () => {
    expect(() => read('--listen', '127.0.0.1:65536', '--log-level', 'loud', '--', 'serve')).toThrow(
      /2 faults:\n {2}--listen \(SHEARPIN_LISTEN\) must be host:port, with a port up to 65535\.\n {2}--log-level/,
    );
    expect(read('--listen', '127.0.0.1:65535', '--', 'serve').front).toMatchObject({ listen: '127.0.0.1:65535' });
  });
});

function readDefs(schema: string): Readonly<Record<string, { readonly enum?: readonly string[] } | undefined>> {
  const file = new URL(`../../../../schemas/${schema}.v1.schema.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { $defs: ReturnType<typeof readDefs> }).$defs;
}

describe('a capabilities file', () => {
  function withFile(text: string, check: (path: string) => void): void {
    const folder = mkdtempSync(join(tmpdir(), 'capabilities-'));
    try {
      const path = join(folder, 'tools.yaml');
      writeFileSync(path, text);
      check(path);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  const tool = (entry: string): string =>
    `spec: shearpin.capabilities.v1\nservers:\n  s:\n    tools:\n      t: ${entry}\n`;

  it('says what tools can do, and an upstream in the config file beats it', () => {
    withFile(tool('{ capabilities: [pay] }'), (path) => {
      const { tools } = read('--capabilities', path, '--', 'serve');
      expect(tools).toEqual({ s: { tools: { t: { capabilities: ['pay'] } } } });
      const upstreams = [{ name: 's', tools: { t: { capabilities: ['write' as const] } } }];
      expect(operatorCatalogOf(upstreams, tools).get('s')?.get('t')?.capabilities).toEqual(['write']);
      expect(operatorCatalogOf([], tools).get('s')?.get('t')?.capabilities).toEqual(['pay']);
    });
  });

  it.each([
    ['spec: other\nservers: {}', /tools\.yaml: spec must be/],
    [tool('{ capabilities: [] }'), /tools\.yaml: servers\.s\.tools\.t\.capabilities must NOT have fewer than 1 items/],
    [tool('{ capabilities: [pai] }'), /Is pay meant\?/],
    [tool('{ capabilities: [pay], definition: abc }'), /servers\.s\.tools\.t\.definition must/],
    ['- a', /must hold names and values at the top/],
  ])('is refused with its faults when it is %j', (text, fault) => {
    withFile(text, (path) => {
      expect(() => read('--capabilities', path, '--', 'serve')).toThrow(fault);
    });
  });

  it('is refused when it is missing, with every other fault', () => {
    expect(() => read('--capabilities', '/no/such/file', '--upstream', 'http://u.example', '--', 'serve')).toThrow(
      /only one of[\s\S]*\/no\/such\/file cannot be read/,
    );
  });
});
