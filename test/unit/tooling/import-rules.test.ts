import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRules } from '../../../.config/import-rules.ts';
import { type ImportReport, checkImports } from '../../../.config/scripts/check-imports.ts';
import { type PlantedTree, plantTree } from './planted-tree.ts';

const value = 'export const value = 1;\n';
const targets: Record<string, string> = Object.fromEntries(
  [
    'schemas/index.ts',
    'detectors/contract.ts',
    'detectors/kit/windows.ts',
    'detectors/kit/identity.ts',
    'detectors/catalog/rates/ceiling.ts',
    'services/engine/graph.ts',
    'services/engine/ports/clock.ts',
    'services/adapters/memory/log.ts',
    'services/sensor/observe.ts',
    'services/worker/loop.ts',
    'services/worker/wiring.ts',
    'services/demo/vault.ts',
    'test/support/fakes.ts',
  ].map((path) => [path, value]),
);

/** From which file, what it imports, and the rule that must refuse it. */
const refused: [from: string, imported: string, rule: string][] = [
  ['schemas/reads-detector.ts', '../detectors/contract.ts', 'schemas-import-only-ajv'],
  ['schemas/reads-files.ts', 'node:fs', 'schemas-import-only-ajv'],
  ['detectors/catalog/rates/sees-sibling.ts', './ceiling.ts', 'detectors-see-only-contract-and-kit'],
  ['detectors/catalog/rates/sees-node.ts', 'node:crypto', 'detectors-see-only-contract-and-kit'],
  ['detectors/catalog/rates/sees-package.ts', 'ulid', 'detectors-see-only-contract-and-kit'],
  ['detectors/kit/sees-node.ts', 'node:fs', 'kit-is-pure'],
  ['detectors/kit/sees-engine.ts', '../../services/engine/graph.ts', 'kit-is-pure'],
  ['detectors/registry.ts', '../services/engine/graph.ts', 'registry-lists-detectors'],
  ['services/engine/sees-registry.ts', '../../detectors/catalog/rates/ceiling.ts', 'engine-is-pure'],
  ['services/engine/sees-kit.ts', '../../detectors/kit/windows.ts', 'engine-is-pure'],
  ['services/engine/sees-adapter.ts', '../adapters/memory/log.ts', 'engine-is-pure'],
  ['services/engine/sees-files.ts', 'node:fs', 'engine-is-pure'],
  ['services/engine/sees-package.ts', 'yaml', 'engine-is-pure'],
  ['services/adapters/redis/sees-sibling.ts', '../memory/log.ts', 'adapters-fill-ports'],
  ['services/adapters/redis/sees-engine.ts', '../../engine/graph.ts', 'adapters-fill-ports'],
  ['services/adapters/redis/sees-detector.ts', '../../../detectors/contract.ts', 'adapters-fill-ports'],
  ['services/sensor/sees-engine.ts', '../engine/ports/clock.ts', 'sensor-stands-alone'],
  ['services/sensor/sees-contract.ts', '../../detectors/contract.ts', 'sensor-stands-alone'],
  ['services/sensor/sees-process.ts', '../worker/loop.ts', 'libraries-know-no-process'],
  ['services/library/sees-log.ts', '../adapters/memory/log.ts', 'library-puts-the-sensor-together'],
  ['services/gateway/sees-worker.ts', '../worker/wiring.ts', 'processes-are-apart'],
  ['services/cli/sees-inside.ts', '../worker/loop.ts', 'cli-imports-only-wirings'],
  ['services/demo/sees-sensor.ts', '../sensor/observe.ts', 'demo-is-a-stranger'],
  ['services/demo/sees-package.ts', 'yaml', 'demo-is-a-stranger'],
  ['services/cli/sees-demo.ts', '../demo/vault.ts', 'nothing-imports-the-demo'],
  ['services/worker/sees-test.ts', '../../test/support/fakes.ts', 'nothing-imports-tests'],
  ['services/worker/sees-kafka.ts', 'kafkajs', 'kafka-client-stays-in-its-adapter'],
  ['services/adapters/kafka/sees-redis.ts', 'ioredis', 'redis-client-stays-in-its-adapter'],
  ['services/worker/sees-metrics.ts', 'prom-client', 'metrics-client-stays-in-its-adapter'],
  ['services/worker/sees-dev-package.ts', 'fast-check', 'published-code-uses-dependencies'],
  ['services/worker/sees-nothing.ts', './absent.ts', 'every-import-resolves'],
];
const cyclic = {
  'detectors/contract.ts': "import './kit/needs-contract.ts';\nexport const value = 1;\n",
  'detectors/kit/needs-contract.ts': "import '../contract.ts';\nexport const value = 1;\n",
};

const accepted: [from: string, imported: string][] = [
  ['detectors/catalog/rates/uses-kit.ts', '../../kit/windows.ts'],
  ['detectors/catalog/rates/folder/uses-own.ts', './part.ts'],
  ['services/engine/hashes.ts', 'node:crypto'],
  ['services/engine/names-findings.ts', '../../detectors/kit/identity.ts'],
  ['services/adapters/kafka/uses-client.ts', 'kafkajs'],
  ['services/adapters/kafka/uses-port.ts', '../../engine/ports/clock.ts'],
  ['services/sensor/uses-kit.ts', '../../detectors/kit/windows.ts'],
  ['services/cli/uses-wiring.ts', '../worker/wiring.ts'],
  ['services/demo/uses-sdk.ts', '@modelcontextprotocol/sdk/client/index.js'],
  ['test/unit/uses-all.ts', '../../services/demo/vault.ts'],
];

function importing(imported: string): string {
  return `import '${imported}';\n`;
}

describe('import rules', () => {
  let tree: PlantedTree;
  let report: ImportReport;

  beforeAll(async () => {
    const files = [...refused, ...accepted].map(([from, imported]): [string, string] => [from, importing(imported)]);
    tree = plantTree({
      ...targets,
      'detectors/catalog/rates/folder/part.ts': value,
      ...Object.fromEntries(files),
      ...cyclic,
    });
    report = await checkImports(tree.root);
  }, 60_000);

  afterAll(() => {
    tree.remove();
  });

  it.each(refused)('refuse that %s imports %s by %s', (from, _, rule) => {
    expect(report.faults.filter((fault) => fault.startsWith(`${from} `) && fault.includes(`(${rule})`))).toHaveLength(
      1,
    );
  });

  it('refuse a contract that knows the kit, and the cycle that this makes', () => {
    const faults = report.faults.filter((fault) => fault.startsWith('detectors/contract.ts '));
    expect(faults.join('\n')).toMatch(/\(contract-knows-no-detector\)/);
    expect(report.faults.join('\n')).toMatch(/\(no-cycles\)/);
  });

  it.each(accepted)('accept that %s imports %s', (from) => {
    expect(report.faults.filter((fault) => fault.startsWith(`${from} `))).toEqual([]);
  });

  it('have a planted violation and a reason each', () => {
    const planted = new Set([...refused.map(([, , rule]) => rule), 'contract-knows-no-detector', 'no-cycles']);
    expect(importRules.map(({ name }) => name).filter((name) => name === undefined || !planted.has(name))).toEqual([]);
    expect(importRules.filter(({ comment }) => (comment ?? '').length < 20)).toEqual([]);
  });

  it('read every file', () => {
    expect(report.faults.filter((fault) => fault.includes('was not read'))).toEqual([]);
    expect(report.filesRead).toBe(Object.keys(targets).length + refused.length + accepted.length + 2);
  });
});
