import { describe, expect, it } from 'vitest';
import { fromClient, invalidEvents, message, observed } from './observed.ts';

const address = 'anna.berg@post.example';

function call(meta: unknown, args: unknown = { to: address }): Buffer {
  return message({ id: 1, method: 'tools/call', params: { name: 'send_mail', arguments: args, _meta: meta } });
}

describe('what the user asked for', () => {
  it('is told apart from the arguments, by labels and fingerprints, and its text is not', () => {
    const seen = observed();
    fromClient(seen.connect(), call({ 'shearpin/intent': `Write to ${address}, please` }));
    const [requested] = seen.requested();
    const inIntent = new Set(requested?.intent?.fingerprints.map(({ fp }) => fp));
    expect(requested?.intent?.labels).toContain('personal.email');
    expect(requested?.arguments.fingerprints.some(({ fp }) => inIntent.has(fp))).toBe(true);
    expect(requested?.intent?.fingerprints.some(({ field }) => field !== undefined)).toBe(false);
    expect(JSON.stringify(seen.events)).not.toContain('anna');
    expect(invalidEvents(seen.events)).toEqual([]);
  });

  it('adds nothing to the arguments, but carries what it carries', () => {
    const seen = observed();
    fromClient(seen.connect(), call({ 'shearpin/intent': 'use sk_live_9f8Gh2KqLmN4pRsTuVwX' }, { note: 'nothing' }));
    const [requested] = seen.requested();
    expect(requested?.arguments.labels).toEqual([]);
    const [asked] = seen.enforcer.asked;
    expect(asked?.labels).toContain('secret.token');
    const fps = requested?.intent?.fingerprints.map(({ fp }) => fp) ?? [];
    expect(fps.length).toBeGreaterThan(0);
    for (const fp of fps) expect(asked?.carries.has(fp)).toBe(true);
  });

  it('is a value like any other where it is no text, and is absent where no host supplies it', () => {
    const seen = observed();
    const connection = seen.connect();
    fromClient(connection, call({ 'shearpin/intent': { text: address } }, {}));
    fromClient(connection, call({}));
    expect(seen.requested().map(({ intent }) => intent)).toEqual([undefined, undefined]);
    expect(seen.requested()[0]?.arguments.labels).toContain('personal.email');
  });
});
