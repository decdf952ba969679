/** What a client saw in a conversation, in its order, with everything replaced that two conversations differ in. */

export type Entry = Readonly<Record<string, unknown>>;

export class Transcript {
  readonly #entries: Entry[] = [];
  readonly #notifications: Entry[] = [];
  readonly #counts = new Map<string, number>();
  readonly #known = new Map<string, string>();

  /** Does one thing and notes what came of it: a result, or an error with its code and data. */
  async step(name: string, act: () => unknown): Promise<unknown> {
    try {
      const result = await act();
      this.note(name, { result });
      return result;
    } catch (fault) {
      this.note(name, { error: errorOf(fault) });
      return undefined;
    }
  }

  /** Something whose moment says nothing, such as the answer of HTTP to a request. */
  count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  note(name: string, seen: Entry = {}): void {
    this.#entries.push({ name, ...seen });
  }

  /** What the server says on a stream of its own comes in its order, and at no certain moment between the steps. */
  notified(seen: Entry): void {
    this.#notifications.push(seen);
  }

  /** Calls this value by a name from here on: an id that the other side made up. */
  rename(value: unknown, name: string): void {
    if (typeof value === 'string' && value !== '') this.#known.set(value, name);
  }

  entries(): readonly Entry[] {
    const counts = Object.fromEntries([...this.#counts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
    let text = JSON.stringify([
      ...this.#entries,
      { name: 'told', told: this.#notifications },
      { name: 'counts', counts },
    ]);
    for (const [value, name] of this.#known) text = text.replaceAll(value, name);
    return JSON.parse(plain(text)) as readonly Entry[];
  }
}

/** Times and ids that somebody made up. */
function plain(text: string): string {
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:00)/g, 'TIME')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID')
    .replaceAll(/\b[0-9a-f]{32}\b/g, 'HEX')
    .replaceAll(/\d{1,2}:\d{2}:\d{2} [AP]M/g, 'CLOCK')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'ADDRESS');
}

function errorOf(fault: unknown): Entry {
  if (!(fault instanceof Error)) return { thrown: String(fault) };
  const { code, data } = fault as { readonly code?: unknown; readonly data?: unknown };
  return { name: fault.name, message: fault.message, code, data };
}
