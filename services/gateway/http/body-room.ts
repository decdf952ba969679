/**
 * Room for the bodies that a gateway holds at once in one direction, over all its clients and servers.
 * Owns: how much of it is taken, and who waits. Invariants:
 * 1. No more is taken than there is, but for one body that waited: so there is always one that can come to its end.
 * 2. An eighth is left to bodies that are small so far, so that a few large ones keep nobody else out.
 * 3. Of those who wait and fit, whoever asked first is first.
 */
import type { ServerResponse } from 'node:http';

export interface BodyRooms {
  readonly requests: BodyRoom;
  readonly answers: BodyRoom;
}

/** Counts a long message that is written until it has left, or its reader has. */
export function countWritten(room: BodyRoom, response: ServerResponse, bytes: number): void {
  if (bytes <= smallBytes || response.destroyed) return;
  const hold = room.open();
  hold.force(bytes);
  response.once('close', () => hold.release());
}

interface Waiting {
  readonly hold: BodyHold;
  readonly bytes: number;
  readonly resolve: () => void;
}

const smallBytes = 64 * 1024;

export class BodyRoom {
  #bytesMax: number;
  #taken = 0;
  #beyond: BodyHold | undefined;
  #waiting: Waiting[] = [];

  constructor({ bytesMax }: { readonly bytesMax: number }) {
    this.#bytesMax = bytesMax;
  }

  get taken(): number {
    return this.#taken;
  }

  /** What is taken beyond a smaller size stays taken. */
  setMax(bytesMax: number): void {
    this.#bytesMax = bytesMax;
    this.#serve();
  }

  /** A body of which nothing came yet. */
  open(): BodyHold {
    return new BodyHold(this);
  }

  fits(hold: BodyHold, bytes: number): boolean {
    const after = hold.bytes + bytes;
    const isAlone = this.#taken === hold.bytes;
    const max = after <= smallBytes ? this.#bytesMax : this.#bytesMax - Math.floor(this.#bytesMax / 8);
    return isAlone || this.#taken + bytes <= max;
  }

  /** Whether a body that has to wait may go on beyond what there is. */
  mayGoBeyond(hold: BodyHold): boolean {
    this.#beyond ??= hold;
    return this.#beyond === hold;
  }

  wait(hold: BodyHold, bytes: number): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ hold, bytes, resolve }));
  }

  count(bytes: number): void {
    this.#taken += bytes;
    if (bytes < 0) this.#serve();
  }

  /** Its body is over; whatever it waits for is not taken. */
  leave(hold: BodyHold): void {
    if (this.#beyond === hold) this.#beyond = undefined;
    const over = this.#waiting.filter((one) => one.hold === hold);
    this.#waiting = this.#waiting.filter((one) => one.hold !== hold);
    for (const { resolve } of over) resolve();
    this.#serve();
  }

  #serve(): void {
    if (this.#waiting.length === 0) return;
    for (const one of this.#waiting.splice(0)) {
      if (this.fits(one.hold, one.bytes) || this.mayGoBeyond(one.hold)) {
        one.hold.force(one.bytes);
        one.resolve();
      } else this.#waiting.push(one);
    }
  }
}

/** What one body takes of the room. */
export class BodyHold {
  readonly #room: BodyRoom;
  #bytes = 0;
  #isOver = false;

  constructor(room: BodyRoom) {
    this.#room = room;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** False when there is no room for so much more. */
  take(bytes: number): boolean {
    const fits = this.#room.fits(this, bytes);
    if (fits) this.force(bytes);
    return fits;
  }

  /** Takes so much more, once there is room or nobody else goes beyond what there is. */
  waitFor(bytes: number): undefined | Promise<void> {
    if (this.#isOver || this.take(bytes)) return undefined;
    if (!this.#room.mayGoBeyond(this)) return this.#room.wait(this, bytes);
    this.force(bytes);
    return undefined;
  }

  /** Counts what is there already. */
  force(bytes: number): void {
    if (this.#isOver) return;
    this.#bytes += bytes;
    this.#room.count(bytes);
  }

  /** Gives back everything beyond so much. */
  keep(bytes: number): void {
    const rest = this.#bytes - bytes;
    if (rest <= 0) return;
    this.#bytes = bytes;
    this.#room.count(-rest);
  }

  /** Idempotent. */
  release(): void {
    if (this.#isOver) return;
    this.keep(0);
    this.#isOver = true;
    this.#room.leave(this);
  }
}
