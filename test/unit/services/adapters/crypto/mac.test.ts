import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMac, verifyMac } from '../../../../../services/adapters/crypto/mac.ts';

const key = randomBytes(32);
const input = { type: 'shearpin.notification.v1', key: 'acme:s', value: Buffer.from('{"a":1}') };
const mac = createMac({ gateway: 'edge', key }).mac(input);

describe('the MAC of an event', () => {
  it('is HMAC-SHA-256 over type, record key and value, parted by line feeds', () => {
    const expected = createHmac('sha256', key).update('shearpin.notification.v1\nacme:s\n{"a":1}').digest('hex');
    expect(mac).toBe(expected);
    expect(verifyMac(input, { mac, keys: [key] })).toBe(true);
  });

  it('stands with either of two keys while one is being replaced', () => {
    expect(verifyMac(input, { mac, keys: [randomBytes(32), key] })).toBe(true);
    expect(verifyMac(input, { mac, keys: [randomBytes(32)] })).toBe(false);
    expect(verifyMac(input, { mac, keys: [] })).toBe(false);
  });

  it.each([
    ['type', { ...input, type: 'shearpin.heartbeat.v1' }],
    ['record key', { ...input, key: 'acme:t' }],
    ['value', { ...input, value: Buffer.from('{"a":2}') }],
  ])('does not stand for another %s', (_, other) => {
    expect(verifyMac(other, { mac, keys: [key] })).toBe(false);
  });

  it.each(['', 'zz', mac.slice(2), mac.toUpperCase(), `${mac}00`, `${mac}\n`])('does not stand as %j', (wrong) => {
    expect(verifyMac(input, { mac: wrong, keys: [key] })).toBe(false);
  });
});
