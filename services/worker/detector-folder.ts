/**
 * The operator's own detectors, from a folder, with those of the catalogue: exceptions in the folder hold for both.
 *
 * 1. A worker does not begin with a folder that has faults, and goes on with what it had when one comes to have some.
 * 2. A change comes into force as a whole. What sessions had begun goes on as the engine's rules say.
 */
import type { Detector } from '../../detectors/contract.ts';
import { compileAll } from '../../detectors/kit/language/compile-all.ts';
import { renderDiagnostic } from '../../detectors/kit/language/diagnostic.ts';
import { defineSequence } from '../../detectors/kit/sequence/matcher.ts';
import { createDetectors } from '../../detectors/registry.ts';
import { ShearpinError } from '../../schemas/errors.ts';
import type { DetectorsConfig } from '../../schemas/generated/types.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { readCatalogTexts } from '../adapters/detectors/catalog-texts.ts';
import { readDetectorTexts } from '../adapters/detectors/read-detector-texts.ts';
import { watchFiles } from '../adapters/detectors/watch-files.ts';
import type { Engine } from '../engine/engine.ts';
import { hashOf } from '../engine/rules/rule-book.ts';
import { catalogSequences } from './catalog.ts';
import { chooseDetectors } from './detectors.ts';
import type { WorkerEvents } from './events.ts';

export interface DetectorFolder {
  /** Every sequence, also those of the catalogue. */
  readonly detectors: readonly Detector[];
  /** Puts into force what the folder holds, whenever that changes. */
  follow(following: Following): void;
}

interface Following {
  readonly engine: Pick<Engine, 'use'>;
  readonly detectors: DetectorsConfig | undefined;
  readonly events: Pick<WorkerEvents, 'detectorsRead' | 'detectorsFaulty' | 'detectorsUnwatched'>;
  readonly signal: AbortSignal;
}

interface FolderOptions {
  readonly latenessMs: number;
}

/** Throws E_CONFIG with all that is wrong in the folder. */
export async function openDetectorFolder(folder: string, options: FolderOptions): Promise<DetectorFolder> {
  const { detectors, faults } = await readFolder(folder, options);
  if (faults.length === 0)
    return { detectors, follow: (following) => follow({ folder, options, detectors }, following) };
  throw new ShearpinError('E_CONFIG', `The detectors in ${folder} cannot be used:\n${faults.join('')}`);
}

interface ReadFolder {
  readonly detectors: readonly Detector[];
  readonly faults: readonly string[];
}

async function readFolder(folder: string, { latenessMs }: FolderOptions): Promise<ReadFolder> {
  const read = await readDetectorTexts([folder]);
  const taken = new Map(createDetectors([]).map(({ metadata }) => [metadata.id, 'the catalogue']));
  const texts = [...readCatalogTexts(), ...read.files];
  const { detectors, diagnostics } = compileAll(texts, { nowMs: systemClock.nowMs(), taken });
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(renderDiagnostic);
  return {
    detectors: detectors.map(({ form }): Detector => defineSequence(form, { latenessMs })),
    faults: [...read.faults.map(({ file, message }) => `${file}: error: ${message}\n`), ...errors],
  };
}

interface Followed {
  readonly folder: string;
  readonly options: FolderOptions;
  readonly detectors: readonly Detector[];
}

function follow({ folder, options, detectors }: Followed, following: Following): void {
  const { engine, events, signal } = following;
  let inForce = signatureOf(detectors);
  const onChange = async (): Promise<void> => {
    const next = await readFolder(folder, options);
    if (next.faults.length > 0) {
      events.detectorsFaulty(next.faults);
      return;
    }
    const signature = signatureOf(next.detectors);
    if (signature === inForce) return;
    engine.use(chooseDetectors(following.detectors, next.detectors));
    inForce = signature;
    events.detectorsRead({ detectors: next.detectors.length - catalogSequences().length });
  };
  const onFault = (fault: unknown): void => events.detectorsUnwatched(fault);
  watchFiles([folder], { signal, keepsAlive: false, onFault, onChange: () => onChange().catch(onRefused(events)) });
}

/** Modes may name a detector that is not there any more. */
function onRefused(events: Following['events']): (fault: unknown) => void {
  return (fault) => events.detectorsFaulty([fault instanceof Error ? fault.message : String(fault)]);
}

/** What the detectors do, and what they say of it. */
function signatureOf(detectors: readonly Detector[]): string {
  return JSON.stringify(detectors.map((detector) => [hashOf(detector), detector.metadata]));
}
