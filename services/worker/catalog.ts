import type { Detector } from '../../detectors/contract.ts';
import { compileAll } from '../../detectors/kit/language/compile-all.ts';
import { renderDiagnostic } from '../../detectors/kit/language/diagnostic.ts';
import { defineSequence } from '../../detectors/kit/sequence/matcher.ts';
import { ShearpinError } from '../../schemas/errors.ts';
import { readCatalogTexts } from '../adapters/detectors/catalog-texts.ts';

let known: readonly Detector[] | undefined;

/** The sequences that come with the product. They are compiled once: they do not change while it runs. */
export function catalogSequences(): readonly Detector[] {
  known ??= compile();
  return known;
}

function compile(): readonly Detector[] {
  const { detectors, diagnostics } = compileAll(readCatalogTexts(), { nowMs: 0 });
  if (diagnostics.length > 0)
    throw new ShearpinError(
      'E_INVARIANT',
      `The catalogue does not compile:\n${diagnostics.map(renderDiagnostic).join('')}`,
    );
  return detectors.map(({ form }) => defineSequence(form));
}
