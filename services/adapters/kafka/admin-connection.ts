import type { Admin, Kafka } from 'kafkajs';
import { clientRetry } from './kafka-client.ts';
import { type Attempt, toLogFault } from './kafka-fault.ts';

/** An admin connection that is made when it is first used, and made anew after it failed. */
export class AdminConnection {
  readonly #kafka: Kafka;
  #connected: Promise<Admin> | undefined;

  constructor(kafka: Kafka) {
    this.#kafka = kafka;
  }

  async run<Result>(attempt: Attempt, work: (admin: Admin) => Promise<Result>): Promise<Result> {
    try {
      this.#connected ??= this.#connect();
      return await work(await this.#connected);
    } catch (fault) {
      const known = toLogFault(fault, attempt);
      if (known.code === 'E_LOG_UNAVAILABLE' || known.code === 'E_LOG_ACCESS') void this.close();
      throw known;
    }
  }

  async close(): Promise<void> {
    const connected = this.#connected;
    this.#connected = undefined;
    await connected?.then((admin) => admin.disconnect()).catch(() => undefined);
  }

  async #connect(): Promise<Admin> {
    const admin = this.#kafka.admin({ retry: clientRetry });
    await admin.connect();
    return admin;
  }
}
