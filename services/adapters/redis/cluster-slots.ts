/** Where keys stand in a cluster. */
import { Cluster, type Redis } from 'ioredis';
import type { RedisClient } from './redis-client.ts';

const slotCount = 16_384;
/** Tags of marks: so many that each master has some, and that the move of a slot leaves it others. */
const tags = Array.from({ length: 256 }, (_, number) => tagOf(number));

/** CRC-16/XMODEM of the hash tag, or of the whole key without one. */
export function slotOf(key: string): number {
  const open = key.indexOf('{');
  const close = open === -1 ? -1 : key.indexOf('}', open + 1);
  const tag = close > open + 1 ? key.slice(open + 1, close) : key;
  let crc = 0;
  for (const byte of Buffer.from(tag, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc % slotCount;
}

export interface Master {
  readonly node: Redis;
  /** Hash tags of keys that stand on it; one that is empty on a server that is no cluster. */
  readonly tags: readonly string[];
}

/** All masters that have slots. Throws when one of them cannot be asked: without it nothing is known of the store. */
export function mastersOf(redis: RedisClient): readonly Master[] {
  if (!(redis instanceof Cluster)) return [{ node: redis, tags: [''] }];
  return [...namesIn(redis)].map((name) => {
    const node = nodeAt(redis, name);
    if (node === undefined) throw new Error(`a master of the cluster is away: ${name}`);
    const own = tags.filter(({ slot }) => masterName(redis, slot) === name).map(({ tag }) => tag);
    return { node, tags: own.length > 0 ? own : [farTag(redis, name)] };
  });
}

/** `host:port` of the master that has a slot; empty when none is known. */
export function masterName(cluster: Cluster, slot: number): string {
  return cluster.slots[slot]?.[0] ?? '';
}

/** Undefined while there is no connection to it. */
export function nodeAt(cluster: Cluster, name: string): Redis | undefined {
  return cluster.nodes('all').find(({ options }) => `${options.host ?? ''}:${String(options.port ?? '')}` === name);
}

/** Asks the cluster anew who has which slots; at most one such question is under way. */
export function refreshSlots(redis: RedisClient): void {
  if (redis instanceof Cluster) redis.refreshSlotsCache();
}

function namesIn(cluster: Cluster): ReadonlySet<string> {
  const names = new Set<string>();
  for (let slot = 0; slot < slotCount; slot += 1) names.add(masterName(cluster, slot));
  if (names.has('')) throw new Error('CLUSTERDOWN not every slot has a master');
  return names;
}

/** Of a master that has few slots. */
function farTag(cluster: Cluster, name: string): string {
  for (let number = tags.length; ; number += 1) {
    const { tag, slot } = tagOf(number);
    if (masterName(cluster, slot) === name) return tag;
  }
}

function tagOf(number: number): { readonly tag: string; readonly slot: number } {
  return { tag: `{${String(number)}}`, slot: slotOf(String(number)) };
}
