import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  accessSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createKeys } from '../../../services/adapters/crypto/create-keys.ts';
import { copyInto, projectRoot, readDockerfile } from '../../support/deploy/dockerfile.ts';
import { giveToNobody, layOutImage } from '../../support/deploy/laid-out-image.ts';
import { AdminPage } from '../../support/pipeline/admin-page.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { freePort } from '../../support/servers/free-port.ts';
import { uniquePrefix } from '../../support/topics.ts';

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
  exports: Record<string, { types: string; default: string }>;
};
const exported = Object.keys(manifest.exports).map((path) => `shearpin${path.slice(1)}`);

/** Folders of the caller's PATH that no npm script has put there. */
const ownPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));

function run(command: string, args: string[], cwd: string): SpawnSyncReturns<string> {
  const path = [dirname(process.execPath), ...ownPath].join(delimiter);
  const outside = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name));
  return spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...Object.fromEntries(outside), PATH: path } });
}

function mustRun(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = run(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${String(status)}:\n${stdout}${stderr}`);
  return stdout;
}

/** The Node of the machine when it is older than the product's; elsewhere this Node, told to say that it is. */
function olderNode(): string[] {
  for (const node of ownPath.map((folder) => join(folder, 'node')).filter((path) => existsSync(path))) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
    if (Number(/^v(\d+)/.exec(version)?.[1] ?? 24) < 24) return [node];
  }
  const pretend = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })";
  return [process.execPath, '--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
}

/** What the image is built from, and what npm adds to a package, beside packages that are there already. */
function buildFolder(parent: string): string {
  const place = join(parent, 'build');
  const [stage] = readDockerfile();
  if (stage === undefined) throw new Error('The Dockerfile has no stage.');
  copyInto(stage, { folders: { [stage.name]: place } });
  for (const name of ['README.md', 'LICENSE', 'CHANGELOG.md']) cpSync(join(projectRoot, name), join(place, name));
  symlinkSync(join(projectRoot, 'node_modules'), join(place, 'node_modules'));
  return place;
}

let folder: string;
let build: string;
let installed: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shearpin-package-'));
  build = buildFolder(folder);
  const packed = mustRun('npm', ['pack', '--silent', '--pack-destination', folder], build).trim().split('\n').at(-1);
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{ "type": "module", "private": true }');
  mustRun('npm', ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', join(folder, packed ?? '')], empty);
  installed = empty;
}, 300_000);

afterAll(() => {
  run('chmod', ['-R', 'u+w', folder], folder);
  rmSync(folder, { recursive: true, force: true });
});

describe('published package', () => {
  it('answers shearpin --version', () => {
    expect(mustRun(join(installed, 'node_modules/.bin/shearpin'), ['--version'], installed)).toBe(
      `${manifest.version}\n`,
    );
  });

  it.each(exported)('exports %s', (name) => {
    const code = `const part = await import('${name}'); console.log(Object.keys(part).length)`;
    expect(Number(mustRun(process.execPath, ['--input-type=module', '--eval', code], installed))).toBeGreaterThan(0);
  });

  it('carries declarations that a strict consumer can compile', () => {
    const lines = exported.map(
      (name, index) => `import * as part${String(index)} from '${name}';\nvoid part${String(index)};\n`,
    );
    writeFileSync(join(installed, 'consumer.ts'), lines.join(''));
    const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--skipLibCheck',
      '--ignoreConfig',
    ];
    expect(mustRun(process.execPath, [compiler, ...options, 'consumer.ts'], installed)).toBe('');
  });

  it('carries the schemas, and neither sources nor tests', () => {
    const packageFolder = join(installed, 'node_modules/shearpin');
    expect(existsSync(join(packageFolder, 'dist/schemas/events/call-requested.v1.schema.json'))).toBe(true);
    expect(existsSync(join(packageFolder, 'services'))).toBe(false);
    expect(existsSync(join(packageFolder, 'dist/test'))).toBe(false);
    expect(existsSync(join(packageFolder, 'LICENSE'))).toBe(true);
  });

  it('refuses an older Node in one line', () => {
    const [node = process.execPath, ...options] = olderNode();
    const launcher = join(installed, 'node_modules/shearpin/dist/services/cli/launcher.js');
    const { status, stdout, stderr } = run(node, [...options, launcher, '--version'], installed);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^shearpin needs Node\.js 24 or newer, and this is [^\n]+\n$/);
  });
});

describe('deploy/compose/compose.yaml', () => {
  it('is what the Compose Specification allows', () => {
    const tool = 'dclint@3.1.0';
    const packed = mustRun('npm', ['pack', '--silent', '--prefer-offline', tool, '--pack-destination', folder], folder);
    mustRun('tar', ['-xzf', join(folder, packed.trim()), '-C', folder, 'package/schemas/compose.schema.json'], folder);
    const text = readFileSync(join(folder, 'package/schemas/compose.schema.json'), 'utf8');
    const { $schema: _, ...schema } = JSON.parse(text) as Record<string, unknown>;
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    const compose = parse(readFileSync(join(projectRoot, 'deploy/compose/compose.yaml'), 'utf8'), { merge: true }) as {
      readonly services: Record<string, object>;
    };
    expect({ isValid: validate(compose), errors: validate.errors }).toEqual({ isValid: true, errors: null });
    expect(validate({ ...compose, services: { ...compose.services, odd: { imag: 'x' } } })).toBe(false);
  });
});

describeWithServers('the image, laid out as a folder', ({ kafkaBrokers, redisUrl }) => {
  it('holds what runs as a user without rights, where nothing can be written: topics, worker and gateway', async () => {
    const install = (place: string): string =>
      mustRun('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], place);
    const image = layOutImage(folder, { build, install });
    const prefix = uniquePrefix();
    const keys = join(folder, 'keys');
    createKeys(keys, { tenant: 'acme', gateways: ['edge'], writer: 'worker', deployment: 'default' });
    giveToNobody(keys);
    const shared = { SHEARPIN_KAFKA_BROKERS: kafkaBrokers, SHEARPIN_TOPIC_PREFIX: prefix };
    expect(await image.start(['topics', 'apply', '--replication-factor', '1'], shared).end()).toBe(0);

    const config = join(folder, 'gateway.yaml');
    const servers = readFileSync(join(projectRoot, 'deploy/compose/gateway.yaml'), 'utf8');
    writeFileSync(config, servers.replaceAll('/app/', `${image.app}/`).replace('0.0.0.0:7777', '127.0.0.1:0'));
    const workerEnv = {
      ...{ ...shared, SHEARPIN_REDIS_URL: redisUrl, SHEARPIN_KEY_PREFIX: prefix },
      SHEARPIN_KEYS_DIR: join(keys, 'writers/worker'),
      SHEARPIN_ADMIN_LISTEN: `127.0.0.1:${String(await freePort())}`,
    };
    const gatewayEnv = {
      ...{ ...shared, SHEARPIN_TENANT: 'acme', SHEARPIN_GATEWAY_ID: 'edge' },
      SHEARPIN_KEYS_DIR: join(keys, 'gateways/edge'),
      SHEARPIN_ADMIN_LISTEN: `127.0.0.1:${String(await freePort())}`,
    };
    await using worker = image.start(['worker'], workerEnv);
    await using gateway = image.start(['gateway', '--config', config], gatewayEnv);
    await new AdminPage(workerEnv.SHEARPIN_ADMIN_LISTEN).ready('the worker');
    await new AdminPage(gatewayEnv.SHEARPIN_ADMIN_LISTEN).ready('the gateway');
    expect([image.health(workerEnv), image.health(gatewayEnv)]).toEqual([0, 0]);
    const [, url = ''] = /tickets: (http:\S+)/.exec(gateway.said) ?? [];
    const client = new Client({ name: 'agent', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    expect((await client.listTools()).tools.length).toBeGreaterThan(0);
    await client.close();
    expect(await Promise.all([worker.end('SIGTERM'), gateway.end('SIGTERM')])).toEqual([0, 0]);
    expect(image.health(workerEnv)).toBe(1);
    expect(() => accessSync(join(image.app, 'node_modules/vitest'))).toThrow();
  });
});
