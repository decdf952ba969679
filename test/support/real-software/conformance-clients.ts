/** The official conformance suite as a server: what it finds in a client with and without the gateway before it. */
import { join } from 'node:path';
import { runSuite, type SuiteRun } from './conformance.ts';
import { conformance, conformanceNext } from './programs.ts';

export interface ClientRun extends SuiteRun {
  readonly sdk: '1' | '2';
}

export const latestRevision = '2026-07-28';

/** Every client scenario of both published suites, in each revision that they know. */
export const clientSuites: readonly ClientRun[] = [
  { title: '0.1.16', program: conformance, sdk: '1', args: ['--suite', 'all'] },
  ...['2025-11-25', latestRevision].map((revision) => ({
    title: `0.2.0-alpha.12, revision ${revision}`,
    program: conformanceNext,
    sdk: '2' as const,
    args: ['--requirements', revision],
  })),
];

/** By scenario: each check that says yes or no, with what it says; and what a client said that failed. */
export type Verdicts = Readonly<Record<string, readonly string[]>>;

export const failed = ': FAILURE';

interface Check {
  readonly id: string;
  readonly status: string;
}

const client = join(import.meta.dirname, 'conformance-client', 'main.ts');
const timeoutMs = 120_000;

export async function checkClient({ program, args, sdk }: ClientRun, way: 'direct' | 'gateway'): Promise<Verdicts> {
  // The suite divides the command at its spaces, and leaves it to a shell.
  const command = [process.execPath, client, '--sdk', sdk, ...(way === 'direct' ? [] : ['--through-gateway'])];
  const found = await runSuite([
    program,
    'client',
    '--command',
    command.join(' '),
    '--timeout',
    String(timeoutMs),
    ...args,
  ]);
  const compared = found.filter(({ scenario }) => !extensions.has(scenario));
  return Object.fromEntries(
    compared.map(({ scenario, checks, said }) => {
      const verdicts = verdictsIn(scenario, checks);
      return [scenario, verdicts.some((one) => one.endsWith(failed)) ? [...verdicts, said] : verdicts];
    }),
  );
}

function verdictsIn(scenario: string, text: string): readonly string[] {
  const own = owns[scenario] ?? [];
  const checks = (JSON.parse(text) as readonly Check[]).filter(
    ({ id, status }) => status !== 'INFO' && !isOwn(own, id),
  );
  const verdicts = checks.map(({ id, status }) => `${id}: ${status}`);
  return verdicts.filter((verdict, at) => !verdict.startsWith(metadata) || verdicts.indexOf(verdict) === at).toSorted();
}

/** The gateway asks for metadata by itself, and keeps it for as long as it says: how often it is asked for may differ. */
const metadata = 'prm-';

/** Extensions, which the client does not have. */
const extensions: ReadonlySet<string> = new Set(
  [
    'client-credentials-jwt',
    'client-credentials-basic',
    'cross-app-access-complete-flow',
    'enterprise-managed-authorization',
    'dpop',
    'dpop-nonce',
    'wif-jwt-bearer',
  ].map((name) => `auth/${name}`),
);

type Own = readonly string[] | 'everything';

/** To OAuth a gateway is another resource, and the suite compares the resource with its own. */
const resource = ['resource-parameter-matches-prm'];

/** Checks in which the gateway is known to differ, or that compare clocks. */
const owns: Readonly<Record<string, Own>> = {
  'sse-retry': ['client-sse-retry-timing'],
  'auth/resource-mismatch': 'everything',
  'auth/metadata-default': resource,
  'auth/metadata-var1': resource,
  'auth/metadata-var2': resource,
  'auth/metadata-var3': resource,
  'auth/token-endpoint-auth-basic': resource,
  'auth/token-endpoint-auth-post': resource,
  'auth/token-endpoint-auth-none': resource,
};

function isOwn(own: Own, id: string): boolean {
  return own === 'everything' || own.includes(id);
}
