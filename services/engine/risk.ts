/**
 * What the findings of one session, or of one entity over several, add up to.
 *
 * Owns the score. Invariants:
 * 1. Each finding adds by its severity, and what was added halves with every half-life of event time.
 * 2. Rule 4 (determinism): while a finding is among the newest, the score does not depend on the order in which they
 *    came, and one that is withdrawn takes back what it added. Older ones are one sum, which only decays.
 * 3. What is kept is plain data, and bounded whatever comes.
 */
import type { DetectorMetadata, Finding, Severity } from '../../detectors/contract.ts';
import type { RiskLevel } from '../../schemas/generated/types.ts';

export interface RiskSettings {
  readonly halfLifeMs: number;
  /** Scores at which each step of the ladder begins. */
  readonly throttleAt: number;
  readonly approvalAt: number;
  readonly openAt: number;
}

/** What one finding adds, before time takes from it. */
export interface RiskPart {
  readonly detector: string;
  readonly anchor: string;
  readonly timeMs: number;
  readonly weight: number;
  readonly techniques: readonly string[];
}

/** The findings that are not among the newest any more. */
export interface OlderRisk {
  readonly weight: number;
  readonly atMs: number;
  readonly techniques: readonly string[];
}

export interface RiskState {
  /** By event time, the newest last. */
  readonly parts: readonly RiskPart[];
  readonly older?: OlderRisk;
}

export interface Risk {
  readonly score: number;
  readonly level: RiskLevel;
}

export const riskPartsMax = 32;
export const riskTechniquesMax = 64;
export const riskScoreMax = 1_000_000;
const partTechniquesMax = 16;

const weights: Readonly<Record<Severity, number>> = { informational: 0, low: 4, medium: 20, high: 40, critical: 80 };
/** A technique that the session had not shown adds half as much again; what is only perhaps so, half. */
const newTechnique = 1.5;
const onlyPerhaps = 0.5;

const noRisk: RiskState = { parts: [] };

/** The same finding, told again, counts once: as the surest and the newest of them. */
export function addRisk(
  state: RiskState = noRisk,
  { metadata, finding }: { readonly metadata: DetectorMetadata; readonly finding: Finding },
  halfLifeMs: number,
): RiskState {
  const part = partOf(metadata, finding);
  const known = state.parts.find((other) => isSame(other, part));
  const others = state.parts.filter((other) => other !== known);
  return fold({ ...state, parts: [...others, merge(known, part)].toSorted(byTime) }, halfLifeMs);
}

/** Takes back what a finding added, while it is among the newest. */
export function withdrawRisk(state: RiskState, detector: string, anchor: string): RiskState {
  return { ...state, parts: state.parts.filter((other) => !isSame(other, { detector, anchor })) };
}

/** The score at a time; of what is found later it knows nothing yet. */
export function riskAt(state: RiskState = noRisk, nowMs: number, settings: RiskSettings): Risk {
  const { halfLifeMs } = settings;
  const parts = state.parts.filter(({ timeMs }) => timeMs <= nowMs);
  const seen = new Set(state.older?.techniques);
  const older = state.older === undefined ? 0 : decayed(state.older.weight, nowMs - state.older.atMs, halfLifeMs);
  const sum = parts.reduce(
    (score, part) => score + decayed(addedBy(part, seen), nowMs - part.timeMs, halfLifeMs),
    older,
  );
  const score = Math.min(riskScoreMax, Math.round(sum));
  return { score, level: levelOf(score, settings) };
}

/** Time of the newest finding that is kept: a deadline may lie after the newest event. */
export function newestRiskMs({ parts }: RiskState = noRisk): number {
  return parts.at(-1)?.timeMs ?? 0;
}

function levelOf(score: number, { throttleAt, approvalAt, openAt }: RiskSettings): RiskLevel {
  if (score >= openAt) return 'open';
  if (score >= approvalAt) return 'approval';
  return score >= throttleAt ? 'throttle' : 'none';
}

function partOf({ id, severity, maps }: DetectorMetadata, { anchor, endMs, certainty }: Finding): RiskPart {
  // A detector that names no technique stands for one of its own.
  const techniques = maps.length === 0 ? [id] : maps.slice(0, partTechniquesMax).map((map) => map.id);
  const weight = weights[severity] * (certainty === 'perhaps' ? onlyPerhaps : 1);
  return { detector: id, anchor, timeMs: endMs, weight, techniques };
}

function isSame(one: Pick<RiskPart, 'detector' | 'anchor'>, other: Pick<RiskPart, 'detector' | 'anchor'>): boolean {
  return one.detector === other.detector && one.anchor === other.anchor;
}

function merge(known: RiskPart | undefined, part: RiskPart): RiskPart {
  if (known === undefined) return part;
  const timeMs = Math.max(known.timeMs, part.timeMs);
  return { ...known, ...part, timeMs, weight: Math.max(known.weight, part.weight) };
}

/** Findings of one time have an order of their own, so that the sum is the same to the last bit. */
function byTime(one: RiskPart, other: RiskPart): number {
  if (one.timeMs !== other.timeMs) return one.timeMs - other.timeMs;
  const [name, otherName] = [`${one.detector} ${one.anchor}`, `${other.detector} ${other.anchor}`];
  if (name === otherName) return 0;
  return name < otherName ? -1 : 1;
}

function fold(state: RiskState, halfLifeMs: number): RiskState {
  const [oldest, ...parts] = state.parts;
  if (oldest === undefined || state.parts.length <= riskPartsMax) return state;
  const { weight, atMs, techniques } = state.older ?? { weight: 0, atMs: oldest.timeMs, techniques: [] };
  const nowMs = Math.max(atMs, oldest.timeMs);
  const added = addedBy(oldest, new Set(techniques));
  const sum = decayed(weight, nowMs - atMs, halfLifeMs) + decayed(added, nowMs - oldest.timeMs, halfLifeMs);
  const older = {
    ...state.older,
    weight: Math.min(riskScoreMax, sum),
    atMs: nowMs,
    techniques: [...new Set([...techniques, ...oldest.techniques])].slice(0, riskTechniquesMax),
  };
  return { ...state, parts, older };
}

/** In the order of time: the first that shows a technique adds more. */
function addedBy({ weight, techniques }: RiskPart, seen: Set<string>): number {
  const isNew = techniques.some((technique) => !seen.has(technique));
  for (const technique of techniques) seen.add(technique);
  return isNew ? weight * newTechnique : weight;
}

function decayed(weight: number, ageMs: number, halfLifeMs: number): number {
  return weight * 2 ** (-Math.max(0, ageMs) / halfLifeMs);
}
