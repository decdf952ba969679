/**
 * Reads of a message that is too long to be kept what an answer in its place needs: its id, and whether it asks
 * something. Owns a few hundred bytes, however long the message is; members below the outermost object do not count.
 */
export class LongLine {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isNested = false;
  /** Bytes of the name or value of the outermost object that is being read. */
  #token: number[] = [];
  #isTokenLong = false;
  #name: unknown;
  #id: Buffer | undefined;
  #hasMethod = false;

  /** Its id, byte for byte. */
  get id(): Buffer | undefined {
    return this.#id;
  }

  get isRequest(): boolean {
    return this.#hasMethod && this.#id !== undefined;
  }

  get isAnswer(): boolean {
    return !this.#hasMethod && this.#id !== undefined;
  }

  push(part: Uint8Array): void {
    for (const byte of part) {
      if (this.#isInString) this.#takeInString(byte);
      else this.#takeBetween(byte);
    }
  }

  #takeInString(byte: number): void {
    this.#keep(byte);
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isInString = false;
  }

  #takeBetween(byte: number): void {
    if (byte === quote) {
      this.#keep(byte);
      this.#isInString = true;
    } else if (byte === openBrace || byte === openBracket) {
      this.#isNested = this.#depth > 0;
      this.#depth += byte === openBracket && this.#depth === 0 ? 2 : 1;
    } else if (byte === closeBrace || byte === closeBracket) {
      if (this.#depth === 1) this.#endMember();
      this.#depth -= 1;
    } else if (this.#depth !== 1) return;
    else if (byte === colon) {
      this.#name = this.#value();
      this.#reset();
    } else if (byte === comma) this.#endMember();
    else if (byte > space) this.#keep(byte);
  }

  #keep(byte: number): void {
    if (this.#depth !== 1) return;
    if (this.#token.length < tokenBytesMax) this.#token.push(byte);
    else this.#isTokenLong = true;
  }

  #endMember(): void {
    const value = this.#value();
    if (this.#name === 'method') this.#hasMethod = true;
    if (this.#name === 'id' && (typeof value === 'string' || typeof value === 'number')) {
      this.#id = Buffer.from(this.#token);
    }
    this.#name = undefined;
    this.#reset();
  }

  #value(): unknown {
    if (this.#isTokenLong || this.#isNested) return undefined;
    try {
      return JSON.parse(Buffer.from(this.#token).toString('utf8'));
    } catch {
      return undefined;
    }
  }

  #reset(): void {
    this.#token = [];
    this.#isTokenLong = false;
    this.#isNested = false;
  }
}

const tokenBytesMax = 512;
const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
