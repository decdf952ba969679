import { describe, expect, it } from 'vitest';
import type { CatalogObserved } from '../../../../../schemas/generated/types.ts';
import { DefinitionTable, settleMs } from '../../../../../services/worker/catalog/definition-table.ts';
import { baseMs, ulidOf } from '../../../../support/session-events.ts';

const [first, changed, approved] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [string, string, string];

interface Seen {
  readonly isApproved?: boolean;
  readonly name?: string;
  readonly tenant?: string;
}

function seen(
  definition: string,
  { isApproved = false, name = 'lookup', tenant = 'acme' }: Seen = {},
): CatalogObserved {
  return {
    id: ulidOf('E', 1),
    timeMs: baseMs,
    tenant,
    gateway: { id: 'gw-1', boot: ulidOf('B', 1), seq: 1 },
    server: { id: 'crm', transport: 'http' },
    target: { kind: 'tool', name, definition },
    bytes: 100,
    capabilities: [{ name: 'read.private', source: isApproved ? 'operator' : 'words' }],
    labels: [],
    parameters: [],
  };
}

function factsOf(table: DefinitionTable, definition: string, { atMs = baseMs + 1_000_000, isApproved = false } = {}) {
  return table.factsOf({ tenant: 'acme', server: 'crm', name: 'lookup', definition, isApproved, atMs });
}

describe('the table of definitions', () => {
  it('takes another definition than the first for a change, until the operator approves one', () => {
    const table = new DefinitionTable();
    table.observed(seen(first), baseMs);
    table.observed(seen(changed), baseMs + 1000);
    expect(factsOf(table, first)).toEqual({ changed: false, approved: false, sinceMs: baseMs });
    expect(factsOf(table, changed)).toMatchObject({ changed: true });
    table.observed(seen(approved, { isApproved: true }), baseMs + 2000);
    expect(factsOf(table, approved, { isApproved: true })).toMatchObject({ changed: false, approved: true });
    expect(factsOf(table, first)).toMatchObject({ changed: true });
    expect(factsOf(table, changed, { isApproved: true })).toMatchObject({ changed: false });
  });

  it('says of each time what was known a while before it, whatever came since', () => {
    const table = new DefinitionTable();
    table.observed(seen(first), baseMs);
    table.observed(seen(approved, { isApproved: true }), baseMs + 10_000);
    expect(factsOf(table, changed, { atMs: baseMs + settleMs - 1 })).toBeUndefined();
    expect(factsOf(table, first, { atMs: baseMs + settleMs })).toMatchObject({ changed: false });
    expect(factsOf(table, first, { atMs: baseMs + 10_000 + settleMs })).toMatchObject({ changed: true });
  });

  it('says nothing of a tool that it does not know, of another tenant’s, or of what is no tool', () => {
    const table = new DefinitionTable();
    table.observed(seen(first, { tenant: 'globex' }), baseMs);
    table.observed(seen(first, { name: 'other' }), baseMs);
    const prompt = seen(first);
    table.observed({ ...prompt, target: { ...prompt.target, kind: 'prompt' } }, baseMs);
    expect(factsOf(table, first)).toBeUndefined();
  });

  it('knows from what a worker noted what compaction took', () => {
    const whole = new DefinitionTable();
    const notes = [
      whole.observed(seen(first), baseMs),
      whole.observed(seen(changed), baseMs + 1000),
      whole.observed(seen(approved, { isApproved: true }), baseMs + 2000),
    ];
    expect(notes.map((note) => note?.references.length)).toEqual([1, undefined, 2]);
    const compacted = new DefinitionTable();
    compacted.observed(seen(changed), baseMs + 9000);
    const [, , note] = notes;
    if (note === undefined) throw new Error('nothing was noted');
    expect(compacted.noted(note)).toEqual(note);
    for (const definition of [first, changed, approved]) {
      expect(factsOf(compacted, definition)).toEqual(factsOf(whole, definition));
    }
  });

  it('keeps the first and the newest of very many that were approved', () => {
    const table = new DefinitionTable();
    table.observed(seen(first), baseMs);
    for (let at = 1; at <= 50; at += 1) {
      const definition = at.toString(16).padStart(32, '0');
      table.observed(seen(definition, { isApproved: true }), baseMs + at);
    }
    const note = table.observed(seen(approved, { isApproved: true }), baseMs + 100);
    expect(note?.references).toHaveLength(4);
    expect(note?.references[0]).toMatchObject({ definition: first, sinceMs: baseMs });
    expect(note?.references.at(-1)).toMatchObject({ definition: approved });
  });

  it('takes no further tool of a tenant than fit, and pushes none out', () => {
    const table = new DefinitionTable();
    table.observed(seen(first), baseMs);
    for (let at = 0; at < 20_010; at += 1) table.observed(seen(first, { name: `tool-${String(at)}` }), baseMs);
    expect(table.size).toBe(20_000);
    expect(factsOf(table, changed)).toMatchObject({ changed: true });
    table.observed(seen(first, { tenant: 'globex' }), baseMs);
    expect(table.size).toBe(20_001);
  });
});
