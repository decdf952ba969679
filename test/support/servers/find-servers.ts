import type { FoundServer, ServerKind, ServerWay, WayOutcome } from './server-way.ts';

export interface FoundServers extends AsyncDisposable {
  readonly kafka: FoundServer;
  readonly redis: FoundServer;
}

type Search = { readonly server: FoundServer } | { readonly report: string };

const KIND_NAMES = { kafka: 'Kafka', redis: 'Redis' } as const;
const LEAVE_OUT = 'To leave out every test that needs them: SHEARPIN_TEST_SKIP_SERVERS=1.';

/** Takes for each server, both at once, the first way that has it; else says it all in one error. */
export async function findServers(ways: readonly ServerWay[]): Promise<FoundServers> {
  const [kafka, redis] = await Promise.all([search('kafka', ways), search('redis', ways)]);
  if ('server' in kafka && 'server' in redis) return pairOf(kafka.server, redis.server);
  const results = [kafka, redis];
  await disposeAll(results.flatMap((result) => ('server' in result ? [result.server] : [])));
  const reports = results.flatMap((result) => ('report' in result ? [result.report] : []));
  throw new Error(['The tests that need real servers cannot run.', ...reports, LEAVE_OUT].join('\n'));
}

async function search(kind: ServerKind, ways: readonly ServerWay[]): Promise<Search> {
  const reasons: string[] = [];
  for (const way of ways) {
    const result = await attempt(kind, way);
    if (result.outcome === 'found') return { server: result.server };
    reasons.push(result.reason);
    if (result.outcome === 'unreachable') break;
  }
  return { report: searchReport(kind, ways, reasons) };
}

async function attempt(kind: ServerKind, way: ServerWay): Promise<WayOutcome> {
  try {
    return await way.find(kind);
  } catch (error) {
    return { outcome: 'unavailable', reason: error instanceof Error ? error.message : String(error) };
  }
}

function searchReport(kind: ServerKind, ways: readonly ServerWay[], reasons: readonly string[]): string {
  const lines = ways.flatMap((way, index) => [
    `  ${String(index + 1)}. ${way.advice[kind]}`,
    `     here: ${reasons[index] ?? 'not tried'}`,
  ]);
  return [`${KIND_NAMES[kind]} was found in none of these ways:`, ...lines].join('\n');
}

function pairOf(kafka: FoundServer, redis: FoundServer): FoundServers {
  return {
    kafka,
    redis,
    async [Symbol.asyncDispose]() {
      await disposeAll([kafka, redis]);
    },
  };
}

async function disposeAll(servers: readonly FoundServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
}
