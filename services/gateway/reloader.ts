/** Reads the configuration again when it is told to, or when a file of it has changed. */
import { ShearpinError } from '../../schemas/errors.ts';
import type { Timers } from '../engine/ports/timers.ts';
import type { GatewaySettings } from './config.ts';
import { watchFiles } from './file-watch.ts';
import type { Gateway } from './gateway.ts';

export interface ReloaderDeps {
  readonly gateway: Pick<Gateway, 'reload' | 'reloadRefused'>;
  readonly configFile: string | undefined;
  readonly settings: GatewaySettings;
  /** Throws E_CONFIG with all that is wrong. */
  readonly read: () => GatewaySettings;
  readonly onTaken?: (settings: GatewaySettings) => void;
  readonly say: (text: string) => void;
  readonly timers: Timers;
}

export class Reloader implements Disposable {
  readonly #deps: ReloaderDeps;
  readonly #stopping = new AbortController();
  #files: readonly string[];

  constructor(deps: ReloaderDeps) {
    this.#deps = deps;
    this.#files = this.#filesOf(deps.settings);
    const { timers } = deps;
    const { signal } = this.#stopping;
    if (this.isUseful) void watchFiles({ files: () => this.#files, timers, signal, onChange: () => this.reload() });
  }

  /** Whether there is anything that could have changed. */
  get isUseful(): boolean {
    return this.#deps.settings.front.kind !== 'stdio' && this.#files.length > 0;
  }

  /** A configuration with faults is told whole and changes nothing. */
  reload(): void {
    const { read, gateway, onTaken, say } = this.#deps;
    let next: GatewaySettings;
    try {
      next = read();
    } catch (fault) {
      gateway.reloadRefused();
      say(`${fault instanceof ShearpinError ? fault.message : 'The configuration cannot be read.'} ${goesOn}`);
      return;
    }
    const fixed = gateway.reload(next);
    this.#files = this.#filesOf(next);
    onTaken?.(next);
    say(fixed.length === 0 ? 'The configuration was read again.' : restartFor(fixed));
  }

  [Symbol.dispose](): void {
    this.#stopping.abort();
  }

  #filesOf({ files }: GatewaySettings): readonly string[] {
    const { configFile } = this.#deps;
    return configFile === undefined ? files : [configFile, ...files];
  }
}

function restartFor(fixed: readonly string[]): string {
  return `The configuration was read again. A restart is needed for: ${fixed.join(', ')}. All else holds from now on.`;
}

const goesOn = 'The running configuration goes on.';
