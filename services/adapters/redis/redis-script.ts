import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RedisConnection } from './redis-connection.ts';
import type { CommandKind, PipelineReply } from './send-each.ts';

export interface ScriptCall {
  readonly key: string;
  readonly args: readonly (string | Buffer)[];
}

/** A script of the folder beside this file, called by its hash; its text is sent again when Redis lost it. */
export class RedisScript {
  readonly #byHash: CommandKind<ScriptCall>;
  readonly #byText: CommandKind<ScriptCall>;

  constructor(fileName: string) {
    const text = readFileSync(new URL(`scripts/${fileName}`, import.meta.url), 'utf8');
    // Redis names scripts by SHA-1; nothing rests on its strength.
    const sha1 = createHash('sha1').update(text).digest('hex');
    this.#byHash = {
      add: (pipeline, { key, args }) => pipeline.evalsha(sha1, 1, key, ...args),
      send: (redis, { key, args }) => redis.evalsha(sha1, 1, key, ...args),
    };
    this.#byText = {
      add: (pipeline, { key, args }) => pipeline.eval(text, 1, key, ...args),
      send: (redis, { key, args }) => redis.eval(text, 1, key, ...args),
    };
  }

  /** Those calls that found no script are made once more, with its text. */
  async callEach(connection: RedisConnection, calls: readonly ScriptCall[]): Promise<readonly PipelineReply[]> {
    const replies = await connection.each(calls, this.#byHash);
    const missed = calls.filter((_, index) => isNoScript(replies[index]));
    if (missed.length === 0) return replies;
    const again = await connection.each(missed, this.#byText);
    return replies.map((reply, index) => again[missed.indexOf(calls[index] as ScriptCall)] ?? reply);
  }
}

function isNoScript(reply: PipelineReply | undefined): boolean {
  return reply?.[0]?.message.startsWith('NOSCRIPT') ?? false;
}
