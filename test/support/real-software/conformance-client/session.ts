/** What scenarios ask of a published client, whichever SDK it is of. */
import type { Provider } from './provider.ts';

export type Params = Readonly<Record<string, unknown>>;

export interface ToolDefinition {
  readonly name: string;
  readonly inputSchema: Params;
}

export interface Session {
  readonly capabilities: Params;
  tools(): Promise<readonly ToolDefinition[]>;
  callTool(name: string, args: Params): Promise<unknown>;
  prompts(): Promise<readonly { readonly name: string }[]>;
  getPrompt(name: string): Promise<unknown>;
  resources(): Promise<readonly { readonly uri: string }[]>;
  readResource(uri: string): Promise<unknown>;
  close(): Promise<void>;
}

/** One try to hold a conversation; the server may ask to sign in at any request of it. */
export interface Visit {
  connect(): Promise<Session>;
  isRefused(fault: unknown): boolean;
  /** Comes back from the authorization server. */
  signIn(callback: URLSearchParams): Promise<void>;
}

export type StartVisit = (url: URL, provider: Provider) => Visit;

export const clientInfo = { name: 'conformance-client', version: '1.0.0' };
export const capabilities = { sampling: {}, roots: {}, elicitation: { form: { applyDefaults: true } } };

/** Accepts every form as it is, so that its defaults count. */
export const replies = {
  'elicitation/create': { action: 'accept', content: {} },
  'sampling/createMessage': { model: 'a-model', role: 'assistant', content: { type: 'text', text: 'Sampled.' } },
  'roots/list': { roots: [] },
} as const;
