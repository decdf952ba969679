/**
 * The sets of rules that judged, in a compacted topic, so that a worker that begins with others can judge by them again.
 *
 * Rule 4 (determinism). Owns what is known of the topic. Invariants:
 * 1. A set stands in the topic before its name is committed anywhere, unless it does not fit into a record.
 * 2. What is read makes the set of the name that is asked for, or nothing: a name is a hash of all that the set is.
 */
import { rulesRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Rules } from '../../../schemas/generated/types.ts';
import { validateRules } from '../../../schemas/generated/validators.js';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Log, LogProducer, LogRecord, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { Verify } from '../../sensor/enforcer/admit-record.ts';
import type { WorkerEvents } from '../events.ts';
import { readWhole } from '../readers/whole-topic.ts';
import { envelop } from '../records/outgoing.ts';
import { packSource, rulesOf, type RulesSource } from './rules-source.ts';

export interface RulesShelfDeps {
  readonly log: Log;
  readonly producer: LogProducer;
  readonly signer: Signer;
  readonly verify: Verify;
  readonly engine: Pick<Engine, 'rulesName' | 'under' | 'learn'>;
  /** Of the rules in force. */
  readonly source: () => RulesSource;
  readonly events: Pick<WorkerEvents, 'rulesTooLarge' | 'published'>;
  readonly nowMs: () => number;
}

/** Commit metadata name sixteen sets a partition, mostly the same ones. */
const setsMax = 64;

export class RulesShelf {
  readonly #deps: RulesShelfDeps;
  readonly #kept = new Map<string, Promise<void>>();
  readonly #sought = new Map<string, Promise<void>>();

  constructor(deps: RulesShelfDeps) {
    this.#deps = deps;
  }

  /** Resolves when the rules in force stand in the topic. */
  keep(): Promise<void> {
    const { engine, source } = this.#deps;
    return once(this.#kept, engine.rulesName(), (name) => this.#put(name, source()));
  }

  /** Lets the engine know the rules of this name, if they are anywhere. */
  find(name: string): Promise<void> {
    return this.#deps.engine.under(name) === undefined
      ? once(this.#sought, name, () => this.#look(name))
      : Promise.resolve();
  }

  async #put(name: string, source: RulesSource): Promise<void> {
    const { producer, signer, events, nowMs } = this.#deps;
    const known = await this.#read();
    if (known.has(name)) return;
    const packed = packSource(source);
    if (packed === undefined) {
      events.rulesTooLarge();
      return;
    }
    const { writer } = signer;
    const rules: Rules = { spec: 'shearpin.rules.v1', writer, name, timeMs: nowMs(), source: packed };
    const oldest = [...known.values()]
      .sort((a, b) => a.timeMs - b.timeMs)
      .slice(0, Math.max(0, known.size + 1 - setsMax));
    await producer.produce([this.#record(rules), ...oldest.map((one) => tombstoneOf(one))]);
    events.published('rules', 1);
  }

  #record(rules: Rules): OutgoingRecord {
    const { writer, name, timeMs } = rules;
    const key = rulesRecordKey(writer, name);
    const value = this.#deps.signer.sign(rules);
    return envelop({ topic: topics.rules, type: eventTypes.rules, id: key, timeMs, key, value });
  }

  async #look(name: string): Promise<void> {
    const found = (await this.#read()).get(name);
    if (found === undefined) return;
    try {
      this.#deps.engine.learn(name, rulesOf(found.source));
    } catch {
      // What no version of these workers wrote makes no rules, and then they are not known.
    }
  }

  async #read(): Promise<ReadonlyMap<string, Rules>> {
    const { log, verify } = this.#deps;
    const found = new Map<string, Rules>();
    await readWhole(log, topics.rules, (record) => {
      const rules = readRules(record, verify);
      if (rules !== undefined) found.set(rules.name, rules);
    });
    return found;
  }
}

function readRules({ key, value }: LogRecord, verify: Verify): Rules | undefined {
  const verified = verify(value ?? new Uint8Array());
  if (!verified.ok || !validateRules(verified.body)) return undefined;
  const { body, key: signer } = verified;
  return signer.writer === body.writer && key === rulesRecordKey(body.writer, body.name) ? body : undefined;
}

function tombstoneOf({ writer, name }: Rules): OutgoingRecord {
  return { topic: topics.rules, key: rulesRecordKey(writer, name), value: null, headers: {} };
}

/** Asked once for each name, and again when that failed. */
function once(asked: Map<string, Promise<void>>, name: string, ask: (name: string) => Promise<void>): Promise<void> {
  const under = asked.get(name) ?? ask(name);
  asked.set(name, under);
  under.catch(() => asked.delete(name));
  return under;
}
