import type { CatalogObserved } from '../../schemas/generated/types.ts';
import { describeConfig } from '../adapters/config/describe-config.ts';
import { readCatalog } from '../worker/wiring.ts';
import type { CommandIo } from './command.ts';
import { readFromLog, readingSchema } from './read-from-log.ts';
import { parseOptions, readWholeNumber } from './usage.ts';

const help = `Usage: shearpin capabilities [--gateway ID] [--server NAME] [--json] [--timeout-ms N]

Prints the tools that gateways saw, each with the hash of its definition and what the gateway takes it to be able to do,
as a file to begin with. Correct what is wrong, leave out what you do not want to state, and give the file to gateways:
shearpin gateway --capabilities FILE, or SHEARPIN_CAPABILITIES_FILE. What the file says of a tool beats annotations and
words. It holds for the one definition whose hash it names: when the server changes the definition, the entry is void
until you looked at it again, and the gateway says so in log and metrics.

A gateway sees tools when a client lists them.

  --gateway ID    only what this gateway saw
  --server NAME   only tools of this server
  --json          one JSON array
  --timeout-ms N  give Kafka so long to answer (default 10000)
  --help          print this text and exit

`;

interface CapabilitiesOptions {
  readonly help: boolean;
  readonly json: boolean;
  readonly gateway: string | undefined;
  readonly server: string | undefined;
  readonly timeoutMs: number;
}

/** `shearpin capabilities`. Resolves to the exit code: 0 when tools were seen, else 1. */
export async function runCapabilities(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    io.stdout.write(help + describeConfig(readingSchema));
    return 0;
  }
  const { timeoutMs, gateway, server, json } = options;
  const all = await readFromLog({ command: 'capabilities', env: io.env, timeoutMs, read: readCatalog });
  const seen = all.filter(
    (one) => (gateway ?? one.gateway.id) === one.gateway.id && (server ?? one.server.id) === one.server.id,
  );
  if (json) io.stdout.write(`${JSON.stringify(seen.map(factsOf))}\n`);
  else if (seen.length > 0) io.stdout.write(render(newestOfEach(seen)));
  if (seen.length > 0) return 0;
  io.stderr.write('shearpin capabilities: no gateway saw such a tool yet; a client lists tools when it connects.\n');
  return 1;
}

function readOptions(args: readonly string[]): CapabilitiesOptions {
  const { 'timeout-ms': timeout, ...values } = parseOptions('capabilities', {
    args: [...args],
    options: {
      gateway: { type: 'string' },
      server: { type: 'string' },
      json: { type: 'boolean', default: false },
      'timeout-ms': { type: 'string', default: '10000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
  const bounds = { command: 'capabilities', option: '--timeout-ms', min: 100, max: 600_000 };
  const { help: isAsked, json, gateway, server } = values;
  return { help: isAsked, json, gateway, server, timeoutMs: readWholeNumber(timeout, bounds) };
}

function factsOf({ tenant, gateway, server, target, capabilities, labels, timeMs, ...rest }: CatalogObserved) {
  const { name: tool, definition, annotations } = target;
  const seenAt = new Date(timeMs).toISOString();
  const facts = { tenant, gateway: gateway.id, server: server.id, tool, definition, capabilities, labels, seenAt };
  return {
    ...facts,
    ...(annotations === undefined ? {} : { annotations }),
    ...(rest.void === undefined ? {} : { void: rest.void }),
  };
}

/** Several gateways may stand before one server: the newest sight of a tool counts. */
function newestOfEach(seen: readonly CatalogObserved[]): readonly CatalogObserved[] {
  const newest = new Map<string, CatalogObserved>();
  for (const one of seen) {
    const name = JSON.stringify([one.server.id, one.target.name]);
    const known = newest.get(name);
    if (known === undefined || known.timeMs < one.timeMs) newest.set(name, one);
  }
  return [...newest.values()];
}

/** YAML whose names stand in quotes: they are written by whoever made the server. */
function render(tools: readonly CatalogObserved[]): string {
  const byServer = Map.groupBy(tools, ({ server }) => server.id);
  const servers = [...byServer].map(
    ([name, of]) => `  ${JSON.stringify(name)}:\n    tools:\n${of.map(entry).join('')}`,
  );
  return `spec: shearpin.capabilities.v1\nservers:\n${servers.join('')}`;
}

function entry({ target, capabilities, labels, ...rest }: CatalogObserved): string {
  const notes = [
    rest.void === true ? 'VOID: your entry is for another definition; look at this one' : '',
    labels.length === 0 ? '' : `its own text holds: ${labels.join(', ')}`,
    `from ${[...new Set(capabilities.map(({ source }) => source))].join(', ')}`,
  ].filter((note) => note !== '');
  const lines = [
    `      ${JSON.stringify(target.name)}: # ${notes.join('; ')}`,
    ...(target.definition === undefined ? [] : [`        definition: "${target.definition}"`]),
    `        capabilities: [${capabilities.map(({ name }) => name).join(', ')}]`,
  ];
  return `${lines.join('\n')}\n`;
}
