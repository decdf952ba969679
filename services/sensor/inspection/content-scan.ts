import { cleanSteps, compactText } from './canonical-text.ts';
import { decodeSteps, mayHoldLayers } from './decoded-layers.ts';
import type { FingerprintSet } from './fingerprint-set.ts';
import { readLeaves } from './json-leaves.ts';
import { leafSteps } from './leaf-values.ts';
import type { Found } from './leaf-values.ts';
import type { Passages } from './passages.ts';
import { chosenNames } from './result-content.ts';
import type { NumberedLeaf, ScanOptions, ScanResult } from './scan-options.ts';
import { giveRoom, takeRoom } from './scan-room.ts';
import { winnow } from './shingles.ts';
import { shortCandidates } from './short-candidates.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';

/** Looks through the leaves of one side of a call, and through what is encoded in them. */
export function* scanSteps(
  leaves: readonly NumberedLeaf[],
  set: FingerprintSet,
  options: ScanOptions,
): Steps<ScanResult> {
  const room = takeRoom();
  const { survey, passages } = room;
  const found: Found = { labels: new Set(), set, options };
  const queue = [...leaves];
  const deep: Deep = { stream: [], texts: [] };
  let left = options.charactersMax * options.bounds.decodedShare;
  let truncated = false;
  for (let next = 0; next < queue.length; next++) {
    const leaf = queue[next];
    if (leaf === undefined) break;
    yield;
    const cleaning = yield* cleanSteps(survey, leaf.text);
    if (cleaning.hidden) found.labels.add('hidden-characters');
    truncated ||= cleaning.isCut;
    if (leaf.type !== 'boolean' && leaf.type !== 'null') yield* leafSteps(leaf, survey, found);
    passages.add(survey);
    if (options.deep) addDeep(deep, survey, leaf);
    if (!mayBeDecoded(leaf, survey, options)) continue;
    const inner = yield* decodedSteps(leaf, survey, { deep: options.deep, charactersMax: left });
    truncated ||= inner.truncated;
    if (options.deep) deep.stream.push(compactText(inner.noise));
    for (const one of inner.leaves) {
      left -= one.text.length;
      queue.push(one);
    }
  }
  if (options.deep) truncated = addWatched(deep, set) || truncated;
  yield;
  yield* passageSteps(passages, set);
  giveRoom(room);
  return { labels: [...found.labels].sort(), truncated };
}

function mayBeDecoded(leaf: NumberedLeaf, survey: TextSurvey, { bounds, deep }: ScanOptions): boolean {
  return leaf.type === 'string' && (leaf.depth ?? 0) < bounds.decodedDepthMax && mayHoldLayers(survey, deep);
}

/** What is compared with every shingle and short value of a watched caller. */
interface Deep {
  readonly stream: string[];
  readonly texts: string[];
}

function addDeep({ stream, texts }: Deep, { text }: TextSurvey, leaf: NumberedLeaf): void {
  stream.push(compactText(text));
  texts.push(text);
  if (leaf.text !== text) stream.push(compactText(leaf.text.toWellFormed()));
}

/** True when there was more than is looked at. */
function addWatched({ stream, texts }: Deep, set: FingerprintSet): boolean {
  for (const shingle of winnow(stream.join(''))) {
    set.add({ kind: 'shingle', text: shingle, role: 'payload', localOnly: true });
  }
  const { found, truncated } = shortCandidates(texts.join('\n'));
  for (const candidate of found) set.add({ kind: 'short', text: candidate, role: 'payload', localOnly: true });
  return truncated;
}

/** Passages come behind every other value: they take the room that those left in the event. */
function* passageSteps(passages: Passages, set: FingerprintSet): Steps<void> {
  for (const text of yield* passages.sampleSteps(set.room)) set.add({ kind: 'shingle', text, role: 'passage' });
}

interface Decoded {
  readonly leaves: readonly NumberedLeaf[];
  readonly noise: string;
  readonly truncated: boolean;
}

function* decodedSteps(
  leaf: NumberedLeaf,
  survey: TextSurvey,
  budget: { deep: boolean; charactersMax: number },
): Steps<Decoded> {
  const leaves: NumberedLeaf[] = [];
  const depth = (leaf.depth ?? 0) + 1;
  let left = budget.charactersMax;
  let truncated = false;
  const layers = yield* decodeSteps(survey, budget);
  for (const decoded of layers.texts) {
    truncated ||= decoded.length > left;
    if (left > 0) leaves.push({ ...leaf, type: 'string', text: decoded.slice(0, left), depth });
    left -= decoded.length;
  }
  for (const value of layers.values) {
    const inner = readLeaves(value, { charactersMax: Math.max(0, left) });
    truncated ||= inner.truncated;
    for (const { text, type, ...named } of inner.leaves) {
      const { key, caption } = named.key === undefined ? leaf : named;
      leaves.push({ text, type, key, caption, field: leaf.field, depth });
      left -= text.length;
    }
    const text = chosenNames(inner.keys).join('\n');
    if (text === '') continue;
    leaves.push({
      text,
      type: 'string',
      key: undefined,
      caption: undefined,
      field: leaf.field,
      depth: 9,
      isKeys: true,
    });
    left -= text.length;
  }
  return { leaves, noise: layers.noise, truncated };
}
