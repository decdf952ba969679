/**
 * Keeps what sessions take in the store below what the store may have: before it is full, those with the least in them
 * are given up, counted and told.
 *
 * Invariants:
 * 1. Only what is of partitions that this process owns is given up, nothing that has anything to publish or was saved
 *    since it was looked at, nothing that is being rebuilt, and no tenant.
 * 2. Sessions with nothing begun go before entities, since what several sessions have in common outlives the log, these
 *    before those in which a detector found something, and these before those that have a live command; of the same kind
 *    the one that was silent for longest.
 * 3. Of each sample half stays, so that a poor choice of sessions costs little.
 */
import type { SessionStore, StoredSample } from '../../engine/ports/session-store.ts';
import type { SessionState } from '../../engine/state.ts';
import type { WorkerEvents } from '../events.ts';
import { heldBy, heldKinds, type Held } from './held.ts';
import { decodeSession, type SessionContent } from './session-blob.ts';
import type { OwnerView } from './session-step.ts';

export interface BudgetDeps {
  readonly store: SessionStore;
  readonly events: Pick<WorkerEvents, 'storeRoom' | 'storeUnbounded' | 'shed'>;
  /** How far each partition of this process is; undefined of one that is not its. */
  readonly ownerOf: (partition: number) => Pick<OwnerView, 'publishedTo'> | undefined;
  /** The same of the partitions of signals. */
  readonly entityOwnerOf: (partition: number) => Pick<OwnerView, 'publishedTo'> | undefined;
  /** The gateway that most of a tenant's sessions came by that were given up; entities came by none. */
  readonly onShed: (of: { readonly tenant: string; readonly gateway?: string }) => void;
}

/** From the one on sessions are given up until the other is reached. */
const shares = { high: 0.85, low: 0.75 };
const sampleMax = 500;
const samplesMax = 20;
/** What Redis needs for a key beside its blob. */
const keyBytes = 300;

interface Candidate extends StoredSample {
  readonly held: Held;
  readonly tenant: string;
  readonly gateway: string | undefined;
}

export class StoreBudget {
  readonly #deps: BudgetDeps;
  #isUnboundedTold = false;

  constructor(deps: BudgetDeps) {
    this.#deps = deps;
  }

  async tend(): Promise<void> {
    const { store, events } = this.#deps;
    const room = await store.room?.();
    if (room === undefined) return;
    events.storeRoom(room);
    const { usedBytes, maxBytes } = room;
    if (maxBytes === 0 && !this.#isUnboundedTold) events.storeUnbounded();
    this.#isUnboundedTold = maxBytes === 0;
    if (maxBytes === 0 || usedBytes < shares.high * maxBytes) return;
    await this.#free(usedBytes - shares.low * maxBytes);
  }

  async #free(bytes: number): Promise<void> {
    const shed: Candidate[] = [];
    for (let samples = 0, left = bytes; samples < samplesMax && left > 0; samples += 1) {
      const given = leastOf(await this.#candidates(), left);
      if (given.length === 0) break;
      await this.#deps.store.drop?.(given);
      shed.push(...given);
      left -= given.reduce((sum, one) => sum + sizeOf(one), 0);
    }
    for (const held of heldKinds) {
      const count = shed.filter((one) => one.held === held).length;
      if (count > 0) this.#deps.events.shed(held, count);
    }
    for (const [tenant, own] of Map.groupBy(shed, (one) => one.tenant)) {
      const gateway = mostOf(own.flatMap((one) => one.gateway ?? []));
      this.#deps.onShed({ tenant, ...(gateway === undefined ? {} : { gateway }) });
    }
  }

  async #candidates(): Promise<readonly Candidate[]> {
    const found = (await this.#deps.store.sample?.(sampleMax)) ?? [];
    return found.flatMap((sample): readonly Candidate[] => {
      const content = readable(sample);
      const state = content?.state as SessionState | undefined;
      const partition = content?.positions.at(-1)?.partition;
      if (content === undefined || state === undefined || partition === undefined) return [];
      const { entity, restored } = state;
      const owner = entity === undefined ? this.#deps.ownerOf(partition) : this.#deps.entityOwnerOf(partition);
      if (owner === undefined || hasUnpublished(content, owner)) return [];
      if (entity?.kind === 'tenant' || restored !== undefined) return [];
      const gateway = state.sources.at(-1)?.gateway;
      return [{ ...sample, held: heldBy(state), tenant: state.tenant, gateway }];
    });
  }
}

/** The least valuable ones, at most half of them, until they make up so many bytes. */
function leastOf(candidates: readonly Candidate[], bytes: number): readonly Candidate[] {
  const rank = ({ held }: Candidate): number => heldKinds.indexOf(held);
  const sorted = candidates.toSorted((one, other) => rank(one) - rank(other) || one.ttlMs - other.ttlMs);
  const given: Candidate[] = [];
  let left = bytes;
  for (const candidate of sorted.slice(0, Math.ceil(sorted.length / 2))) {
    if (left <= 0) break;
    left -= sizeOf(candidate);
    given.push(candidate);
  }
  return given;
}

/** What is committed was published; how far another partition is that a session came from is not known here. */
function hasUnpublished(
  { positions, outbox, signals = [] }: SessionContent,
  { publishedTo }: Pick<OwnerView, 'publishedTo'>,
): boolean {
  const here = positions.at(-1)?.partition;
  return [...outbox, ...signals].some(({ partition, offset }) => partition !== here || BigInt(offset) >= publishedTo);
}

function sizeOf({ key, blob }: StoredSample): number {
  return blob.byteLength + 2 * key.length + keyBytes;
}

/** What a newer version wrote is not for this one to give up. */
function readable({ blob }: StoredSample): SessionContent | undefined {
  try {
    return decodeSession(blob);
  } catch {
    return undefined;
  }
}

function mostOf(names: readonly string[]): string | undefined {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const);
  const [most] = counts.toSorted(
    ([one, oneCount], [other, otherCount]) => otherCount - oneCount || (one < other ? -1 : 1),
  );
  return most?.[0];
}
