/**
 * A sequence as a detector.
 *
 * 1. What a reaction tells is a function of the events of its key, sorted by time, gateway number and id, as far as each
 *    came within the lateness bound; not of the order in which they came.
 * 2. The arms that gateways hold are those of the head: each change of the head is told as arms and disarms.
 * 3. Keys that do not fit are forgotten oldest first, and counted.
 */
import type { Detector } from '../../contract.ts';
import { scopeOf } from '../dispatch/entity.ts';
import { openingsOf } from '../dispatch/openings.ts';
import type { SequenceForm } from '../form/form.ts';
import { stateLimits } from '../form/limits.ts';
import { prefixHashes, semanticHash } from '../form/semantic-hash.ts';
import { createCanTake } from './can-take.ts';
import { readState } from './logs.ts';
import { compileProgram } from './program.ts';
import { Reacting, type Kept } from './reacting.ts';

export interface SequenceOptions {
  /** How late an event may come and still be put in its place. */
  readonly latenessMs?: number;
  /** Events that are kept for that, at most. */
  readonly takesMax?: number;
}

/** Makes a detector of a sequence given as data. */
export function defineSequence(form: SequenceForm, options: SequenceOptions = {}): Detector<Kept> {
  const program = compileProgram(form);
  const { latenessMs = stateLimits.latenessMs, takesMax = stateLimits.takes } = options;
  const reacting = new Reacting(program, { latenessMs, takesMax });
  const { by, withinMs, match: _match, items: _items, absences, arm, text: _text, ...metadata } = form;
  const longestMs = Math.max(0, ...absences.map((absence) => (absence.kind === 'trailing' ? absence.forMs : 0)));
  const scope = scopeOf(by);
  return {
    metadata: {
      ...metadata,
      kind: 'sequence',
      windowMs: withinMs + longestMs,
      isArmed: arm !== undefined,
      ...(scope === undefined ? {} : { scope }),
    },
    hash: semanticHash(form),
    prefixes: prefixHashes(form),
    opens: openingsOf(form),
    takes: createCanTake(program),
    react: (state, event, view) => reacting.react(state, event, view),
    advance: (state, watermarkMs, view) => reacting.advance(state, watermarkMs, view),
    held: (state) => reacting.held(state),
    adopt: (state, items) => reacting.adopt(readState(state)?.keys ?? [], items),
  };
}
