/** Two lanes of small events: reads, credentials and egresses of many sessions or of few. */
import { readFileSync } from 'node:fs';

export interface Lane {
  readonly name: string;
  /** Sessions, times in milliseconds and kinds: 0 other, 1 read, 2 credential, 3 egress. */
  readonly sessions: Int32Array;
  readonly times: Int32Array;
  readonly kinds: Uint8Array;
  /** Egresses that end a match within five minutes, and those when a match clears its session; where they are known. */
  readonly known?: { readonly exists: number; readonly consume: number };
}

const shapes = {
  sparse: { sessions: 10_000, read: 0.07, credential: 0.015, egress: 0.015, known: { exists: 4_933, consume: 3_626 } },
  dense: { sessions: 10, read: 0.5, credential: 0.001, egress: 0.001, known: { exists: 1_000, consume: 506 } },
} as const;

export type Shape = keyof typeof shapes;

const events = 1_000_000;
const perSecond = 2_000;
const recordBytes = 9;

/** A linear congruential generator of 64 bits, of which the upper 31 are drawn. */
function createDraws(seed: bigint): () => number {
  let state = seed;
  return () => {
    state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
    return Number((state >> 33n) & 0x7fff_ffffn);
  };
}

export function makeLane(name: Shape): Lane {
  const { sessions, read, credential, egress, known } = shapes[name];
  const draw = createDraws(42n);
  const lane = { sessions: new Int32Array(events), times: new Int32Array(events), kinds: new Uint8Array(events) };
  for (let at = 0; at < events; at += 1) {
    lane.sessions[at] = draw() % sessions;
    const drawn = draw() / 0x7fff_ffff;
    lane.times[at] = Math.floor((at * 1_000) / perSecond);
    lane.kinds[at] = drawn < read ? 1 : drawn < read + credential ? 2 : drawn < read + credential + egress ? 3 : 0;
  }
  return { name, ...lane, known };
}

/** A file of 9-byte records: session and time as 32-bit integers, little-endian, and a byte for the kind. */
export function readLane(file: string): Lane {
  const bytes = readFileSync(file);
  if (bytes.length % recordBytes !== 0) throw new Error(`${file} does not consist of records of 9 bytes.`);
  const count = bytes.length / recordBytes;
  const lane = { sessions: new Int32Array(count), times: new Int32Array(count), kinds: new Uint8Array(count) };
  for (let at = 0; at < count; at += 1) {
    lane.sessions[at] = bytes.readInt32LE(at * recordBytes);
    lane.times[at] = bytes.readInt32LE(at * recordBytes + 4);
    lane.kinds[at] = bytes.readUInt8(at * recordBytes + 8);
  }
  return { name: file, ...lane };
}

/** The first events of a lane. */
export function headOf(lane: Lane, count: number): Lane {
  return {
    name: lane.name,
    sessions: lane.sessions.subarray(0, count),
    times: lane.times.subarray(0, count),
    kinds: lane.kinds.subarray(0, count),
  };
}
