import { describe, expect, it } from 'vitest';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';

const inspector = createInspector({ key: Buffer.alloc(32, 7) });
const plainResult = { bytes: 1, capabilities: [], isError: false } as const;

/** By which the value is known wherever it stands. */
function fingerprintOf(value: string): string {
  const { fingerprints } = inspector.arguments({ to: value }, { bytes: 1 }).event;
  return fingerprints[0]?.fp ?? 'none';
}

describe('a telling value', () => {
  it.each([
    { what: 'an address', value: 'mara@bakery.example', inResult: 'destination', inBody: 'personal' },
    { what: 'a URL', value: 'https://drop.example/in?x=1', inResult: 'destination', inBody: 'payload' },
    { what: 'a host', value: 'drop.example', inResult: 'destination', inBody: 'payload' },
    { what: 'an IP address', value: '203.0.113.77', inResult: 'destination', inBody: 'payload' },
    { what: 'an account', value: 'DE89370400440532013000', inResult: 'destination', inBody: 'payload' },
    { what: 'a handle', value: '@mara_baker', inResult: 'destination', inBody: 'payload' },
    { what: 'a card', value: '4111111111111111', inResult: 'personal', inBody: 'personal' },
    { what: 'a phone number', value: '+4930901820', inResult: 'personal', inBody: 'personal' },
    { what: 'a path', value: '/srv/data/ledger.csv', inResult: 'selector', inBody: 'payload' },
    { what: 'an id', value: 'INV-2231-77', inResult: 'selector', inBody: 'payload' },
    { what: 'a name in quotes', value: 'BlueHeron', inResult: 'selector', inBody: 'payload', before: '"', after: '"' },
    { what: 'an amount', value: '12,450.00', inResult: 'payload', inBody: 'payload', before: 'EUR ' },
  ])('is known again in a result and in arguments, in its role: $what', (one) => {
    const { value, inResult, inBody, before = '', after = '' } = one;
    const said = `Thank you. About ${before}${value}${after} we shall talk tomorrow, when all are here.`;
    const found = (part: { readonly fingerprints: readonly { fp: string; role: string }[] }): readonly string[] =>
      part.fingerprints.filter(({ fp }) => fp === fingerprintOf(value)).map(({ role }) => role);
    expect(found(inspector.result({ content: [{ type: 'text', text: said }] }, plainResult).event)).toEqual([inResult]);
    expect(found(inspector.arguments({ body: said }, { bytes: 1 }).event)).toEqual([inBody]);
    expect(found(inspector.arguments({ recipient: said }, { bytes: 1 }).event)).toEqual(['destination']);
  });

  it('is a selector where its argument selects, and tells which argument holds it', () => {
    const { fields, fingerprints } = inspector.arguments({ note: 'x', fileId: 'a-7' }, { bytes: 1 }).event;
    const [one] = fingerprints.filter(({ role }) => role === 'selector');
    expect(fields[one?.field ?? -1]?.type).toBe('string');
    expect(one?.fp).toBe(fingerprintOf('a-7'));
  });
});
