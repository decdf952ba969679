/** What a server said before its client listened. Bounded: what comes beyond is dropped, as nobody might ever listen. */
export class UnaskedMessages {
  #messages: Uint8Array[] = [];
  #bytes = 0;

  keep(message: Uint8Array): void {
    if (this.#messages.length >= messagesMax || this.#bytes + message.byteLength > bytesMax) return;
    this.#messages.push(message);
    this.#bytes += message.byteLength;
  }

  takeAll(): readonly Uint8Array[] {
    const all = this.#messages;
    this.#messages = [];
    this.#bytes = 0;
    return all;
  }
}

const messagesMax = 1000;
const bytesMax = 1024 * 1024;
