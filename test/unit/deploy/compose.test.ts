import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfigFile } from '../../../services/adapters/config/read-config-file.ts';
import { main } from '../../../services/cli/main.ts';
import { readGatewayConfig } from '../../../services/gateway/config.ts';
import { readWorkerConfig } from '../../../services/worker/config.ts';
import { captureIo } from '../../support/captured-io.ts';
import { lastOf, projectRoot, readDockerfile } from '../../support/deploy/dockerfile.ts';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly init?: boolean;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const text = readFileSync(join(projectRoot, 'deploy/compose/compose.yaml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const gatewayFile = join(projectRoot, 'deploy/compose/gateway.yaml');
const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const stages = readDockerfile();
const own = Object.entries(compose.services).filter(([, { image }]) => image.startsWith('shearpin:'));

function environmentOf(name: string): Readonly<Record<string, string>> {
  return { SHEARPIN_ADMIN_LISTEN: '0.0.0.0:9464', ...compose.services[name]?.environment };
}

describe('deploy/compose/compose.yaml', () => {
  it('runs every process of the product, its servers and what must be done before', () => {
    const names = ['gateway', 'kafka', 'keys', 'topics', 'valkey', 'worker'];
    expect(Object.keys(compose.services).toSorted()).toEqual(names);
  });

  it.each(own)('lets %s write nothing but its volumes, with no capability', (_, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], init: true });
    expect(service.image).toBe(`shearpin:${manifest.version}`);
  });

  it('configures the worker as it asks for', () => {
    expect(readWorkerConfig({ env: environmentOf('worker') })).toMatchObject({ keysDir: '/keys/worker' });
  });

  it('configures the gateway as it asks for, with servers that the image holds', () => {
    const settings = readGatewayConfig({
      env: environmentOf('gateway'),
      file: gatewayFile,
      given: {},
      serverCommand: [],
    });
    expect(settings.front).toMatchObject({ kind: 'http-paths', listen: '0.0.0.0:7777' });
    const { command } = compose.services['gateway'] ?? {};
    expect(command).toEqual(['gateway', '--config', '/etc/shearpin/gateway.yaml']);
  });

  it('makes the topics with options that the command knows', async () => {
    const { io, stdout } = captureIo();
    expect(await main([...(compose.services['topics']?.command ?? []), '--help'], io)).toBe(0);
    expect(stdout()).toContain('shearpin topics apply');
  });

  it('lets each process read only its own keys', () => {
    const mounts = (name: string) => compose.services[name]?.volumes ?? [];
    expect(mounts('worker')).toEqual(['worker-keys:/keys/worker:ro']);
    expect(mounts('gateway')).toEqual(['gateway-keys:/keys/gateway:ro']);
  });

  it('is reached from this host alone', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
  });

  it('names no volume and no service that is not there', () => {
    for (const { volumes = [], depends_on: needs = {} } of Object.values(compose.services)) {
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      for (const service of Object.keys(needs)) expect(Object.keys(compose.services)).toContain(service);
    }
  });
});

describe('images', () => {
  it('bear a version in every tag', () => {
    const images = [...Object.values(compose.services), ...stages].map(({ image }) => image);
    for (const image of images) expect(image).toMatch(/:\d+\.\d+\.\d+(-[a-z0-9.-]+)?$/);
  });

  it('have the Node.js and the Kafka that the tests run on', () => {
    const { node } = manifest.devDependencies;
    expect(new Set(stages.map(({ image }) => image))).toEqual(new Set([`node:${node ?? ''}-bookworm-slim`]));
    const pom = readFileSync(join(projectRoot, 'test/support/servers/pom.xml'), 'utf8');
    const [, kafka] = /kafka_2\.13<\/artifactId>\s*<version>([\d.]+)/.exec(pom) ?? [];
    expect(compose.services['kafka']?.image).toBe(`apache/kafka:${kafka ?? ''}`);
  });
});

describe('deploy/docker/Dockerfile', () => {
  const [run] = stages.toReversed();

  it('ends in a stage that is no root, tells its health and listens to SIGTERM', () => {
    if (run === undefined) throw new Error('There is no stage.');
    expect(lastOf(run, 'USER')).toBe('1000:1000');
    expect(lastOf(run, 'STOPSIGNAL')).toBe('SIGTERM');
    expect(lastOf(run, 'HEALTHCHECK')).toContain('/livez');
    expect(lastOf(run, 'ENTRYPOINT')).toMatch(/^\["node",/);
  });

  it('runs no script of a package, and keeps what only the build needs out of the last stage', () => {
    const runs = stages.flatMap(({ instructions }) => instructions.filter(({ word }) => word === 'RUN'));
    for (const { rest } of runs.filter((one) => one.rest.includes('npm'))) expect(rest).toContain('--ignore-scripts');
    const copied = run?.instructions.filter(({ word }) => word === 'COPY').map(({ rest }) => rest) ?? [];
    expect(copied).toContain('--from=dependencies /dependencies/node_modules node_modules');
    expect(copied.join('\n')).not.toContain('/build/node_modules');
  });

  it('is sent nothing but what it copies', () => {
    const ignore = readFileSync(join(projectRoot, 'deploy/docker/Dockerfile.dockerignore'), 'utf8');
    const sent = ignore.split('\n').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const copied = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from='))
      .flatMap(({ rest }) => rest.split(/ +/).slice(0, -1));
    expect(sent.toSorted()).toEqual([...new Set(copied)].toSorted());
    expect(ignore.startsWith('*\n')).toBe(true);
  });
});

it('names only files that are YAML', () => {
  expect(readConfigFile(gatewayFile).ok).toBe(true);
});
