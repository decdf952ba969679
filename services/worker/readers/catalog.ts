import type { Detector } from '../../../detectors/contract.ts';
import { compileAll } from '../../../detectors/kit/language/compile-all.ts';
import type { CompiledSequence } from '../../../detectors/kit/language/compile-file.ts';
import { renderDiagnostic } from '../../../detectors/kit/language/diagnostic.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import { createDetectors } from '../../../detectors/registry.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import { readCatalogTexts } from '../../adapters/detectors/catalog-texts.ts';

let compiled: readonly CompiledSequence[] | undefined;
let known: readonly Detector[] | undefined;

/** The sequences that come with the product. They are compiled once: they do not change while it runs. */
export function catalogSequences(): readonly Detector[] {
  known ??= builtIn().map(({ form }) => defineSequence(form));
  return known;
}

/** The same as they were compiled, for what is compiled beside them. */
export function builtIn(): readonly CompiledSequence[] {
  compiled ??= compile();
  return compiled;
}

/** Ids of all detectors that come with the product. */
export function catalogIds(): readonly string[] {
  return [...createDetectors([]).map(({ metadata }) => metadata.id), ...builtIn().map(({ form }) => form.id)];
}

function compile(): readonly CompiledSequence[] {
  const { detectors, diagnostics } = compileAll(readCatalogTexts(), { nowMs: 0 });
  if (diagnostics.length > 0)
    throw new ShearpinError(
      'E_INVARIANT',
      `The catalogue does not compile:\n${diagnostics.map(renderDiagnostic).join('')}`,
    );
  return detectors;
}
