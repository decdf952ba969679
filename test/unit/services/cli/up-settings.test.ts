import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readUpOptions, type UpOptions } from '../../../../services/cli/up-options.ts';
import { readUpSettings } from '../../../../services/cli/up-settings.ts';
import { temporaryFolder } from '../../../support/cli-process.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder[Symbol.dispose]();
});

const servers = ['--kafka', 'a:9092, b:9092', '--redis', 'redis://c'];

function optionsOf(...args: readonly string[]): UpOptions {
  const options = readUpOptions(args);
  if (options === 'help') throw new Error('Help was not asked for.');
  return options;
}

function settingsOf(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const source = { env: { SHEARPIN_STATE_DIR: folder.path, ...env }, upstreams: undefined };
  return readUpSettings(optionsOf(...args), source);
}

describe('the settings of shearpin up', () => {
  it('gives both parts the same servers, and the gateway what is only its own', () => {
    const { gateway, worker } = settingsOf([...servers, '--listen', '127.0.0.1:0', '--upstream', 'http://d/mcp']);
    expect(worker).toMatchObject({ kafkaBrokers: ['a:9092', 'b:9092'], redisUrl: 'redis://c' });
    expect(gateway?.config).toMatchObject({ kafkaBrokers: ['a:9092', 'b:9092'], upstream: 'http://d/mcp' });
  });

  it('runs the worker alone when no MCP server is named', () => {
    expect(settingsOf(servers).gateway).toBeUndefined();
    expect(settingsOf([...servers, '--', 'server']).gateway?.front.kind).toBe('stdio');
  });

  it('makes keys in the state folder unless a folder of keys is named', () => {
    expect(settingsOf(servers)).toMatchObject({
      ownKeysIn: folder.path,
      keysDir: join(folder.path, 'keys', 'default', 'gateway'),
    });
    const given = settingsOf(servers, { SHEARPIN_KEYS_DIR: '/keys', SHEARPIN_STATE_DIR: join(folder.path, 'unused') });
    expect(given).toMatchObject({ ownKeysIn: undefined, keysDir: '/keys' });
    expect(existsSync(join(folder.path, 'unused'))).toBe(false);
  });

  it('takes the config file for the gateway’s, and the variables of each part for known', () => {
    const file = join(folder.path, 'gateway.yaml');
    writeFileSync(file, 'listen: 127.0.0.1:0\nupstreams:\n  one:\n    url: http://d/mcp\n');
    const { gateway, worker } = settingsOf([...servers, '--config', file], {
      SHEARPIN_BEACON_MS: '500',
      SHEARPIN_APPEAL: 'Ask.',
    });
    expect(gateway?.front.kind).toBe('http-paths');
    expect(worker.beaconMs).toBe(500);
  });

  it('tells the faults of both parts at once, each once', () => {
    const env = { SHEARPIN_BEACON_MS: 'soon', SHEARPIN_HOLD_MS: 'long', SHEARPIN_TENNANT: 'x' };
    let message = '';
    try {
      settingsOf(['--', 'server'], env);
    } catch (fault) {
      message = fault instanceof Error ? fault.message : '';
    }
    for (const name of ['KAFKA_BROKERS', 'REDIS_URL', 'BEACON_MS', 'HOLD_MS', 'TENNANT']) {
      expect(message.match(new RegExp(`SHEARPIN_${name} `, 'g'))).toHaveLength(1);
    }
  });

  it('keeps the log quiet beside the story unless a level is set', () => {
    expect(settingsOf(servers).worker.logLevel).toBe('warn');
    expect(settingsOf([...servers, '--demo']).worker.logLevel).toBe('error');
    expect(settingsOf(servers, { SHEARPIN_LOG_LEVEL: 'debug' }).worker.logLevel).toBe('debug');
    expect(settingsOf([...servers, '--log-level', 'info']).worker.logLevel).toBe('info');
  });
});
