/**
 * Somebody who can write to every topic and has no key that would do: what is real is copied and changed. Nothing of it
 * may be obeyed.
 */
import { generateKeyPairSync } from 'node:crypto';
import { ulid } from 'ulid';
import { commandRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Command } from '../../../schemas/generated/types.ts';
import { createSigner } from '../../../services/adapters/crypto/signer.ts';
import type { LogProducer, LogRecord, OutgoingRecord } from '../../../services/engine/ports/log.ts';
import { FakeGateway } from '../fake-gateway.ts';
import { commandTopicRecord } from '../pipeline/command-topic.ts';
import { deployment, type Ground, tenant } from '../pipeline/ground.ts';
import * as forgeries from './forgeries.ts';
import { commandOf, isCommand } from './verdict/evidence.ts';

export interface Seen {
  readonly commands: readonly LogRecord[];
  /** A session of the plan that has no chain. */
  readonly honest: string | undefined;
  /** Of the calls topic. */
  readonly partitions: number;
}

/** Among so many of the last commands are all that stand for one session. */
const lookedAtMax = 500;

export class Forger {
  readonly #ground: Ground;
  readonly #producer: LogProducer;
  readonly #lifted = new Set<string>();
  readonly #blamed = new Set<string>();
  readonly #eventIds = new Set<string>();
  #injected = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#producer = ground.log.producer();
  }

  get injected(): number {
    return this.#injected;
  }

  /** Sessions and principals from which somebody tried to lift what stands against them. */
  get lifted(): ReadonlySet<string> {
    return this.#lifted;
  }

  /** Sessions without a chain of which somebody says that they had one, or that they are to be refused. */
  get blamed(): ReadonlySet<string> {
    return this.#blamed;
  }

  /** Of the events that nobody sent. */
  get eventIds(): ReadonlySet<string> {
    return this.#eventIds;
  }

  /** Forges from the commands and sessions that were seen last. */
  async forge({ commands, honest, partitions }: Seen): Promise<void> {
    const standing = standingIn(commands);
    if (honest !== undefined) this.#blamed.add(honest);
    const forged = [
      ...this.#commands(standing, honest),
      ...this.#words(standing, partitions),
      ...(honest === undefined ? [] : this.#events(honest)),
    ];
    if (forged.length === 0) return;
    await this.#producer.produce(forged);
    this.#injected += forged.length;
  }

  async close(): Promise<void> {
    await this.#producer.close();
  }

  #commands(standing: readonly Command[], honest: string | undefined): readonly OutgoingRecord[] {
    const [real] = standing;
    if (real === undefined) return [];
    for (const { scope } of standing) this.#lifted.add(scope.id);
    const { worker, stranger, elsewhere } = this.#signers();
    const lifting = forgeries.lifting(standing);
    return [
      ...forgeries.signedBy(stranger, lifting),
      ...forgeries.signedBy(elsewhere, lifting),
      ...lifting.map((command) => forgeries.changedAfterSigning(real, command, worker)),
      // The worker's own key may not speak for a whole tenant.
      ...forgeries.signedBy(worker, [forgeries.opening(real, { kind: 'tenant', id: tenant })]),
      ...(honest === undefined
        ? []
        : [forgeries.misplaced(forgeries.opening(real, { kind: 'session', id: honest }), worker)]),
      commandTopicRecord(commandRecordKey(real), Buffer.from('{')),
    ];
  }

  #words([real]: readonly Command[], partitions: number): readonly OutgoingRecord[] {
    if (real === undefined) return [];
    const { stranger } = this.#signers();
    const place = { partition: real.order.partition, partitions };
    return [forgeries.forgedBeacon(stranger, place, moment()), forgeries.forgedWord(stranger, place, moment())];
  }

  #events(honest: string): readonly OutgoingRecord[] {
    const gateway = new FakeGateway({ id: 'gw-1', tenant });
    const chain = forgeries.forgedChain(honest, gateway, moment());
    for (const { headers } of chain) this.#eventIds.add(headers['ce_id'] ?? '');
    return [...chain, ...forgeries.forgedSignals(honest, this.#signers().stranger, moment())];
  }

  #signers() {
    const { signing } = this.#ground.workerKeys();
    const { writer, kid } = signing;
    const { privateKey } = generateKeyPairSync('ed25519');
    return {
      worker: createSigner({ ...signing, deployment }),
      stranger: createSigner({ writer, kid, deployment, privateKey }),
      elsewhere: createSigner({ ...signing, deployment: 'elsewhere' }),
    };
  }
}

/**
 * Everything that was commanded of the session whose breaker was opened last, the open first, and what was armed last over
 * several sessions.
 */
function standingIn(commands: readonly LogRecord[]): readonly Command[] {
  const last = commands.slice(-lookedAtMax).filter(isCommand).map(commandOf);
  const open = last.findLast(({ action }) => action === 'open');
  if (open === undefined) return [];
  const arms = last.filter(({ action }) => action === 'arm');
  const own = arms.filter(({ scope }) => scope.id === open.scope.id);
  const wide = arms.findLast(({ scope }) => scope.kind === 'principal');
  return [open, ...new Map(own.map((arm) => [arm.id, arm])).values(), ...(wide === undefined ? [] : [wide])];
}

function moment(): forgeries.Moment {
  return { nowMs: Date.now(), newId: ulid };
}
