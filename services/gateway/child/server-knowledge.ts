import { type HeaderParameter, headerParameters } from '../../sensor/messages/header-check.ts';
import { isRecord } from '../../sensor/messages/request-meta.ts';

const answerBytesMax = 8 * 1024 * 1024;
const toolsMax = 4096;
const revisionsMax = 64;
const none: readonly HeaderParameter[] = [];

/** What a server said of itself to somebody, as far as the gateway must know it to answer for HTTP. Bounded. */
export class ServerKnowledge {
  readonly #parameters = new Map<string, readonly HeaderParameter[]>();
  #revisions: readonly string[] | undefined;

  /** The revisions that it speaks; undefined before it told them. */
  get revisions(): readonly string[] | undefined {
    return this.#revisions;
  }

  /** The arguments of a tool that headers repeat. */
  parametersOf(tool: string): readonly HeaderParameter[] {
    return this.#parameters.get(tool) ?? none;
  }

  learn(method: string | undefined, answer: Uint8Array): void {
    if (method !== 'server/discover' && method !== 'tools/list') return;
    const { supportedVersions, tools } = resultOf(answer);
    if (method === 'server/discover') this.#learnRevisions(supportedVersions);
    else if (Array.isArray(tools)) for (const tool of tools.slice(0, toolsMax)) this.#learnTool(tool);
  }

  #learnRevisions(told: unknown): void {
    const texts = Array.isArray(told) ? told.filter((one) => typeof one === 'string') : [];
    if (texts.length > 0) this.#revisions = texts.slice(0, revisionsMax);
  }

  #learnTool(tool: unknown): void {
    if (!isRecord(tool) || typeof tool['name'] !== 'string') return;
    const parameters = headerParameters(tool['inputSchema']);
    if (parameters.length === 0) this.#parameters.delete(tool['name']);
    else if (this.#parameters.size < toolsMax) this.#parameters.set(tool['name'], parameters);
  }
}

function resultOf(answer: Uint8Array): Readonly<Record<string, unknown>> {
  if (answer.byteLength > answerBytesMax) return {};
  try {
    const message = JSON.parse(Buffer.from(answer).toString('utf8')) as { readonly result?: unknown };
    return isRecord(message.result) ? message.result : {};
  } catch {
    return {};
  }
}
