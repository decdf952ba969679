/** Rule 9 (wider scopes): how far an entity is in each partition of the calls topic, so that what is published again is taken once. */

/** Where the record stands that a signal was made of. */
export interface SignalSource {
  /** Of the calls topic. */
  readonly incarnation: number;
  readonly partition: number;
  readonly offset: string;
  readonly appendTimeMs: number;
}

export type SignalMark = Omit<SignalSource, 'appendTimeMs'>;

export const signalMarksMax = 1024;

/** The marks with this source; undefined when the entity is as far already. */
export function markSignal(marks: readonly SignalMark[], source: SignalSource): readonly SignalMark[] | undefined {
  const { incarnation, partition, offset } = source;
  const known = marks.find((mark) => mark.partition === partition);
  if (known !== undefined && !isAfter(source, known)) return undefined;
  const others = marks.filter((mark) => mark !== known);
  return [...others, { incarnation, partition, offset }].slice(-signalMarksMax);
}

/** An owner publishes what it makes in the order of its records, and so does whoever comes after it. */
function isAfter(source: SignalMark, known: SignalMark): boolean {
  if (source.incarnation !== known.incarnation) return source.incarnation > known.incarnation;
  return BigInt(source.offset) > BigInt(known.offset);
}
