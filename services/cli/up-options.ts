import { type DemoOptions, demoOptionTable, readDemoOptions } from './story/demo-options.ts';
import { parseOptions, readWholeNumber, usageFault } from './usage.ts';

export const upHelp = `Usage: shearpin up --kafka BROKERS --redis URL [--demo]
       shearpin up --kafka BROKERS --redis URL --listen HOST:PORT --upstream URL
       shearpin up --kafka BROKERS --redis URL --listen HOST:PORT -- SERVER-COMMAND [ARGS …]
       shearpin up --kafka BROKERS --redis URL --config FILE

Runs gateway and worker in one process on your Kafka and Redis, and creates missing topics with their settings.
Without a server it runs the worker alone. Every other setting comes from the environment, as for the commands
gateway and worker: see their --help.

  --kafka HOST:PORT,…       Kafka brokers (SHEARPIN_KAFKA_BROKERS)
  --redis URL               Redis that holds the sessions (SHEARPIN_REDIS_URL)
  --topic-prefix TEXT       put before the name of every topic (SHEARPIN_TOPIC_PREFIX)
  --key-prefix TEXT         put before every key in Redis (SHEARPIN_KEY_PREFIX)
  --keys-dir DIR            keys, as made by shearpin keys new (SHEARPIN_KEYS_DIR; default: made in your state folder)
  --partitions N            partitions of the calls topic when it is made (default 6)
  --config FILE             settings of the gateway; several servers are named only there
  --detectors DIR           run the detectors of this folder too (SHEARPIN_DETECTORS_DIR)
  --listen HOST:PORT        where the gateway serves Streamable HTTP (SHEARPIN_LISTEN)
  --upstream URL            the MCP server, over HTTP (SHEARPIN_UPSTREAM)
  --admin-listen HOST:PORT  where /livez, /readyz and /metrics are served (SHEARPIN_ADMIN_LISTEN)
  --log-level LEVEL         debug, info, warn, error or silent; logs go to stderr (SHEARPIN_LOG_LEVEL)
  --demo                    play the story of shearpin start; it also takes:
      --pace-ms N           pause of the agent between two calls (default 250)
      --scenario FILE       play another scenario
      --exit-after-demo     end when the story is told
      --json                after the story, the last line on standard output is one JSON object of what came of it
  --help                    print this text and exit
`;

/** The option that sets each property of the two configurations. */
export const upOptionNames: Readonly<Record<string, string>> = {
  kafkaBrokers: '--kafka',
  redisUrl: '--redis',
  topicPrefix: '--topic-prefix',
  keyPrefix: '--key-prefix',
  keysDir: '--keys-dir',
  detectorsDir: '--detectors',
  listen: '--listen',
  upstream: '--upstream',
  adminListen: '--admin-listen',
  logLevel: '--log-level',
};

export interface UpOptions {
  readonly demo: DemoOptions | undefined;
  readonly partitions: number;
  readonly file: string | undefined;
  readonly serverCommand: readonly string[];
  /** For both parts. */
  readonly shared: Readonly<Record<string, unknown>>;
  readonly gateway: Readonly<Record<string, unknown>>;
  readonly worker: Readonly<Record<string, unknown>>;
}

/** Throws E_USAGE. What stands behind the first `--` is the server's. */
export function readUpOptions(args: readonly string[]): UpOptions | 'help' {
  const end = args.indexOf('--');
  const { values } = parse(end === -1 ? args : args.slice(0, end));
  if (values.help) return 'help';
  const serverCommand = end === -1 ? [] : args.slice(end + 1);
  const isServerNamed = values.config !== undefined || values.upstream !== undefined || serverCommand.length > 0;
  if (values.demo && isServerNamed) throw usageFault('up', '--demo brings its own servers: name no other.');
  const { kafka, listen = values.demo ? '127.0.0.1:0' : undefined } = values;
  return {
    demo: values.demo ? readDemoOptions('up', values) : undefined,
    partitions: readWholeNumber(values.partitions, { command: 'up', option: '--partitions', min: 1, max: 1024 }),
    file: values.config,
    serverCommand,
    shared: given({
      kafkaBrokers: kafka?.split(',').map((broker) => broker.trim()),
      topicPrefix: values['topic-prefix'],
      keysDir: values['keys-dir'],
      detectorsDir: values.detectors,
      logLevel: values['log-level'],
    }),
    gateway: given({ listen, upstream: values.upstream }),
    worker: given({ redisUrl: values.redis, keyPrefix: values['key-prefix'], adminListen: values['admin-listen'] }),
  };
}

function parse(args: readonly string[]) {
  return parseOptions(
    'up',
    {
      args: [...args],
      options: {
        ...demoOptionTable,
        kafka: { type: 'string' },
        redis: { type: 'string' },
        'topic-prefix': { type: 'string' },
        'key-prefix': { type: 'string' },
        'keys-dir': { type: 'string' },
        detectors: { type: 'string' },
        partitions: { type: 'string', default: '6' },
        config: { type: 'string' },
        listen: { type: 'string' },
        upstream: { type: 'string' },
        'admin-listen': { type: 'string' },
        'log-level': { type: 'string' },
        demo: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    },
    " The server's command stands behind --.",
  );
}

function given(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
