import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInspector } from '../../../../services/sensor/inspection/inspector.ts';
import { nodeRuns, PythonParser, type RunCall } from '../../../support/other-parsers/other-parsers.ts';
import { observed, refusedByCommand, testKey } from '../../../unit/services/sensor/observer/observed.ts';

const secret = 'sk_live_9aZ3kQ7xW2mN8bV5cT1rY6uP';
const read = createInspector({ key: testKey }).result(
  { content: [{ type: 'text', text: secret }] },
  { bytes: 100, capabilities: ['credential.read'], isError: false },
);

const known = new Set(read.event.fingerprints.map(({ fp }) => fp));

let python: PythonParser;
beforeAll(() => {
  python = new PythonParser();
});
afterAll(() => python[Symbol.asyncDispose]());

/** A connection whose gateway is armed against the secret, and takes what it cannot read for it. */
function armed() {
  const seen = observed();
  seen.enforcer.quiet = false;
  seen.enforcer.watchedValues = known;
  seen.enforcer.decision = ({ carries, incomplete, readable }) =>
    incomplete || !readable || [...known].some((fp) => carries.has(fp))
      ? { verdict: refusedByCommand, commandId: refusedByCommand.command ?? '' }
      : { verdict: { decision: 'allowed', reason: 'clear' } };
  return seen;
}

const isHarmful = (call: RunCall): boolean => JSON.stringify(call).includes(secret);

async function harmfulBy(bytes: Buffer): Promise<boolean> {
  return [...nodeRuns(bytes), ...(await python.runs(bytes))].some(isHarmful);
}

/** What the gateway lets the server have of it. */
async function forwarded(bytes: Buffer): Promise<Buffer> {
  const { forward } = await armed().connect().fromClient(bytes);
  return Buffer.from(forward ?? '');
}

const args = `{"to":"a@b.example","body":"${secret}"}`;
const call = (params: string): string => `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`;
const send = call(`{"name":"send_mail","arguments":${args}}`);

/** Each is run by a server of one of the two languages; none of them is what an honest client sends. */
const disguises: readonly (readonly [string, Buffer | string])[] = [
  ['a byte order mark', `\ufeff${send}`],
  ['UTF-16', Buffer.from(`\ufeff${send}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(send, 'utf16le')],
  ['NaN', call(`{"name":"send_mail","arguments":{"n":NaN,"body":"${secret}"}}`)],
  ['Infinity', call(`{"name":"send_mail","arguments":{"n":[-Infinity,Infinity],"body":"${secret}"}}`)],
  ['a number beyond doubles', call(`{"name":"send_mail","arguments":{"n":1e999,"body":"${secret}"}}`)],
  ['bad UTF-8', Buffer.from(call(`{"name":"send_mail","arguments":{"n":"\xff\xfe","body":"${secret}"}}`), 'latin1')],
  ['bad UTF-8 in a name', Buffer.from(call(`{"\xc0":1,"name":"send_mail","arguments":${args}}`), 'latin1')],
  ['raw control characters', call(`{"name":"send_mail","arguments":{"n":"\t\u0001","body":"${secret}"}}`)],
  ['a lone surrogate', call(`{"name":"send_mail","arguments":{"n":"\\ud800","body":"${secret}"}}`)],
  ['arguments twice, harmless last', call(`{"name":"send_mail","arguments":${args},"arguments":{}}`)],
  ['arguments twice, harmless first', call(`{"name":"send_mail","arguments":{},"arguments":${args}}`)],
  ['a value twice', call(`{"name":"send_mail","arguments":{"body":"${secret}","body":"hi"}}`)],
  ['params twice', send.replace('"params"', '"params":{"name":"read_x"},"params"')],
  ['a method twice', send.replace('"method"', '"method":"ping","method"')],
  ['escapes in names', send.replace('"method"', '"\\u006dethod"').replace('"params"', '"p\\u0061rams"')],
  [
    'escapes in the value',
    send.replace(
      secret,
      secret.replace(/./g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`),
    ),
  ],
  ['white space before it', `\r\n\t ${send}`],
  ['a carriage return behind another message', `{"jsonrpc":"2.0","id":0,"method":"ping"}\r${send}`],
  ['text behind it', `${send} {"x":1}`],
  ['a batch', `[{"jsonrpc":"2.0","id":0,"method":"ping"},${send}]`],
  [
    'deep nesting beside it',
    call(`{"name":"send_mail","arguments":{"d":${'['.repeat(400)}${']'.repeat(400)},"body":"${secret}"}}`),
  ],
];

describe('a call that some server would run is refused', () => {
  it.each(disguises)('in the disguise of %s', async (_name, text) => {
    const bytes = Buffer.from(text as string);
    expect(await harmfulBy(bytes)).toBe(true);
    expect(await harmfulBy(await forwarded(bytes))).toBe(false);
  });

  it('whatever is done to its bytes', async () => {
    const scraps = [
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      ' ',
      '\r',
      '\n',
      '\t',
      '\0',
      '\ufeff',
      'NaN',
      '1e999',
      '-',
    ];
    const members = ['"arguments":{},', '"name":"read_x",', '"params":{},', '"method":"ping",', '"Method":1,', '/**/'];
    const edit = fc.record({
      at: fc.nat(send.length),
      cut: fc.integer({ min: 0, max: 3 }),
      put: fc.oneof(fc.constantFrom(...scraps, ...members), fc.constant('')),
      byte: fc.option(fc.constantFrom(0xff, 0xc0, 0x80, 0xed), { freq: 6 }),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const bytes = edits.reduce<Buffer>((text, { at, cut, put, byte }) => {
          const added = byte === null ? Buffer.from(put) : Buffer.from([byte]);
          return Buffer.concat([text.subarray(0, at), added, text.subarray(at + cut)]);
        }, Buffer.from(send));
        if (!(await harmfulBy(bytes))) return;
        run += 1;
        expect(await harmfulBy(await forwarded(bytes))).toBe(false);
      }),
      { numRuns: 1500 },
    );
    expect(run).toBeGreaterThan(150);
  });

  it('and an honest one is forwarded', async () => {
    const honest = Buffer.from(call('{"name":"send_mail","arguments":{"body":"hi"}}'));
    expect(await forwarded(honest)).toEqual(honest);
  });
});
