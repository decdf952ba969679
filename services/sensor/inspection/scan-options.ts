import type { Label } from '../../../schemas/generated/types.ts';
import type { InspectionBounds } from './inspection-bounds.ts';
import type { Leaf } from './json-leaves.ts';

export interface ScanOptions {
  readonly bounds: InspectionBounds;
  readonly side: 'arguments' | 'result';
  readonly fromVault: boolean;
  /** Someone watches this caller: every shingle of the text is compared, and every alignment is decoded. */
  readonly deep: boolean;
  readonly charactersMax: number;
}

/** A leaf of the message, with the number of the argument it belongs to. */
export interface NumberedLeaf extends Pick<Leaf, 'text' | 'key' | 'caption' | 'type'> {
  readonly field?: number | undefined;
  /** All that the result says. */
  readonly isSole?: boolean | undefined;
  /** Names of members, not what they hold. */
  readonly isKeys?: boolean;
  /** Layers of encoding that were taken off; absent: none. */
  readonly depth?: number;
}

export interface ScanResult {
  readonly labels: Label[];
  readonly truncated: boolean;
}
