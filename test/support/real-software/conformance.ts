/** The official conformance suite as a client of a server, and what it found. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProcess } from './processes.ts';
import { conformance, conformanceNext, loopbackOnly } from './programs.ts';

export interface SuiteRun {
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Every server scenario of both published suites, in each revision that they know. */
export const serverSuites: readonly SuiteRun[] = [
  ...['2025-06-18', '2025-11-25'].map((revision) => ({
    title: `0.1.16, revision ${revision}`,
    program: conformance,
    args: ['--suite', 'all', '--spec-version', revision],
  })),
  ...['2025-11-25', '2026-07-28'].map((revision) => ({
    title: `0.2.0-alpha.12, revision ${revision}`,
    program: conformanceNext,
    args: ['--requirements', revision],
  })),
];

/** By scenario: each check with its outcome and all that it recorded. */
export type Findings = Readonly<Record<string, readonly Check[]>>;

interface Check {
  readonly id: string;
  readonly status: string;
  readonly errorMessage?: string;
  readonly details?: unknown;
}

export async function checkServer({ program, args }: SuiteRun, url: string): Promise<Findings> {
  const found = await runSuite([program, 'server', '--url', url, ...args]);
  return Object.fromEntries(found.map(({ scenario, checks }) => [scenario, checksIn(checks, url)]));
}

export interface Found {
  readonly scenario: string;
  /** The JSON of its checks. */
  readonly checks: string;
  /** What the client said that was tried. */
  readonly said: string;
}

/** Runs a suite, on loopback only, and reads what it leaves. */
export async function runSuite(args: readonly string[]): Promise<readonly Found[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shearpin-conformance-'));
  try {
    const command = [process.execPath, '--require', loopbackOnly, ...args, '--output-dir', folder];
    const { stdout, stderr } = await runProcess(command, { cwd: folder });
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('checks.json'),
    );
    if (files.length === 0) throw new Error(`The conformance suite found nothing:\n${stdout}\n${stderr}`);
    return files.toSorted().map((file) => ({
      scenario: scenarioOf(dirname(file)),
      checks: readFileSync(join(folder, file), 'utf8'),
      said: saidIn(join(folder, dirname(file), 'stderr.txt')),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function saidIn(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Without the time of the run. */
function scenarioOf(folder: string): string {
  return folder.replace(/^server-/, '').replace(/-\d{4}-\d{2}-\d{2}T.*$/, '');
}

function checksIn(text: string, url: string): readonly Check[] {
  const checks = JSON.parse(plain(text, url)) as readonly Check[];
  return checks.map(({ id, status, errorMessage, details }) => ({
    id,
    status,
    ...(errorMessage === undefined ? {} : { errorMessage }),
    ...(details === undefined ? {} : { details: withoutConnection(details) }),
  }));
}

/** What two runs against the same server differ in: addresses, times and ids that somebody made up. */
function plain(text: string, url: string): string {
  const { host, hostname } = new URL(url);
  return text
    .replaceAll(url, 'URL')
    .replaceAll(host, 'HOST')
    .replaceAll(hostname, 'HOSTNAME')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID')
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, 'TIME')
    .replaceAll(/("(?:id|(?:io\.modelcontextprotocol\/)?subscriptionId)": ?)\d{13}/g, '$10')
    .replaceAll(/"(ageMs|durationMs|elapsedMs|timeDelta|actualDelay)": ?[\d.]+/g, '"$1":0');
}

/** What a gateway in this form answers for itself, and no server behind it. */
export interface OwnPart {
  /** Scenarios that have nothing to compare. */
  readonly scenarios: readonly string[];
  /** Errors whose code is compared, and not their words. */
  readonly codes: readonly number[];
}

/** In front of HTTP: a Host that is not allowed, and a contradiction between headers and body while a call is armed. */
export const ownInFrontOfHttp: OwnPart = { scenarios: [], codes: [-32020] };

/** In front of stdio the gateway is the HTTP server: it keeps no events, and checks what only HTTP has. */
export const ownInFrontOfStdio: OwnPart = {
  scenarios: ['server-sse-polling', 'server-sse-multiple-streams'],
  codes: [-32020, -32022, -32600, -32602, -32700, -32000, -32001],
};

export function withoutOwn(findings: Findings, { scenarios, codes }: OwnPart): Findings {
  const kept = Object.entries(findings).filter(([scenario]) => !scenarios.includes(scenario));
  return Object.fromEntries(
    kept.map(([scenario, checks]) => [
      scenario,
      checks.map(({ details, ...check }) =>
        scenario === 'dns-rebinding-protection' ? check : { ...check, details: withoutWords(details, new Set(codes)) },
      ),
    ]),
  );
}

function withoutWords(value: unknown, codes: ReadonlySet<unknown>): unknown {
  if (Array.isArray(value)) return value.map((part) => withoutWords(part, codes));
  if (typeof value !== 'object' || value === null) return value;
  const { code } = value as { readonly code?: unknown };
  if (codes.has(code)) return { code };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutWords(part, codes)]));
}

const ownToConnection = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding']);

/** Headers that belong to one connection and not to the message. */
function withoutConnection(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutConnection);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !ownToConnection.has(name));
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutConnection(part)]));
}
