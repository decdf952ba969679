import type { IConfiguration } from 'dependency-cruiser';

type Rule = NonNullable<IConfiguration['forbidden']>[number];

/** npm packages that stand behind one adapter, so that another client is one adapter away. */
const clientLibraries = { kafka: ['kafkajs'], redis: ['ioredis'], metrics: ['prom-client'] };
const processes = '(?:gateway|worker|responder|notifier|console|normalizer|cli)';

/** Hashing and assertions: neither does I/O. That no random number is drawn is a lint rule. */
const pureNode = ['^(?:node:)?assert$', '^(?:node:)?crypto$'];

function npm(...names: string[]): string[] {
  return names.map((name) => `(?:^|/)node_modules/(?:@types/)?${name}/`);
}

interface AllowList {
  name: string;
  comment: string;
  path: string;
  allowed: string[];
  mayUseNode?: boolean;
}

function allowOnly({ name, comment, path, allowed, mayUseNode = false }: AllowList): Rule {
  const to = mayUseNode ? { pathNot: allowed, dependencyTypesNot: ['core' as const] } : { pathNot: allowed };
  return { name, comment, severity: 'error', from: { path }, to };
}

const layers: Rule[] = [
  allowOnly({
    name: 'schemas-import-only-ajv',
    comment: 'What is on the wire is read by every process and by others: it depends on nothing of the product.',
    path: '^schemas/',
    allowed: ['^schemas/', ...npm('ajv')],
  }),
  allowOnly({
    name: 'detectors-see-only-contract-and-kit',
    comment:
      'A detector can be read, tested and removed alone, and runs the same live and offline: no sibling, no I/O.',
    path: '^detectors/catalog/[^/]+/([^/]+)',
    allowed: ['^detectors/catalog/[^/]+/$1/', '^detectors/contract[.]ts$', '^detectors/kit/', '^schemas/'],
  }),
  allowOnly({
    name: 'kit-is-pure',
    comment: 'The gateway evaluates armed conditions with the code of the worker: no I/O and no clock in it.',
    path: '^detectors/kit/',
    // Regular expressions in linear time, and YAML with positions: neither does I/O.
    allowed: ['^detectors/kit/', '^detectors/contract[.]ts$', '^schemas/', ...npm('re2js', 'yaml'), ...pureNode],
  }),
  allowOnly({
    name: 'contract-knows-no-detector',
    comment: 'The contract is what kit, catalogue and engine share: it may know none of them.',
    path: '^detectors/contract[.]ts$',
    allowed: ['^schemas/'],
  }),
  allowOnly({
    name: 'registry-lists-detectors',
    comment: 'The registry only lists the catalogue; it is handed to the engine.',
    path: '^detectors/registry[.]ts$',
    allowed: ['^detectors/', '^schemas/'],
  }),
  allowOnly({
    name: 'engine-is-pure',
    comment: 'Replay equals live only when the engine does no I/O: it declares ports, and the registry is passed in.',
    path: '^services/engine/',
    allowed: [
      '^services/engine/',
      '^detectors/contract[.]ts$',
      // One hash names findings, alerts and commands; detectors and engine must compute the same ids.
      '^detectors/kit/identity[.]ts$',
      // Which detectors an event may concern, and whose it is, follows from what both tell of themselves.
      '^detectors/kit/dispatch/',
      '^schemas/',
      ...pureNode,
    ],
  }),
  {
    name: 'adapters-fill-ports',
    comment: "An adapter knows the engine's ports, the schemas and its own library: each can be replaced alone.",
    severity: 'error',
    from: { path: '^services/adapters/([^/]+)/' },
    to: {
      path: '^(?:services|detectors|test|[.]config)/',
      pathNot: ['^services/adapters/$1/', '^services/engine/ports/'],
    },
  },
  allowOnly({
    name: 'sensor-stands-alone',
    comment: 'The sensor is a library for any gateway: it classifies with the kit and knows no engine and no adapter.',
    path: '^services/sensor/',
    allowed: ['^services/sensor/', '^detectors/kit/', '^schemas/', '(?:^|/)node_modules/'],
    mayUseNode: true,
  }),
  allowOnly({
    name: 'library-puts-the-sensor-together',
    comment: 'What gateway authors embed is the sensor with its keys and signatures: no log, no store, no process.',
    path: '^services/library/',
    allowed: ['^services/library/', '^services/sensor/', '^services/adapters/(?:crypto|clock)/', '^schemas/'],
  }),
  {
    name: 'libraries-know-no-process',
    comment: 'Imports run one way: what processes share may not know a process.',
    severity: 'error',
    from: { path: '^(?:schemas|detectors|services/(?:engine|adapters|sensor))/' },
    to: { path: `^services/${processes}/` },
  },
];

const processRules: Rule[] = [
  {
    name: 'processes-are-apart',
    comment: 'Processes talk through topics: one that imports another could not run without it.',
    severity: 'error',
    from: { path: `^services/((?!cli/)${processes})/` },
    to: { path: `^services/${processes}/`, pathNot: '^services/$1/' },
  },
  {
    name: 'cli-imports-only-wirings',
    comment:
      "The cli starts other processes by their main or their wiring; what is inside them is not the cli's to reach into.",
    severity: 'error',
    from: { path: '^services/cli/' },
    to: { path: `^services/${processes}/`, pathNot: ['^services/cli/', '^services/[^/]+/(?:main|wiring)[.]ts$'] },
  },
  allowOnly({
    name: 'demo-is-a-stranger',
    comment: 'The demo stands for software that knows nothing of Shearpin: MCP SDKs only.',
    path: '^services/demo/',
    allowed: ['^services/demo/', ...npm('@modelcontextprotocol/[^/]+', 'zod')],
    mayUseNode: true,
  }),
  {
    name: 'nothing-imports-the-demo',
    comment: "Nothing may know the demo's tools, values or texts; the cli starts it as a child process.",
    severity: 'error',
    from: { pathNot: '^(?:services/demo|test)/' },
    to: { path: '^services/demo/' },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'Product code must run without its tests; the package does not carry them.',
    severity: 'error',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },
];

const libraryRules: Rule[] = [
  ...Object.entries(clientLibraries).map(([adapter, names]): Rule => ({
    name: `${adapter}-client-stays-in-its-adapter`,
    comment: 'A client library behind a narrow port can be replaced by writing one adapter.',
    severity: 'error',
    from: { path: '^(?:schemas|detectors|services)/', pathNot: `^services/adapters/${adapter}/` },
    to: { path: npm(...names) },
  })),
  {
    name: 'published-code-uses-dependencies',
    comment: 'A package that is only a dev dependency is absent where shearpin is installed.',
    severity: 'error',
    from: { path: '^(?:schemas|detectors|services)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-cycles',
    comment: 'Modules in a cycle can be neither understood nor tested apart.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'every-import-resolves',
    comment: 'An import that points nowhere fails only when its line runs, and no rule can judge it.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

/** The directions in which imports may run. */
export const importRules: Rule[] = [...layers, ...processRules, ...libraryRules];
