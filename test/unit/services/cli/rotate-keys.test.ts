import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadGatewayKeys } from '../../../../services/adapters/crypto/load-keys.ts';
import { rotateKeys } from '../../../../services/adapters/crypto/rotate-keys.ts';
import { runKeys } from '../../../../services/cli/keys.ts';

let home = '';
let dir = '';

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'rotate-'));
  dir = join(home, 'keys');
  await run(['new', '--dir', dir, '--tenant', 'acme', '--gateway', 'g1', '--gateway', 'g2']);
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

const ringOf = (gateway: string) => loadGatewayKeys(dir, { gateway }).fingerprint;
const fileOf = (gateway: string) => join(dir, 'gateways', gateway, 'fingerprint.key.json');

describe('shearpin keys rotate', () => {
  it('gives every gateway one new key beside the old one, which ends after the overlap', async () => {
    const before = ringOf('g1');
    const { code, out } = await run(['rotate', '--dir', dir, '--in', '2h', '--overlap', '1d', '--json']);
    const told = JSON.parse(out) as { fingerprintKey: string; fromMs: number; oldUntilMs: number };
    const after = ringOf('g1');
    expect(code).toBe(0);
    expect(after).toEqual(ringOf('g2'));
    expect(after.identity).toEqual(before.identity);
    expect(after.keys.map(({ id, notBeforeMs, notAfterMs }) => [id, notBeforeMs, notAfterMs])).toEqual([
      [told.fingerprintKey, told.fromMs, undefined],
      [before.keys[0]?.id, undefined, told.fromMs + 86_400_000],
    ]);
    expect(told.oldUntilMs).toBe(told.fromMs + 86_400_000);
    expect(statSync(fileOf('g1')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(dir, 'gateways', 'g1'))).toHaveLength(3);
  });

  it('tells times and files, and no key', async () => {
    const { out } = await run(['rotate', '--dir', dir]);
    expect(out).toContain(fileOf('g1'));
    expect(out).toContain(fileOf('g2'));
    for (const text of readFileSync(fileOf('g1'), 'utf8').match(/[\w-]{43}/g) ?? []) expect(out).not.toContain(text);
  });

  it('takes the folder of one gateway', async () => {
    expect((await run(['rotate', '--dir', join(dir, 'gateways', 'g1')])).code).toBe(0);
    expect(ringOf('g1').keys).toHaveLength(2);
    expect(ringOf('g2').keys).toHaveLength(1);
  });

  it('refuses a second rotation while one is under way, and changes nothing', async () => {
    await run(['rotate', '--dir', dir]);
    const text = readFileSync(fileOf('g1'), 'utf8');
    const { code, err } = await run(['rotate', '--dir', dir]);
    expect(code).toBe(1);
    expect(err).toMatch(/A rotation is under way until \d{4}-.*nothing was changed/);
    expect(readFileSync(fileOf('g1'), 'utf8')).toBe(text);
  });

  it('drops a key whose time is over at the next rotation', () => {
    const [old] = ringOf('g1').keys;
    rotateKeys(dir, { fromMs: 1000, overlapMs: 500, nowMs: 900 });
    const rotated = rotateKeys(dir, { fromMs: 3000, overlapMs: 500, nowMs: 2000 });
    expect(rotated.dropped).toEqual([old?.id]);
    expect(ringOf('g2').keys.map(({ notBeforeMs }) => notBeforeMs)).toEqual([3000, 1000]);
  });

  it('refuses gateways that hold different keys', async () => {
    await run(['rotate', '--dir', join(dir, 'gateways', 'g1')]);
    const { code, err } = await run(['rotate', '--dir', dir]);
    expect(code).toBe(1);
    expect(err).toContain('hold different fingerprint keys');
  });

  it('takes a file of one key, whose names stay what they were', () => {
    const key = Buffer.alloc(32, 5);
    const text = JSON.stringify({
      spec: 'shearpin.key.v1',
      kind: 'fingerprint',
      id: 'acme.0',
      key: key.toString('base64url'),
    });
    for (const gateway of ['g1', 'g2']) writeFileSync(fileOf(gateway), text);
    rotateKeys(dir, { fromMs: 1000, overlapMs: 500, nowMs: 0 });
    expect(ringOf('g1').identity).toEqual(key);
    expect(ringOf('g1').keys).toHaveLength(2);
  });

  it.each([
    [['rotate'], '--dir is needed'],
    [['rotate', '--dir', 'D', '--in', 'soon'], '--in takes a time such as'],
    [['rotate', '--dir', 'D', '--tenant', 'acme'], 'belong to new'],
    [['new', '--dir', 'D', '--tenant', 'acme', '--gateway', 'g', '--overlap', '1h'], 'belong to rotate'],
  ])('says what is wrong with %j', async (args, fault) => {
    const { code, err } = await run(args.map((arg) => (arg === 'D' ? dir : arg)));
    expect(code).toBe(2);
    expect(err).toContain(fault);
    expect(ringOf('g1').keys).toHaveLength(1);
  });

  it('says that a folder holds no keys', async () => {
    const { code, err } = await run(['rotate', '--dir', home]);
    expect(code).toBe(1);
    expect(err).toContain('holds the keys of no gateway');
  });
});
