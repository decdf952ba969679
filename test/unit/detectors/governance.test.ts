import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileAll } from '../../../detectors/kit/language/compile-all.ts';
import { readTrace } from '../../../detectors/kit/trial/notation/read-trace.ts';
import { catalogDetectors } from '../../support/catalog.ts';

const catalog = join(import.meta.dirname, '../../../detectors/catalog');
const tests = join(import.meta.dirname, 'catalog');
const families = { sequences: 'sequence', rates: 'rate', volumes: 'volume' } as const;

const files = Object.entries(families).flatMap(([folder, family]) =>
  readdirSync(join(catalog, folder)).map((file) => ({ folder, file, name: basename(file, extname(file)), family })),
);
const texts = readdirSync(join(catalog, 'sequences'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, text: readFileSync(join(catalog, 'sequences', file), 'utf8') }));
const written = compileAll(texts, { nowMs: 0 });
const detectors = catalogDetectors();

describe('the catalogue', () => {
  it('holds only the known families', () => {
    expect(readdirSync(catalog).sort()).toEqual(Object.keys(families).sort());
  });

  it.each(files)('registers $folder/$name once, under the id that its file says', ({ family, name }) => {
    expect(detectors.filter(({ metadata }) => metadata.id === `${family}.${name}`)).toHaveLength(1);
  });

  it('registers nothing that has no file', () => {
    expect(detectors.map(({ metadata }) => metadata.id).sort()).toEqual(
      files.map(({ family, name }) => `${family}.${name}`).sort(),
    );
  });

  it.each(files.filter(({ file }) => file.endsWith('.ts')))('has tests of $folder/$name', ({ folder, name }) => {
    expect(existsSync(join(tests, folder, `${name}.test.ts`))).toBe(true);
  });

  it.each(detectors.map(({ metadata }) => metadata))('says of $id what an analyst needs', (metadata) => {
    expect(metadata.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(metadata.title).not.toBe('');
    expect(metadata.description).toMatch(/\.$/);
    expect(metadata.maps.length).toBeGreaterThan(0);
    expect(metadata.triage.length).toBeGreaterThan(0);
    expect(metadata.falsePositives.length).toBeGreaterThan(0);
    expect(metadata.windowMs).toBeGreaterThan(0);
    for (const { version, id, name } of metadata.maps) {
      expect([version, id, name]).not.toContain('');
    }
  });

  it('gives its final ids and versions', () => {
    expect(detectors.map(({ metadata: { id, version, status } }) => `${id}@${version} ${status}`)).toEqual([
      'sequence.approval-bypassed@1.0.0 test',
      'sequence.change-after-untrusted@1.0.0 test',
      'sequence.changed-definition-egress@1.0.0 test',
      'sequence.document-credential-egress@1.0.0 test',
      'sequence.document-credential-message@1.0.0 test',
      'sequence.fetch-internal-token@1.0.0 test',
      'sequence.issue-export-chat@1.0.0 test',
      'sequence.repository-diff-shell@1.0.0 test',
      'sequence.secret-across-sessions@1.0.0 test',
      'sequence.secret-to-egress@1.0.0 stable',
      'rate.capability-ceiling@1.0.0 stable',
      'volume.egress-bytes@1.0.0 stable',
      'rate.agent-ceiling@1.0.0 stable',
      'rate.agent-learned@1.0.0 experimental',
      'rate.principal-ceiling@1.0.0 test',
      'rate.server-ceiling@1.0.0 test',
      'rate.tool-ceiling@1.0.0 test',
      'rate.tenant-ceiling@1.0.0 test',
    ]);
  });
});

describe('the sequences in YAML', () => {
  it('compile without an error or a warning', () => {
    expect(written.diagnostics).toEqual([]);
    expect(written.detectors).toHaveLength(texts.length);
  });

  it.each(written.detectors)('have the name of their file: $file', ({ file, form }) => {
    expect(`${form.id.replace('sequence.', '')}.yaml`).toBe(file);
  });

  it.each(written.detectors)(
    'have traces that fire, that stay silent and that meet the boundary: $file',
    ({ tests }) => {
      expect(tests.some(({ fires }) => fires.length > 0)).toBe(true);
      expect(tests.some(({ fires }) => fires.length === 0)).toBe(true);
      expect(tests.some(({ trace }) => trace.includes('+1ms'))).toBe(true);
    },
  );

  it.each(written.detectors)('have traces that can be read: $file', ({ tests }) => {
    for (const { trace } of tests) expect(readTrace(trace)).toMatchObject({ kind: 'read' });
  });

  it.each(written.detectors)('say of what they find one sentence for the alert: $file', ({ form }) => {
    expect(form.text).toMatch(/^[A-Z].*\.$/);
    expect(form.description).toMatch(/\.$/);
  });
});
