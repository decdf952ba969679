import type { DetectorMetadata, Finding } from '../../detectors/contract.ts';
import { identify } from '../../detectors/kit/identity.ts';
import { chainCommandsMax, chainsMax, foundMax, type Chain, type FoundCall } from './state.ts';

interface Folding {
  readonly metadata: DetectorMetadata;
  readonly finding: Finding;
  readonly key: string;
  readonly createdMs: number;
}

/**
 * Whether an earlier round of the same call has shown as much already. That a later round was refused is news, and so is
 * certainty where there was none.
 */
export function isToldBefore(
  chains: readonly Chain[],
  { metadata, finding }: Pick<Folding, 'metadata' | 'finding'>,
): boolean {
  if (isRefused(finding)) return false;
  const chain = chains.find(({ detector, chain: id }) => detector === metadata.id && id === finding.chain);
  const known = chain?.found?.find(({ call }) => call === finding.anchor);
  return known !== undefined && (known.isCertain || finding.certainty === 'perhaps');
}

function isRefused({ steps }: Finding): boolean {
  return steps.at(-1)?.verdict === 'refused';
}

/** Id of a finding: what it is about, not where or when it was made. */
export function findingId(metadata: DetectorMetadata, key: string, finding: Finding): string {
  const major = metadata.version.split('.')[0] ?? '';
  return identify([metadata.id, major, key, finding.anchor]);
}

/** Chains whose time has passed are closed: a later finding begins a new alert. */
export function dropClosed(chains: readonly Chain[], horizonMs: number): readonly Chain[] {
  return chains.every(({ untilMs }) => untilMs >= horizonMs)
    ? chains
    : chains.filter(({ untilMs }) => untilMs >= horizonMs);
}

function begin({ metadata, finding, key, createdMs }: Folding): Chain {
  return {
    detector: metadata.id,
    chain: finding.chain,
    uid: findingId(metadata, key, finding),
    revision: 0,
    count: 0,
    refused: 0,
    firstMs: finding.startMs,
    lastMs: finding.endMs,
    foundMs: finding.endMs,
    untilMs: finding.untilMs,
    createdMs,
    commands: [],
  };
}

/** Folds a finding into its chain. The chain's revision, count and times are whole values, never increments on the wire. */
export function foldFinding(
  chains: readonly Chain[],
  folding: Folding,
): { readonly chain: Chain; readonly chains: readonly Chain[] } {
  const { metadata, finding } = folding;
  const present = chains.find(({ detector, chain }) => detector === metadata.id && chain === finding.chain);
  const earlier = present ?? begin(folding);
  const chain = {
    ...earlier,
    revision: earlier.revision + 1,
    count: earlier.count + 1,
    refused: earlier.refused + (isRefused(finding) ? 1 : 0),
    firstMs: Math.min(earlier.firstMs, finding.startMs),
    lastMs: Math.max(earlier.lastMs, finding.endMs),
    untilMs: Math.max(earlier.untilMs, finding.untilMs),
    found: withFound(earlier, finding),
  };
  return { chain, chains: keepChain(chains, present, chain) };
}

/**
 * Takes a finding out of its chain again. The chain stays, though nothing may be left of it, so that what is found anew
 * goes on with its revisions.
 */
export function withdrawFinding(
  chains: readonly Chain[],
  folding: Folding,
): { readonly chain: Chain; readonly chains: readonly Chain[] } {
  const { metadata, finding } = folding;
  const present = chains.find(({ detector, chain }) => detector === metadata.id && chain === finding.chain);
  const earlier = present ?? begin(folding);
  const { found = [] } = earlier;
  const known = found.find(({ call }) => call === finding.anchor);
  const wasRefused = known?.isRefused ?? isRefused(finding);
  const chain = {
    ...earlier,
    revision: earlier.revision + 1,
    count: Math.max(0, earlier.count - 1),
    refused: Math.max(0, earlier.refused - (wasRefused ? 1 : 0)),
    withdrawn: (earlier.withdrawn ?? 0) + 1,
    found: found.filter((other) => other !== known),
  };
  return { chain, chains: keepChain(chains, present, chain) };
}

function withFound({ found = [] }: Chain, finding: Finding): readonly FoundCall[] {
  const { anchor: call, certainty } = finding;
  const others = found.filter((other) => other.call !== call);
  const known = { call, isCertain: certainty !== 'perhaps', isRefused: isRefused(finding) };
  return [...others, known].slice(-foundMax);
}

/** The chain that was touched last stands last; the one that was touched longest ago makes room. */
function keepChain(chains: readonly Chain[], present: Chain | undefined, chain: Chain): readonly Chain[] {
  return [...chains.filter((other) => other !== present), chain].slice(-chainsMax);
}

/** Remembers which commands the chain led to. */
export function withCommands(chains: readonly Chain[], chain: Chain, ids: readonly string[]): readonly Chain[] {
  const commands = [...new Set([...chain.commands, ...ids])].slice(-chainCommandsMax);
  return chains.map((other) => (other === chain ? { ...chain, commands } : other));
}
