/**
 * Passages of long texts, by a few shingles of which a copy is known again, wherever it stands and however it is wrapped.
 *
 * The shingles are winnowed over a window that grows with the root of the text's length. A wider window keeps a subset
 * of what a narrow one keeps, so that both sides need not know of each other: a copied passage that is as long as the
 * wider of their two windows and a shingle is always found, a shorter one in proportion to its length.
 */
import { compactText } from './canonical-text.ts';
import type { FingerprintSet } from './fingerprint-set.ts';
import { winnow } from './shingles.ts';

/** Up to here a leaf counts as a whole. */
const wholeTextMax = 96;
/** Some six words: shorter runs are alike in texts that have nothing to do with each other. */
const pieceLength = 32;
const windowMin = 48;
const windowPerRoot = 4;
/** Of windows that lie beside each other, two keep about one piece each; a little room is left for chance. */
const windowsPerPiece = 2.4;

/** What of a text is long enough to be copied as a passage. */
export function passageOf(text: string): string {
  return text.length > wholeTextMax ? compactText(text) : '';
}

/** Passages come behind every other value: they take the room that those left in the event. */
export function addPassages(compact: string, set: FingerprintSet): void {
  for (const text of samplePassages(compact, set.room)) set.add({ kind: 'shingle', text, role: 'passage' });
}

function samplePassages(compact: string, samplesMax: number): readonly string[] {
  if (samplesMax === 0) return [];
  let window = Math.max(windowOf(compact.length), Math.ceil((windowsPerPiece * compact.length) / samplesMax));
  let kept = new Set(winnow(compact, window, pieceLength));
  while (kept.size > samplesMax && window < compact.length) {
    window *= 2;
    kept = new Set(winnow(compact, window, pieceLength));
  }
  return [...kept].slice(0, samplesMax);
}

function windowOf(length: number): number {
  return Math.max(windowMin, Math.ceil(windowPerRoot * Math.sqrt(length)));
}
