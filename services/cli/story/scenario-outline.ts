import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ShearpinError } from '../../../schemas/errors.ts';

/** What must be known of a scenario to start its servers and to head its chapters; the rest is the demo's own. */
export interface ScenarioOutline {
  readonly file: string;
  readonly servers: readonly DemoServerEntry[];
  readonly phases: readonly string[];
}

export interface DemoServerEntry {
  readonly id: string;
  /** Path of the server's program. */
  readonly program: string;
}

const demoFolder = new URL('../../demo/', import.meta.url);
/** A checkout runs TypeScript, the published package what was built from it. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const serverId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const ownScenarioFile = fileURLToPath(new URL('scenario.json', demoFolder));

/** Path of a program of the demo. */
export function demoProgram(name: string): string {
  return fileURLToPath(new URL(`${name}.${extension}`, demoFolder));
}

/** Throws E_USAGE when the file is no scenario. */
export function readScenarioOutline(path: string = ownScenarioFile): ScenarioOutline {
  const file = resolve(path);
  const { servers, steps } = readObject(file);
  if (!isObject(servers) || !Array.isArray(steps) || Object.keys(servers).length === 0) {
    throw fault(file, 'needs "servers" and "steps"');
  }
  return {
    file,
    servers: Object.entries(servers).map(([id, server]) => entryOf(file, id, server)),
    phases: steps.map((step: unknown) => (isObject(step) && typeof step['phase'] === 'string' ? step['phase'] : '')),
  };
}

function entryOf(file: string, id: string, server: unknown): DemoServerEntry {
  if (!serverId.test(id)) throw fault(file, 'has a server whose name is not made of letters, digits, dots and dashes');
  const name = isObject(server) ? server['program'] : undefined;
  const program = typeof name === 'string' && /^[a-z-]{1,64}-server$/.test(name) ? demoProgram(name) : '';
  if (!existsSync(program)) throw fault(file, `names no program of the demo for its server ${id}`);
  return { id, program };
}

function readObject(file: string): Readonly<Record<string, unknown>> {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ShearpinError('E_USAGE', `The scenario ${file} cannot be read as JSON.`, { cause });
  }
  if (!isObject(read)) throw fault(file, 'is no JSON object');
  return read;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(file: string, what: string): ShearpinError {
  return new ShearpinError('E_USAGE', `The scenario ${file} ${what}.`);
}
