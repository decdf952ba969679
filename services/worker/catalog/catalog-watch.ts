/**
 * Follows which definitions of tools gateways saw, and says of each call what is known of its tool.
 *
 * Owns the table of definitions and what is noted of it in the topic, which may be compacted. Invariants:
 * 1. What a gateway signed counts for its own tenant alone; notes count under the workers' own key.
 * 2. One worker notes: the owner of the first partition of calls. Notes that two of them make are the same or add up.
 */
import { timingSafeEqual } from 'node:crypto';
import { catalogReferenceKey } from '../../../schemas/events/record-key.ts';
import type { CallRequested, CatalogFacts, CatalogReference } from '../../../schemas/generated/types.ts';
import { validateCatalogReference } from '../../../schemas/generated/validators.js';
import { eventTypes, macHeader, topics } from '../../../schemas/topics.ts';
import type { LogFollower, LogProducer, LogRecord, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import { type Decoded, type GatewayDirectory, readJson } from '../records/decode.ts';
import { envelop } from '../records/outgoing.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';
import { readObserved } from '../readers/catalog-reader.ts';
import { DefinitionTable } from './definition-table.ts';

export interface CatalogDeps {
  readonly gateways: GatewayDirectory;
  readonly signer: Pick<Signer, 'seal'>;
}

export interface CatalogWatchDeps extends CatalogDeps {
  readonly follower: () => LogFollower;
  readonly producer: LogProducer;
  readonly onNoted: (count: number) => void;
}

const notesMax = 500;
const noteBytesMax = 4_096;

export class CatalogWatch {
  readonly #deps: CatalogWatchDeps;
  readonly #catalog: Catalog;
  #follower: LogFollower | undefined;
  #isRead = false;
  #isBroken = false;

  constructor(deps: CatalogWatchDeps) {
    this.#deps = deps;
    this.#catalog = new Catalog(deps);
  }

  /** What it waits for: topics that were not read to their end, or cannot be read now. */
  get waiting(): readonly string[] {
    return this.#isRead && !this.#isBroken ? [] : [topics.catalog];
  }

  /** Resolves when all that the topic holds was read: calls are judged by it. */
  async start(): Promise<void> {
    const caughtUp = Promise.withResolvers<undefined>();
    this.#follower = this.#deps.follower();
    await this.#follower.follow(topics.catalog, {
      onRecord: (record) => this.#catalog.take(record),
      onCaughtUp: () => {
        this.#isRead = true;
        caughtUp.resolve(undefined);
      },
      onHealth: (isHealthy) => {
        this.#isBroken = !isHealthy;
      },
    });
    await caughtUp.promise;
  }

  async stop(): Promise<void> {
    await this.#follower?.stop();
  }

  withFacts(decoded: Decoded, appendTimeMs: number): Decoded {
    return this.#catalog.withFacts(decoded, appendTimeMs);
  }

  /** Notes what compaction would take. */
  async note(): Promise<void> {
    if (!this.#isRead) return;
    const due = this.#catalog.due(notesMax);
    if (due.length === 0) return;
    await this.#deps.producer.produce(due.map((one) => noteRecord(one, this.#deps.signer)));
    this.#catalog.wereNoted(due);
    this.#deps.onNoted(due.length);
  }
}

/** What the records of the catalog topic say. */
export class Catalog {
  readonly #deps: CatalogDeps;
  readonly #table = new DefinitionTable();
  /** References that are not in the topic as such, by record key. */
  readonly #due = new Map<string, CatalogReference>();

  constructor(deps: CatalogDeps) {
    this.#deps = deps;
  }

  take(record: LogRecord): void {
    const note = readNote(record, this.#deps);
    const seen = note === undefined ? readObserved(record, this.#deps) : undefined;
    if (note !== undefined) {
      const merged = this.#table.noted(note);
      if (isSame(merged, note)) this.#due.delete(record.key);
      else if (merged !== undefined) this.#due.set(record.key, merged);
    }
    const changed = seen === undefined ? undefined : this.#table.observed(seen, record.appendTimeMs);
    if (changed !== undefined) this.#due.set(catalogReferenceKey(changed), changed);
  }

  due(max: number): readonly CatalogReference[] {
    return [...this.#due.values()].slice(0, max);
  }

  wereNoted(noted: readonly CatalogReference[]): void {
    for (const one of noted) {
      const key = catalogReferenceKey(one);
      if (this.#due.get(key) === one) this.#due.delete(key);
    }
  }

  /** The event with what is known of its tool. What a gateway says of that does not count. */
  withFacts(decoded: Decoded, appendTimeMs: number): Decoded {
    if (decoded.kind !== 'event' || !('target' in decoded.data)) return decoded;
    const catalog = this.#factsOf(decoded.data, appendTimeMs);
    if (catalog === undefined && decoded.data.catalog === undefined) return decoded;
    const { catalog: _, ...data } = decoded.data;
    return { ...decoded, data: catalog === undefined ? data : { ...data, catalog } };
  }

  #factsOf({ tenant, server, target, capabilities }: Called, atMs: number): CatalogFacts | undefined {
    const { kind, name, definition } = target;
    if (kind !== 'tool' || definition === undefined) return undefined;
    const isApproved = capabilities.some(({ source }) => source === 'operator');
    return this.#table.factsOf({ tenant, server: server.id, name, definition, isApproved, atMs });
  }
}

type Called = Pick<CallRequested, 'tenant' | 'server' | 'target' | 'capabilities'>;

function isSame(one: CatalogReference | undefined, other: CatalogReference): boolean {
  return JSON.stringify(one?.references) === JSON.stringify(other.references);
}

/** The same references always give the same bytes. */
function noteRecord(note: CatalogReference, signer: Pick<Signer, 'seal'>): OutgoingRecord {
  const { catalogReference: type } = eventTypes;
  const key = catalogReferenceKey(note);
  const timeMs = note.references.at(-1)?.sinceMs ?? 0;
  const value = Buffer.from(JSON.stringify(note), 'utf8');
  const record = envelop({ topic: topics.catalog, type, id: `${key}@${String(timeMs)}`, timeMs, key, value });
  return { ...record, headers: { ...record.headers, [macHeader]: signer.seal({ type, key, value }) } };
}

function readNote({ key, value, headers }: LogRecord, { signer }: CatalogDeps): CatalogReference | undefined {
  const { catalogReference: type } = eventTypes;
  const { [macHeader]: mac = '', ce_type: told } = headers;
  if (told !== type || value === null || value.byteLength > noteBytesMax) return undefined;
  const sealed = Buffer.from(signer.seal({ type, key, value }));
  const said = Buffer.from(mac);
  if (sealed.byteLength !== said.byteLength || !timingSafeEqual(sealed, said)) return undefined;
  const data = readJson(value)?.value;
  if (pruneUnknown(data, validateCatalogReference) === undefined) return undefined;
  const note = data as CatalogReference;
  return key === catalogReferenceKey(note) ? note : undefined;
}
