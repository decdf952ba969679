import { describe, expect, it } from 'vitest';
import { createKeyedHash } from '../../../../../services/sensor/inspection/keyed-hash.ts';
import { SessionResolver } from '../../../../../services/sensor/sessions/session-resolver.ts';
import type { ResolverOptions, Sighting } from '../../../../../services/sensor/sessions/session-resolver.ts';

const principal = 'a'.repeat(16);
const other = 'b'.repeat(16);

function resolving(overrides: Partial<ResolverOptions> = {}) {
  const clock = { now: 1000, nowMs: () => clock.now };
  const resolver = new SessionResolver({ clock, keyedHash: createKeyedHash(Buffer.alloc(32, 1)), ...overrides });
  return { clock, resolver };
}

function sighting(kind: Sighting['base']['kind'], id: string, more: Partial<Sighting> = {}): Sighting {
  return { principal, agent: 'agent', server: 'files', base: { kind, id }, ...more };
}

describe('a base', () => {
  it.each(['process', 'legacy'] as const)('of kind %s keeps its session whatever its caller supplies', (kind) => {
    const { resolver } = resolving();
    const elsewhere = resolver.resolve(sighting('process', 'p9', { traceId: 't9', hostKey: 'h9' }));
    const first = resolver.resolve(sighting(kind, 'p1', { traceId: 't1' }));
    for (const more of [{}, { traceId: 't2' }, { traceId: 't9' }, { hostKey: 'h9' }, { client: 'c' }]) {
      expect(resolver.resolve(sighting(kind, 'p1', more))).toEqual(first);
    }
    expect(first.key).not.toBe(elsewhere.key);
    expect(first.method).toBe(kind);
  });

  it('of a user’s agent is one session in every process, whatever came before and whatever its caller supplies', () => {
    const [one, another] = [resolving(), resolving()];
    another.clock.now += 3_600_000;
    another.resolver.resolve(sighting('process', 'p1', { traceId: 't1' }));
    const first = one.resolver.resolve(sighting('user', '', { server: 'files' }));
    const more = { server: 'mail', traceId: 't1', client: 'c' };
    expect(another.resolver.resolve(sighting('user', '', more))).toEqual(first);
    expect(first.method).toBe('principal');
    const stranger = one.resolver.resolve(sighting('user', '', { agent: 'another agent' }));
    expect(stranger.key).not.toBe(first.key);
  });

  it('of the stateless era is one session until it is idle for longer than the gap', () => {
    const { resolver, clock } = resolving({ idleGapMs: 100 });
    const first = resolver.resolve(sighting('stateless', '', { traceId: 't1', client: 'c1' }));
    clock.now += 100;
    expect(resolver.resolve(sighting('stateless', '', { traceId: 't2', client: 'c2' })).key).toBe(first.key);
    clock.now += 101;
    expect(resolver.resolve(sighting('stateless', '')).key).not.toBe(first.key);
  });

  it('names the session that ended with it, unless another base has that too, or several connections share it', () => {
    const { resolver } = resolving();
    const first = resolver.resolve(sighting('legacy', 's1', { traceId: 't1' }));
    resolver.resolve(sighting('legacy', 's2', { traceId: 't1', server: 'mail' }));
    resolver.resolve(sighting('user', ''));
    expect(resolver.end(sighting('user', ''))).toBeUndefined();
    expect(resolver.end(sighting('legacy', 's1'))).toBeUndefined();
    expect(resolver.end(sighting('legacy', 's1'))).toBeUndefined();
    expect(resolver.end(sighting('legacy', 's2'))?.key).toBe(first.key);
    expect(resolver.end(sighting('legacy', 'never seen'))).toBeUndefined();
  });

  it('that begins after the end joins the session all the same', () => {
    const { resolver } = resolving();
    const { key } = resolver.resolve(sighting('legacy', 's1', { traceId: 't1' }));
    resolver.learn({ principal, session: key }, ['secret']);
    resolver.end(sighting('legacy', 's1'));
    expect(resolver.resolve(sighting('legacy', 's2', { values: ['secret'] })).key).toBe(key);
    expect(resolver.resolve(sighting('legacy', 's3', { traceId: 't1' })).key).toBe(key);
  });

  it('of another principal is another session', () => {
    const { resolver } = resolving();
    const keys = [principal, other].map(
      (one) => resolver.resolve(sighting('process', 'p1', { principal: one, traceId: 't', hostKey: 'h' })).key,
    );
    expect(keys.map((key) => key.slice(0, 16))).toEqual([principal, other]);
    expect(new Set(keys).size).toBe(2);
  });

  it('has a key in the form of the schema, namespaced by its principal', () => {
    const { key } = resolving().resolver.resolve(sighting('stateless', ''));
    expect(key).toMatch(/^a{16}\.principal\.[0-9a-f]{16}$/);
  });

  it('that was only seen is not decided, and can still join', () => {
    const { resolver } = resolving();
    const known = resolver.resolve(sighting('process', 'p1', { traceId: 't1' }));
    const alone = resolver.peek(sighting('process', 'p2'));
    const joined = resolver.resolve(sighting('process', 'p2', { traceId: 't1' }));
    expect(joined).toMatchObject({ key: known.key, alias: alone.key });
    expect(resolver.peek(sighting('process', 'p2'))).toEqual(joined);
  });
});

describe('a new base joins a known session', () => {
  it.each([
    ['host', { hostKey: 'h1' }],
    ['trace', { traceId: 't1' }],
    ['handle', { handles: ['f'.repeat(16)], values: ['f'.repeat(16)] }],
    ['value', { handles: ['e'.repeat(16)], values: ['f'.repeat(16)] }],
  ] as const)('by %s and says so', (method, more) => {
    const { resolver } = resolving();
    const known = resolver.resolve(sighting('process', 'p1', { hostKey: 'h1', traceId: 't1' }));
    resolver.learn({ principal, session: known.key }, ['f'.repeat(16)]);
    const joined = resolver.resolve(sighting('process', 'p2', more));
    expect(joined).toMatchObject({ key: known.key, method });
    expect(joined.alias).toMatch(/^a{16}\.process\./);
    expect(joined.confidence).toBeLessThan(1);
  });

  it('by the host key before the trace, and by the trace before a value', () => {
    const { resolver } = resolving();
    const byHost = resolver.resolve(sighting('process', 'p1', { hostKey: 'h1' }));
    const byTrace = resolver.resolve(sighting('process', 'p2', { traceId: 't2' }));
    const byValue = resolver.resolve(sighting('process', 'p3'));
    resolver.learn({ principal, session: byValue.key }, ['v']);
    const all = { hostKey: 'h1', traceId: 't2', values: ['v'] };
    expect(resolver.resolve(sighting('process', 'p4', all)).key).toBe(byHost.key);
    expect(resolver.resolve(sighting('process', 'p5', { ...all, hostKey: 'new' })).key).toBe(byTrace.key);
    expect(resolver.resolve(sighting('process', 'p6', { values: ['v'] })).key).toBe(byValue.key);
  });

  it('and is then counted for no session of its own', () => {
    const { resolver } = resolving();
    for (const id of ['p1', 'p2', 'p1', 'p3']) resolver.resolve(sighting('process', id, { traceId: 't1' }));
    expect(resolver.begun).toBe(1);
    for (const id of ['p4', 'p5']) resolver.resolve(sighting('process', id, { traceId: id }));
    expect(resolver.begun).toBe(3);
  });

  it('never that of another principal', () => {
    const { resolver } = resolving();
    const known = resolver.resolve(sighting('process', 'p1', { hostKey: 'h1', traceId: 't1' }));
    resolver.learn({ principal, session: known.key }, ['v']);
    const more = { principal: other, hostKey: 'h1', traceId: 't1', values: ['v'] };
    expect(resolver.resolve(sighting('process', 'p2', more)).alias).toBeUndefined();
  });
});

describe('a legacy HTTP session', () => {
  const at = (id: string, server: string, more: Partial<Sighting> = {}): Sighting =>
    sighting('legacy', id, { server, client: 'c', ...more });

  it('joins a live conversation of the same client that has none at its upstream', () => {
    const { resolver } = resolving();
    const first = resolver.resolve(at('s1', 'files'));
    expect(resolver.resolve(at('s2', 'mail'))).toMatchObject({ key: first.key, method: 'principal' });
  });

  it('joins it also where it was looked at before its client said who it is', () => {
    const { resolver } = resolving();
    const { client: _client, ...unnamed } = at('s1', 'files');
    resolver.peek(unnamed);
    const first = resolver.resolve(at('s1', 'files'));
    expect(resolver.resolve(at('s2', 'mail')).key).toBe(first.key);
  });

  it('does not join one that has a session at its upstream, until that ended', () => {
    const { resolver } = resolving();
    const first = resolver.resolve(at('s1', 'files'));
    expect(resolver.resolve(at('s2', 'files')).key).not.toBe(first.key);
    resolver.end(at('s2', 'files'));
    resolver.resolve(at('s3', 'mail'));
    resolver.end(at('s1', 'files'));
    expect(resolver.resolve(at('s4', 'files')).key).toBe(first.key);
  });

  it('does not join that of another client, or one that is idle', () => {
    const { resolver, clock } = resolving({ idleGapMs: 100 });
    const first = resolver.resolve(at('s1', 'files'));
    expect(resolver.resolve(at('s2', 'mail', { client: 'd' })).key).not.toBe(first.key);
    clock.now += 101;
    expect(resolver.resolve(at('s3', 'mail')).key).not.toBe(first.key);
  });
});

describe('the tables', () => {
  it('forget what was used least recently', () => {
    const { resolver } = resolving({ basesMax: 10, joinsMax: 10, valuesMax: 10 });
    const first = resolver.resolve(sighting('process', 'p1', { traceId: 't1' }));
    for (let index = 0; index < 20; index += 1) {
      resolver.resolve(sighting('process', `q${String(index)}`, { traceId: `u${String(index)}` }));
    }
    expect(resolver.resolve(sighting('process', 'p2', { traceId: 't1' })).key).not.toBe(first.key);
  });
});
