import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pipelineEach } from './cluster-slots.ts';
import type { RedisClient } from './redis-client.ts';
import { type PipelineReply, replyOf } from './redis-connection.ts';

export interface ScriptCall {
  readonly key: string;
  readonly args: readonly (string | Buffer)[];
}

/** A script of the folder beside this file, called by its hash; its text is sent again when Redis lost it. */
export class RedisScript {
  readonly #text: string;
  readonly #sha1: string;

  constructor(fileName: string) {
    this.#text = readFileSync(new URL(`scripts/${fileName}`, import.meta.url), 'utf8');
    // Redis names scripts by SHA-1; nothing rests on its strength.
    this.#sha1 = createHash('sha1').update(this.#text).digest('hex');
  }

  async callEach(redis: RedisClient, calls: readonly ScriptCall[]): Promise<readonly PipelineReply[]> {
    const [only] = calls;
    return calls.length === 1 && only !== undefined ? [await this.#callOne(redis, only)] : this.#callAll(redis, calls);
  }

  async #callOne(redis: RedisClient, { key, args }: ScriptCall): Promise<PipelineReply> {
    const reply = await replyOf(redis.evalsha(this.#sha1, 1, key, ...args));
    return isNoScript(reply) ? replyOf(redis.eval(this.#text, 1, key, ...args)) : reply;
  }

  /** One pipeline for all calls; a second one for those that found no script. */
  async #callAll(redis: RedisClient, calls: readonly ScriptCall[]): Promise<readonly PipelineReply[]> {
    const replies = await pipelineEach(redis, calls, (pipeline, { key, args }) =>
      pipeline.evalsha(this.#sha1, 1, key, ...args),
    );
    const missed = [...replies.keys()].filter((index) => isNoScript(replies[index]));
    if (missed.length === 0) return replies;
    const again = await pipelineEach(
      redis,
      missed.flatMap((index) => calls[index] ?? []),
      (pipeline, { key, args }) => pipeline.eval(this.#text, 1, key, ...args),
    );
    return replies.map((reply, index) => again[missed.indexOf(index)] ?? reply);
  }
}

function isNoScript(reply: PipelineReply | undefined): boolean {
  return reply?.[0]?.message.startsWith('NOSCRIPT') ?? false;
}
