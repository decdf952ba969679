/**
 * Somebody who can write to the topics and has no key: what is real is copied and changed. Nothing of it may be obeyed.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { commandRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Command } from '../../../schemas/generated/types.ts';
import { topics } from '../../../schemas/topics.ts';
import { createSigner } from '../../../services/adapters/crypto/signer.ts';
import type { LogProducer, LogRecord, OutgoingRecord } from '../../../services/engine/ports/log.ts';
import { commandTopicRecord, signedRecord } from '../pipeline/command-topic.ts';
import { deployment, type Ground } from '../pipeline/ground.ts';
import { commandOf, isCommand } from './verdict/evidence.ts';

export class Forger {
  readonly #ground: Ground;
  readonly #producer: LogProducer;
  readonly #closed = new Set<string>();
  readonly #eventIds = new Set<string>();
  #injected = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#producer = ground.log.producer();
  }

  get injected(): number {
    return this.#injected;
  }

  /** Sessions whose breakers somebody tried to close. */
  get closed(): ReadonlySet<string> {
    return this.#closed;
  }

  /** Of the events that nobody sent. */
  get eventIds(): ReadonlySet<string> {
    return this.#eventIds;
  }

  /** Forges from the commands and calls that were seen last. */
  async forge(commands: readonly LogRecord[]): Promise<void> {
    const real = commands.findLast(isCommand);
    if (real === undefined) return;
    const forged = [...this.#commands(real), ...this.#events(commands)];
    await this.#producer.produce(forged);
    this.#injected += forged.length;
  }

  async close(): Promise<void> {
    await this.#producer.close();
  }

  #commands(real: LogRecord): readonly OutgoingRecord[] {
    const command = commandOf(real);
    this.#closed.add(command.scope.id);
    const { signing } = this.#ground.workerKeys();
    const { writer, kid } = signing;
    const stranger = createSigner({ writer, kid, deployment, privateKey: generateKeyPairSync('ed25519').privateKey });
    const elsewhere = createSigner({ ...signing, deployment: 'elsewhere' });
    const worker = createSigner({ ...signing, deployment });
    const closed: Command = { ...command, action: 'close', order: { ...command.order, incarnation: 9_999 } };
    const wide: Command = {
      ...command,
      action: 'open',
      id: randomBytes(16).toString('hex'),
      scope: { ...command.scope, kind: 'tenant', id: command.scope.tenant },
    };
    const value = real.value ?? new Uint8Array();
    return [
      signedRecord(closed, stranger),
      signedRecord(closed, elsewhere),
      // The worker's own key may not speak for a whole tenant.
      signedRecord(wide, worker),
      commandTopicRecord(`${commandRecordKey(command)}x`, value),
      commandTopicRecord(commandRecordKey(closed), changed(value)),
      commandTopicRecord(commandRecordKey(command), Buffer.from('{')),
    ];
  }

  /** Nobody's events. */
  #events(seen: readonly LogRecord[]): readonly OutgoingRecord[] {
    const key = seen.at(-1)?.key ?? 'nobody';
    return [
      {
        topic: topics.calls,
        key,
        value: Buffer.from('{"session":{}}'),
        headers: { ce_type: 'shearpin.call.requested.v1' },
      },
    ];
  }
}

/** The body says something else than what was signed. */
function changed(value: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(value)
      .toString('utf8')
      .replace(/"action":"[a-z_]+"/, '"action":"close"'),
  );
}
