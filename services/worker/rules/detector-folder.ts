/**
 * The operator's own detectors, from a folder, with those of the catalogue: exceptions in the folder hold for both.
 *
 * Owns what was last read without a fault. Invariants:
 * 1. Nothing begins with a folder that has faults, and what was in force goes on when one comes to have some.
 * 2. A change comes into force as a whole. What sessions had begun goes on as the engine's rules say.
 * 3. What is wrong is told once for as long as it stays the same.
 */
import type { Detector } from '../../../detectors/contract.ts';
import { renderDiagnostic } from '../../../detectors/kit/language/diagnostic.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { DetectorsConfig } from '../../../schemas/generated/types.ts';
import { systemClock } from '../../adapters/clock/system-clock.ts';
import { readDetectorTexts } from '../../adapters/detectors/read-detector-texts.ts';
import { watchFiles } from '../../adapters/detectors/watch-files.ts';
import type { Engine } from '../../engine/engine.ts';
import { hashOf } from '../../engine/rules/rule-book.ts';
import { catalogSequences } from '../readers/catalog.ts';
import { compileFolder, type FolderSource } from './compile-folder.ts';
import { chooseDetectors } from './detectors.ts';
import type { WorkerEvents } from '../events.ts';
import { type FolderNews, changesBetween } from './folder-news.ts';

export interface DetectorFolder {
  /** Every sequence that is in force, also those of the catalogue. */
  readonly detectors: readonly Detector[];
  /** What they were compiled from. */
  readonly source: FolderSource;
  /** Puts into force what the folder holds, at once and whenever that changes. */
  follow(following: Following): void;
}

interface Following {
  readonly engine: Pick<Engine, 'use'>;
  readonly detectors: DetectorsConfig | undefined;
  readonly events: Pick<WorkerEvents, 'detectorsRead' | 'detectorsFaulty' | 'detectorsUnwatched'>;
  /** Faults that the folder has now; none when they are mended. */
  readonly onFaults?: ((faults: readonly string[]) => void) | undefined;
  readonly signal: AbortSignal;
}

export interface FolderOptions {
  readonly latenessMs: number;
  /** For whoever started the process. */
  readonly onNews?: ((news: FolderNews) => void) | undefined;
}

/** Throws E_CONFIG with all that is wrong in the folder. */
export async function openDetectorFolder(folder: string, options: FolderOptions): Promise<DetectorFolder> {
  const read = await readFolder(folder, options);
  if (read.faults.length > 0)
    throw new ShearpinError(
      'E_CONFIG',
      `The detectors in ${folder} cannot be used:\n${read.faults.join('').trimEnd()}`,
    );
  return new OpenFolder(folder, options, read);
}

class OpenFolder implements DetectorFolder {
  readonly #folder: string;
  readonly #options: FolderOptions;
  #detectors: readonly Detector[];
  #source: FolderSource;
  #told = '';
  /** One reading after the other, so that an older one does not undo a newer. */
  #reading: Promise<void> = Promise.resolve();

  constructor(folder: string, options: FolderOptions, { detectors, source, warnings }: ReadFolder) {
    this.#folder = folder;
    this.#options = options;
    this.#detectors = detectors;
    this.#source = source;
    this.#warn(warnings);
  }

  get detectors(): readonly Detector[] {
    return this.#detectors;
  }

  get source(): FolderSource {
    return this.#source;
  }

  follow(following: Following): void {
    const { events, signal } = following;
    const onFault = (fault: unknown): void => events.detectorsUnwatched(fault);
    const onChange = (): Promise<void> =>
      (this.#reading = this.#reading.then(() => this.#reread(following)).catch(onFault));
    try {
      watchFiles([this.#folder], { signal, keepsAlive: false, onFault, onChange });
    } catch (fault) {
      onFault(fault);
    }
    // What changed between the first reading and the watch.
    void onChange();
  }

  async #reread(following: Following): Promise<void> {
    const next = await readFolder(this.#folder, this.#options);
    if (next.faults.length > 0) this.#refuse(next.faults, following);
    else this.#use(next, following);
  }

  #refuse(faults: readonly string[], { events, onFaults }: Following): void {
    if (!this.#isNew(faults)) return;
    events.detectorsFaulty(faults);
    onFaults?.(faults);
    this.#options.onNews?.({ kind: 'faulty', folder: this.#folder, lines: faults });
  }

  #use({ detectors, source, warnings }: ReadFolder, following: Following): void {
    const changes = changesBetween(summaryOf(this.#detectors), summaryOf(detectors));
    if (changes.length > 0) {
      try {
        following.engine.use(chooseDetectors(following.detectors, detectors));
      } catch (fault) {
        // Modes may name a detector that is not there any more.
        this.#refuse([`${fault instanceof Error ? fault.message : String(fault)}\n`], following);
        return;
      }
    }
    const wasFaulty = this.#told.startsWith('faulty');
    this.#detectors = detectors;
    this.#source = source;
    if (changes.length === 0 && !wasFaulty) return;
    this.#told = '';
    following.onFaults?.([]);
    following.events.detectorsRead({ detectors: detectors.length - catalogSequences().length });
    this.#options.onNews?.({ kind: 'used', folder: this.#folder, lines: changes });
    this.#warn(warnings);
  }

  #warn(warnings: readonly string[]): void {
    if (warnings.length > 0) this.#options.onNews?.({ kind: 'warnings', folder: this.#folder, lines: warnings });
  }

  #isNew(faults: readonly string[]): boolean {
    const told = `faulty\n${faults.join('')}`;
    if (told === this.#told) return false;
    this.#told = told;
    return true;
  }
}

interface ReadFolder {
  readonly source: FolderSource;
  readonly detectors: readonly Detector[];
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

async function readFolder(folder: string, { latenessMs }: FolderOptions): Promise<ReadFolder> {
  const read = await readDetectorTexts([folder]);
  const source: FolderSource = { files: read.files, readMs: systemClock.nowMs(), latenessMs };
  const compiled = compileFolder(source);
  const told = (severity: string): readonly string[] =>
    compiled.diagnostics.filter((one) => one.severity === severity).map(renderDiagnostic);
  return {
    source,
    detectors: compiled.detectors,
    faults: [...read.faults.map(({ file, message }) => `${file}: error: ${message}\n`), ...told('error')],
    warnings: told('warning'),
  };
}

/** By id: the version, and all that the detector does and says of it. */
function summaryOf(detectors: readonly Detector[]): ReadonlyMap<string, { version: string; signature: string }> {
  return new Map(
    detectors.map((detector) => {
      const { metadata } = detector;
      return [metadata.id, { version: metadata.version, signature: JSON.stringify([hashOf(detector), metadata]) }];
    }),
  );
}
