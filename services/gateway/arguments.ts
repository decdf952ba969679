import type { ShearpinError } from '../../schemas/errors.ts';
import { parseOptions, usageFault } from '../adapters/config/parse-options.ts';

export interface GatewayArguments {
  readonly isHelp: boolean;
  readonly file: string | undefined;
  readonly given: Readonly<Record<string, unknown>>;
  readonly serverCommand: readonly string[];
}

export const usage = `Usage: shearpin gateway [OPTIONS] -- SERVER-COMMAND [ARGS …]
       shearpin gateway --listen HOST:PORT --upstream URL
       shearpin gateway --listen HOST:PORT -- SERVER-COMMAND [ARGS …]
       shearpin gateway --config FILE

Stands between MCP clients and one or several MCP servers.

  --config FILE             YAML or JSON; several upstreams are named only there
  --listen HOST:PORT        serve Streamable HTTP instead of stdio
  --cert-file FILE          serve HTTPS, with this certificate and the key of --key-file
  --key-file FILE           the private key of --cert-file
  --public-url URL          under which clients reach the gateway, for OAuth
  --upstream URL            the MCP server, over HTTP
  --upstream-ca-file FILE   authorities to believe for --upstream, instead of those of the system
  --server NAME             what events call the one server
  --agent NAME              what events call the agent that uses this gateway
  --capabilities FILE       what tools can do, in the operator's words; see shearpin capabilities --help
  --detectors DIR           without Kafka, run the detectors of this folder too
  --trusted                 believe the annotations of the one server
  --allow-host HOST         a further value of the Host header that is taken (may be repeated)
  --allow-origin ORIGIN     a further value of the Origin header that is taken (may be repeated)
  --fail-closed CAPABILITY  refuse such calls while the command feed is not fresh (may be repeated)
  --await-judged CAPABILITY such calls wait until what came before them is judged (may be repeated)
  --max-sessions COUNT      sessions at once, over HTTP in front of a stdio server
  --admin-listen HOST:PORT  serve /livez, /readyz and /metrics
  --log-level LEVEL         debug, info, warn, error or silent; logs go to stderr
  --help                    print this text and exit
`;

/** The option that sets each property of the configuration. */
export const gatewayOptionNames: Readonly<Record<string, string>> = {
  listen: '--listen',
  listenCertFile: '--cert-file',
  listenKeyFile: '--key-file',
  publicUrl: '--public-url',
  upstream: '--upstream',
  upstreamCaFile: '--upstream-ca-file',
  server: '--server',
  agent: '--agent',
  capabilitiesFile: '--capabilities',
  detectorsDir: '--detectors',
  trusted: '--trusted',
  allowedHosts: '--allow-host',
  allowedOrigins: '--allow-origin',
  failClosed: '--fail-closed',
  awaitJudged: '--await-judged',
  sessionsMax: '--max-sessions',
  adminListen: '--admin-listen',
  logLevel: '--log-level',
};

/** Throws E_USAGE. What stands behind the first `--` is the server's and is not looked at. */
export function readGatewayArguments(args: readonly string[]): GatewayArguments {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const { values, positionals } = parse(own);
  const [stray] = positionals;
  if (stray !== undefined) throw wrong(`"${stray}" is not an option; the server's command stands behind --.`);
  if (end !== -1 && end === args.length - 1) throw wrong('The server command behind -- is missing.');
  const given = {
    listen: values.listen,
    listenCertFile: values['cert-file'],
    listenKeyFile: values['key-file'],
    publicUrl: values['public-url'],
    upstream: values.upstream,
    upstreamCaFile: values['upstream-ca-file'],
    server: values.server,
    agent: values.agent,
    capabilitiesFile: values.capabilities,
    detectorsDir: values.detectors,
    trusted: values.trusted,
    allowedHosts: values['allow-host'],
    allowedOrigins: values['allow-origin'],
    failClosed: values['fail-closed'],
    awaitJudged: values['await-judged'],
    sessionsMax: countOf(values['max-sessions']),
    adminListen: values['admin-listen'],
    logLevel: values['log-level'],
  };
  return {
    isHelp: values.help,
    file: values.config,
    given: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    serverCommand: end === -1 ? [] : args.slice(end + 1),
  };
}

function parse(args: readonly string[]) {
  return parseOptions(
    'gateway',
    {
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        listen: { type: 'string' },
        'cert-file': { type: 'string' },
        'key-file': { type: 'string' },
        'public-url': { type: 'string' },
        upstream: { type: 'string' },
        'upstream-ca-file': { type: 'string' },
        server: { type: 'string' },
        agent: { type: 'string' },
        capabilities: { type: 'string' },
        detectors: { type: 'string' },
        trusted: { type: 'boolean' },
        'allow-host': { type: 'string', multiple: true },
        'allow-origin': { type: 'string', multiple: true },
        'fail-closed': { type: 'string', multiple: true },
        'await-judged': { type: 'string', multiple: true },
        'max-sessions': { type: 'string' },
        'admin-listen': { type: 'string' },
        'log-level': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    },
    " The server's command stands behind --.",
  );
}

/** What is no count is left to the schema to name. */
function countOf(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function wrong(fault: string): ShearpinError {
  return usageFault('gateway', fault);
}
