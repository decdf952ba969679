const seed = 0x9747b28c;
const multiplier = 0x5bd1e995;

/** The partition that Kafka's default partitioner picks, so that every log spreads sessions alike. */
export function partitionOfKey(key: string, partitionCount: number): number {
  return (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % partitionCount;
}

function murmur2(data: Buffer): number {
  let hash = seed ^ data.length;
  const wholeBytes = data.length & ~3;
  for (let at = 0; at < wholeBytes; at += 4) {
    let word = Math.imul(data.readInt32LE(at), multiplier);
    word = Math.imul(word ^ (word >>> 24), multiplier);
    hash = Math.imul(hash, multiplier) ^ word;
  }
  if (wholeBytes < data.length) {
    hash = Math.imul(hash ^ data.readUIntLE(wholeBytes, data.length - wholeBytes), multiplier);
  }
  hash = Math.imul(hash ^ (hash >>> 13), multiplier);
  return hash ^ (hash >>> 15);
}
