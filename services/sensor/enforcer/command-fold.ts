import { commandFoldKey } from '../../../schemas/commands/record-key.ts';
import type { Command, CommandOrder } from '../../../schemas/generated/types.ts';
import { longestLifetimeMs } from './authority.ts';
import { compareOrders } from './command-order.ts';
import { ExpirySeconds } from './expiry-seconds.ts';

/** newest: it rules its fold now. repeated: it does already. older: another rules. full: there is no room for it. */
export type FoldOutcome = 'newest' | 'repeated' | 'older' | 'full';

/** What is left of a ruler that has expired: enough to refuse what it overruled. */
interface Stub {
  readonly key: string;
  readonly order: CommandOrder;
  /** Of what it overrules. */
  readonly expiresAt: number;
}

/**
 * The command with the highest order of each fold, whatever order the records arrive in.
 *
 * 1. The order of a fold's ruler is kept, though it has expired, while a lower command of the fold could still be
 *    unexpired: else a late or repeated arm would come alive again after its disarm.
 * 2. A ruler that has not expired is never dropped for room: a newcomer is refused instead. Of the expired ones the
 *    oldest go first.
 */
export class CommandFold {
  readonly #rulers = new Map<string, Command>();
  readonly #expiring = new ExpirySeconds<Command>();
  readonly #stubs = new Map<string, Stub>();
  readonly #expiringStubs = new ExpirySeconds<Stub>();
  readonly #commandsMax: number;

  constructor({ commandsMax }: { readonly commandsMax: number }) {
    this.#commandsMax = commandsMax;
  }

  take(command: Command): FoldOutcome {
    const key = commandFoldKey(command);
    const ruler = this.#rulers.get(key);
    const order = this.#stubs.get(key)?.order ?? ruler?.order;
    const compared = order === undefined ? 1 : compareOrders(command.order, order) || compareTexts(command, ruler);
    if (compared < 0) return 'older';
    if (compared === 0) return 'repeated';
    if (ruler === undefined && !this.#makeRoom()) return 'full';
    this.#dropStub(key);
    if (ruler !== undefined) this.#expiring.delete(ruler);
    this.#rulers.set(key, command);
    this.#expiring.add(command);
    return 'newest';
  }

  rulers(): IterableIterator<Command> {
    return this.#rulers.values();
  }

  get isFull(): boolean {
    return this.#rulers.size >= this.#commandsMax;
  }

  /** Lets go of what has expired; returns those commands. */
  prune(nowMs: number): readonly Command[] {
    const gone = this.#expiring.takeBefore(nowMs + 1);
    for (const command of gone) {
      const key = commandFoldKey(command);
      this.#rulers.delete(key);
      this.#keepStub({ key, order: command.order, expiresAt: command.issuedAt + longestLifetimeMs });
    }
    for (const { key } of this.#expiringStubs.takeBefore(nowMs)) this.#stubs.delete(key);
    return gone;
  }

  #keepStub(stub: Stub): void {
    this.#stubs.set(stub.key, stub);
    this.#expiringStubs.add(stub);
  }

  #dropStub(key: string): void {
    const stub = this.#stubs.get(key);
    if (stub === undefined) return;
    this.#stubs.delete(key);
    this.#expiringStubs.delete(stub);
  }

  #makeRoom(): boolean {
    if (this.isFull) return false;
    const [oldest] = this.#stubs.keys();
    if (this.#rulers.size + this.#stubs.size >= this.#commandsMax && oldest !== undefined) this.#dropStub(oldest);
    return true;
  }
}

/** Two bodies of one order are the writer's fault; every gateway still settles on the same one. */
function compareTexts(left: Command, right: Command | undefined): number {
  const [leftText, rightText] = [JSON.stringify(left), JSON.stringify(right ?? left)];
  if (leftText === rightText) return 0;
  return leftText < rightText ? -1 : 1;
}
