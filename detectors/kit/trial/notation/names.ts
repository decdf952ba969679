import { fingerprintOf } from './symbols.ts';
import type { Trace } from './trace.ts';

/** Names of the values in a trace, by their fingerprints. */
export function namesIn({ lines }: Trace): ReadonlyMap<string, string> {
  const values = lines.flatMap((line): readonly { readonly name: string }[] => {
    if (line.kind === 'call') return [...line.arguments.values, ...line.result.values];
    return line.kind === 'discovery' ? line.urls : [];
  });
  return new Map(values.map(({ name }) => [fingerprintOf(name), name]));
}
