import { describe, expect, it } from 'vitest';
import { readGatewayArguments } from '../../../../services/gateway/arguments.ts';
import { readGatewayConfig } from '../../../../services/gateway/config.ts';

function read(...args: string[]) {
  const { given, serverCommand } = readGatewayArguments(args);
  return readGatewayConfig({ env: {}, given, serverCommand });
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
