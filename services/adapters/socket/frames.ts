import { ShearpinError } from '../../../schemas/errors.ts';

/** A record of the log's greatest size in base64, with its key and headers. */
export const frameBytesMax = 2 * 1_048_576;
const headBytes = 4;

export type Frame = Readonly<Record<string, unknown>>;

/** A frame is its length in four bytes and a JSON object. Throws E_LOG_SETTINGS when it is too large. */
export function writeFrame(frame: Frame): Buffer {
  const text = JSON.stringify(frame);
  const bytes = Buffer.byteLength(text);
  if (bytes > frameBytesMax) {
    throw new ShearpinError('E_LOG_SETTINGS', `A record is larger than a frame of ${frameBytesMax} bytes.`);
  }
  const buffer = Buffer.allocUnsafe(headBytes + bytes);
  buffer.writeUInt32BE(bytes, 0);
  buffer.write(text, headBytes, 'utf8');
  return buffer;
}

/** Cuts a byte stream into frames. It keeps no more than one frame, however long a length the other side claims. */
export class FrameReader {
  #bytesMax: number;
  #parts: Buffer[] = [];
  #bytes = 0;

  constructor({ bytesMax }: { readonly bytesMax: number }) {
    this.#bytesMax = bytesMax;
  }

  set bytesMax(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** Throws E_LOG_UNAVAILABLE at bytes that are no frame. */
  *push(chunk: Buffer): Generator<Frame> {
    this.#parts.push(chunk);
    this.#bytes += chunk.byteLength;
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) yield frame;
  }

  #next(): Frame | undefined {
    if (this.#bytes < headBytes) return undefined;
    const bytes = this.#head().readUInt32BE(0);
    if (bytes > this.#bytesMax) throw noFrame();
    if (this.#bytes < headBytes + bytes) return undefined;
    const [first = Buffer.alloc(0)] = this.#parts;
    const all = this.#parts.length === 1 ? first : Buffer.concat(this.#parts, this.#bytes);
    const rest = all.subarray(headBytes + bytes);
    this.#parts = rest.byteLength === 0 ? [] : [rest];
    this.#bytes = rest.byteLength;
    return parse(all.toString('utf8', headBytes, headBytes + bytes));
  }

  #head(): Buffer {
    const [first] = this.#parts;
    if (first !== undefined && first.byteLength >= headBytes) return first;
    this.#parts = [Buffer.concat(this.#parts, this.#bytes)];
    return this.#parts[0] ?? Buffer.alloc(headBytes);
  }
}

export function noFrame(): ShearpinError {
  return new ShearpinError('E_LOG_UNAVAILABLE', 'The other side of the socket does not speak the protocol of the log.');
}

function parse(text: string): Frame {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Frame;
  } catch {
    // What the parser says would quote the text.
  }
  throw noFrame();
}
