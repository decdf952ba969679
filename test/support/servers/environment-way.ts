import { isPortOpen } from './open-port.ts';
import type { Endpoint } from './open-port.ts';
import type { ServerKind, ServerWay, WayOutcome } from './server-way.ts';

const VARIABLES = { kafka: 'SHEARPIN_TEST_KAFKA', redis: 'SHEARPIN_TEST_REDIS' } as const;

/** Servers that somebody else runs; the tests make topics and keys of their own names on them. */
export function createEnvironmentWay(environment: NodeJS.ProcessEnv): ServerWay {
  return {
    advice: {
      kafka: `Name a running broker: ${VARIABLES.kafka}=host:port[,host:port]`,
      redis: `Name a running server: ${VARIABLES.redis}=redis://host:port`,
    },
    find: (kind) => findNamed(VARIABLES[kind], environment[VARIABLES[kind]], kind),
  };
}

async function findNamed(variable: string, value: string | undefined, kind: ServerKind): Promise<WayOutcome> {
  if (value === undefined || value === '') return { outcome: 'unavailable', reason: `${variable} is not set` };
  const endpoint = endpointOf(value, kind);
  if (endpoint === undefined) return { outcome: 'unreachable', reason: `${variable} is not of that form` };
  if (!(await isPortOpen(endpoint))) {
    return {
      outcome: 'unreachable',
      reason: `${variable} names ${endpoint.host}:${endpoint.port}, which does not answer`,
    };
  }
  return { outcome: 'found', server: { address: value, async [Symbol.asyncDispose]() {} } };
}

function endpointOf(value: string, kind: ServerKind): Endpoint | undefined {
  const [first = ''] = value.split(',');
  const url = kind === 'kafka' ? `kafka://${first.trim()}` : value;
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  const isComplete = hostname !== '' && (kind === 'kafka' ? port !== '' : /^rediss?:$/.test(protocol));
  return isComplete ? { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 6379 : Number(port) } : undefined;
}
