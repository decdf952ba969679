import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMac, verifyMac } from '../../../../services/adapters/crypto/mac.ts';
import { loadOrCreateEmbeddedKeys } from '../../../../services/adapters/crypto/embedded-keys.ts';
import { loadGatewayKeys, loadWorkerKeys } from '../../../../services/adapters/crypto/load-keys.ts';
import { createSigner } from '../../../../services/adapters/crypto/signer.ts';
import { createVerifier } from '../../../../services/adapters/crypto/verifier.ts';
import { runKeys } from '../../../../services/cli/keys.ts';
import { createWriter, makeCommand } from '../../../support/signed-commands.ts';

let home = '';
let dir = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'keys-'));
  dir = join(home, 'keys');
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

async function run(args: readonly string[]) {
  let [out, err] = ['', ''];
  const io = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  };
  const code = await runKeys(args, io);
  return { code, out, err };
}

function makeKeys() {
  return run(['new', '--dir', dir, '--tenant', 'acme', '--gateway', 'g1', '--gateway', 'g2', '--json']);
}

describe('shearpin keys new', () => {
  it('makes a folder per host with files that only their owner may read', async () => {
    const { code, out } = await makeKeys();
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ dir, tenant: 'acme', gateways: [{ id: 'g1' }, { id: 'g2' }] });
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
    const secrets = files.filter((path) => path.endsWith('.key.json'));
    expect(secrets).toHaveLength(8);
    expect(secrets.map((path) => statSync(join(dir, path)).mode & 0o777)).toEqual(secrets.map(() => 0o600));
    expect(readdirSync(home)).toEqual(['keys']);
  });

  it('gives a gateway no signing key, and a worker no fingerprint key', async () => {
    await makeKeys();
    expect(readdirSync(join(dir, 'gateways', 'g1')).toSorted()).toEqual([
      'fingerprint.key.json',
      'ingest.key.json',
      'trust.json',
    ]);
    const { fingerprint } = loadGatewayKeys(dir, { gateway: 'g1' });
    const secrets = [fingerprint.identity, ...fingerprint.keys.map(({ key }) => key)].map((key) =>
      key.toString('base64url'),
    );
    expect(secrets).toHaveLength(2);
    for (const path of readdirSync(join(dir, 'writers'), { recursive: true, encoding: 'utf8' })) {
      const full = join(dir, 'writers', path);
      if (!statSync(full).isFile()) continue;
      for (const secret of secrets) expect(readFileSync(full, 'utf8')).not.toContain(secret);
    }
  });

  it('makes keys that fit each other', async () => {
    await makeKeys();
    const worker = loadWorkerKeys(join(dir, 'writers', 'worker'));
    const [first, second] = ['g1', 'g2'].map((gateway) => loadGatewayKeys(join(dir, 'gateways', gateway), { gateway }));
    expect(first?.fingerprint).toEqual(second?.fingerprint);
    expect(first?.ingest.key).not.toEqual(second?.ingest.key);
    const command = makeCommand();
    const value = createSigner({ ...worker.signing, deployment: worker.trust.deployment }).sign(command);
    expect(first && createVerifier(first.trust)(value)).toMatchObject({ ok: true, body: command });
    const event = { type: 't', key: 'k', value: Buffer.from('v') };
    const mac = createMac({ gateway: 'g1', key: first?.ingest.key ?? Buffer.alloc(0) }).mac(event);
    expect(verifyMac(event, { mac, keys: worker.gateways.get('g1')?.ingestKeys ?? [] })).toBe(true);
    expect(verifyMac(event, { mac, keys: worker.gateways.get('g2')?.ingestKeys ?? [] })).toBe(false);
    expect(worker.gateways.get('g1')?.tenant).toBe('acme');
  });

  it('prints no key', async () => {
    const { out } = await makeKeys();
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.key.json'));
    for (const path of files) {
      const texts = readFileSync(join(dir, path), 'utf8').match(/[\w-]{43}/g) ?? [];
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(out).not.toContain(text);
    }
  });

  it('overwrites nothing', async () => {
    mkdirSync(dir);
    writeFileSync(join(dir, 'mine'), 'mine');
    const { code, err } = await makeKeys();
    expect(code).toBe(1);
    expect(err).toContain('exists already; nothing was changed');
    expect(readdirSync(home)).toEqual(['keys']);
    expect(readdirSync(dir)).toEqual(['mine']);
  });

  it.each([
    [['new', '--tenant', 'acme', '--gateway', 'g1'], '--dir, --tenant and --gateway are needed'],
    [['old', '--dir', 'x'], 'The subcommands are new and rotate'],
    [['new', '--what'], "Unknown option '--what'"],
    [['new', '--dir', 'D', '--tenant', '../up', '--gateway', 'g1'], '"../up" is no name'],
    [
      ['new', '--dir', 'D', '--tenant', 'acme', '--gateway', 'g1', '--gateway', 'G1'],
      'Two gateways have the same name',
    ],
  ])('says what is wrong with %j and makes nothing', async (args, fault) => {
    const { code, err } = await run(args.map((arg) => (arg === 'D' ? dir : arg)));
    expect(code).toBe(2);
    expect(err).toContain(fault);
    expect(existsSync(dir)).toBe(false);
  });
});

describe('a host’s keys', () => {
  it.each([
    { name: 'ingest.key.json', mode: 0o640, advice: 'chmod 600' },
    { name: 'trust.json', mode: 0o666, advice: 'chmod 644' },
  ])('are refused when others have rights to $name, with what to run', async ({ name, mode, advice }) => {
    await makeKeys();
    const path = join(dir, 'gateways', 'g1', name);
    chmodSync(path, mode);
    expect(() => loadGatewayKeys(dir, { gateway: 'g1' })).toThrow(`Run: ${advice} ${path}`);
  });

  it.each([
    ['missing', undefined, /is missing/],
    ['no JSON', 'secret-bytes', /is not valid JSON/],
    [
      'of another kind',
      JSON.stringify({ spec: 'shearpin.key.v1', kind: 'ingest', id: 'x', key: 'A'.repeat(43) }),
      /holds no fingerprint/,
    ],
    ['too short', JSON.stringify({ spec: 'shearpin.key.v1', kind: 'fingerprint', id: 'x', key: 'AAAA' }), /32 bytes/],
  ])('are refused when one is %s, and its text is not told', async (_, text, fault) => {
    await makeKeys();
    const path = join(dir, 'gateways', 'g1', 'fingerprint.key.json');
    rmSync(path);
    if (text !== undefined) writeFileSync(path, text, { mode: 0o600 });
    expect(() => loadGatewayKeys(dir, { gateway: 'g1' })).toThrow(fault);
    expect(() => loadGatewayKeys(dir, { gateway: 'g1' })).not.toThrow(/secret-bytes|AAAA/);
  });

  it('are all told when others have rights to several', async () => {
    await makeKeys();
    const loose = [join('gateways', 'g1', 'ingest.key.json'), join('gateways', 'g1', 'fingerprint.key.json')];
    const ofWorker = ['signing.key.json', join('ingest', 'g1.key.json'), join('ingest', 'g2.key.json')];
    const workers = ofWorker.map((name) => join('writers', 'worker', name));
    for (const path of [...loose, ...workers]) chmodSync(join(dir, path), 0o644);
    for (const path of loose)
      expect(() => loadGatewayKeys(dir, { gateway: 'g1' })).toThrow(`chmod 600 ${join(dir, path)}`);
    for (const path of workers) expect(() => loadWorkerKeys(dir)).toThrow(`chmod 600 ${join(dir, path)}`);
  });

  it('are refused when the trust file does not know the signing key', async () => {
    await makeKeys();
    const trust = join(dir, 'writers', 'worker', 'trust.json');
    const text = readFileSync(trust, 'utf8');
    writeFileSync(trust, text.replace(/"publicKey": "[^"]+"/, `"publicKey": "${createWriter().key.publicKey}"`));
    expect(() => loadWorkerKeys(dir)).toThrow(/is not in the trust file/);
  });

  it('are refused when a file is not as its schema says, with every fault', async () => {
    await makeKeys();
    const path = join(dir, 'writers', 'worker', 'gateways.json');
    writeFileSync(path, JSON.stringify({ spec: 'shearpin.gateways.v1', gateways: [{ id: '-', tenant: '' }] }));
    expect(() => loadWorkerKeys(dir)).toThrow(/\/gateways\/0\/id.*\/gateways\/0\/tenant/);
  });
});

describe('the keys of a pipeline in one process', () => {
  const names = { tenant: 'local', gateway: 'local', deployment: 'local' };

  it('are made once and are the same ever after', () => {
    const first = loadOrCreateEmbeddedKeys(home, names);
    const second = loadOrCreateEmbeddedKeys(home, names);
    expect(second.gateway.fingerprint).toEqual(first.gateway.fingerprint);
    expect(second.worker.signing.kid).toBe(first.worker.signing.kid);
    expect(first.worker.gateways.get('local')?.ingestKeys[0]).toEqual(first.gateway.ingest.key);
  });

  it('are made for every gateway name and tenant by itself', () => {
    const first = loadOrCreateEmbeddedKeys(home, names);
    const other = loadOrCreateEmbeddedKeys(home, { ...names, gateway: 'second' });
    expect(other.gateway.ingest.key).not.toEqual(first.gateway.ingest.key);
    expect(other.worker.gateways.get('second')?.tenant).toBe('local');
    expect(other.worker.gateways.get('local')).toBeUndefined();
  });

  it('are not made anew over damaged ones', () => {
    loadOrCreateEmbeddedKeys(home, names);
    rmSync(join(home, 'keys', 'local', 'local', 'writers', 'worker', 'signing.key.json'));
    expect(() => loadOrCreateEmbeddedKeys(home, names)).toThrow(/signing\.key\.json is missing/);
  });
});
