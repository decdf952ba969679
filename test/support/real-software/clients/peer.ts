/** What conversations ask of a published client, whichever SDK it is of. */
import type { Target } from '../forms.ts';
import type { Transcript } from '../transcript.ts';

type Params = Readonly<Record<string, unknown>>;

interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Params) => void;
  /** In milliseconds; the SDKs have one of their own. */
  readonly timeout?: number;
}

export interface Peer {
  /** What the server said of itself. */
  readonly server: Params;
  callTool(name: string, args?: Params, options?: CallOptions): Promise<unknown>;
  listTools(params?: Params): Promise<unknown>;
  listResources(): Promise<unknown>;
  listResourceTemplates(): Promise<unknown>;
  readResource(uri: string): Promise<unknown>;
  subscribe(uri: string): Promise<unknown>;
  unsubscribe(uri: string): Promise<unknown>;
  listPrompts(): Promise<unknown>;
  getPrompt(name: string, args?: Readonly<Record<string, string>>): Promise<unknown>;
  complete(params: Params): Promise<unknown>;
  setLoggingLevel(level: string): Promise<unknown>;
  ping(): Promise<unknown>;
  rootsChanged(): Promise<void>;
  /** A request that no SDK knows. */
  ask(method: string, params?: Params): Promise<unknown>;
  /** Of 2026-07-28; what it answers ends it. */
  listen?(filter: Params): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** As both generations of the TypeScript SDK take them. */
export function optionsOf({ signal, onProgress, timeout }: CallOptions) {
  return {
    ...(timeout === undefined ? {} : { timeout }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onprogress: (progress: object) => onProgress({ ...progress }) }),
  };
}

export interface Connecting {
  readonly target: Target;
  readonly transcript: Transcript;
  /** Sees each notification after the transcript has it. */
  readonly onNotification: (method: string, params: Params) => void;
  /** Instead of the one of Node. */
  readonly fetch?: typeof fetch;
}

/** What a person and a model would say. */
export const replies = {
  'sampling/createMessage': {
    model: 'a-model',
    role: 'assistant',
    stopReason: 'endTurn',
    content: { type: 'text', text: 'A sampled answer.' },
  },
  'elicitation/create': {
    action: 'accept',
    content: { name: 'Ada', response: 'yes', color: 'green', context: 'here', ok: true },
  },
  'roots/list': { roots: [{ uri: 'file:///somewhere', name: 'Somewhere' }] },
} as const;

export const clientInfo = { name: 'real-client', version: '1.0.0' };
export const capabilities = { sampling: {}, elicitation: { form: {}, url: {} }, roots: { listChanged: true } };

/** The answers of HTTP as the client saw them, without those that come at no certain moment. */
export function recordingFetch(transcript: Transcript, own: typeof fetch = fetch) {
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const response = await own(input, init);
    const method = init?.method ?? 'GET';
    const type = response.headers.get('content-type');
    if (method !== 'GET') transcript.count(`${method} ${response.status} ${String(type)}`);
    return response;
  };
}
