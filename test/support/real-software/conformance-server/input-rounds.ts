/** Tools that ask by ending their answer with what they need, as 2026-07-28 has it. */
import { createHmac } from 'node:crypto';
import { text } from './contents.ts';

type Params = Readonly<Record<string, unknown>>;

/** What the client brought along with its request. */
export interface Round {
  readonly responses: Params;
  readonly state: string | undefined;
  readonly capabilities: Params;
}

/** The client's state is not what this server made. */
export class TamperedState extends Error {}

const forms = {
  name: { name: { type: 'string' } },
  color: { color: { type: 'string' } },
  ok: { ok: { type: 'boolean' } },
  context: { context: { type: 'string' } },
} as const;

function form(message: string, field: keyof typeof forms): object {
  const requestedSchema = { type: 'object', properties: forms[field], required: [field] };
  return { method: 'elicitation/create', params: { mode: 'form', message, requestedSchema } };
}

function sampling(said: string): object {
  const messages = [{ role: 'user', content: text(said) }];
  return { method: 'sampling/createMessage', params: { messages, maxTokens: 100 } };
}

const roots = { method: 'roots/list', params: {} };

function needs(inputRequests: Params, state?: string): Params {
  return {
    resultType: 'input_required',
    inputRequests,
    ...(state === undefined ? {} : { requestState: signed(state) }),
  };
}

const done = (said: string): Params => ({ content: [text(said)] });

type RoundTool = (round: Round) => Params;

export const roundTools: Readonly<Record<string, RoundTool>> = {
  test_input_required_result_elicitation: ({ responses }) => {
    const name = fieldOf(responses['user_name'], 'name');
    return name === undefined ? needs({ user_name: form('What is your name?', 'name') }) : done(`Hello, ${name}!`);
  },
  test_input_required_result_sampling: ({ responses: { capital_question: answer } }) =>
    answer === undefined
      ? needs({ capital_question: sampling('What is the capital of France?') })
      : done(`Sampled: ${JSON.stringify(answer)}`),
  test_input_required_result_list_roots: ({ responses: { client_roots: answer } }) =>
    answer === undefined ? needs({ client_roots: roots }) : done(`Roots: ${JSON.stringify(answer)}`),
  test_input_required_result_request_state: confirmed,
  test_input_required_result_tampered_state: confirmed,
  test_input_required_result_multiple_inputs: ({ responses, state }) => {
    const { user_name, greeting, client_roots } = responses;
    if ([user_name, greeting, client_roots].includes(undefined)) {
      const inputRequests = {
        user_name: form('What is your name?', 'name'),
        greeting: sampling('Generate a greeting'),
        client_roots: roots,
      };
      return needs(inputRequests, 'several');
    }
    return done(`${opened(state)}: ${JSON.stringify(responses)}`);
  },
  test_input_required_result_multi_round: ({ responses, state }) => {
    if (state === undefined) return needs({ step1: form('Step 1: What is your name?', 'name') }, '1');
    const known = opened(state);
    if (known === '1') {
      const name = fieldOf(responses['step1'], 'name') ?? 'nobody';
      return needs({ step2: form('Step 2: What is your favorite color?', 'color') }, `2 ${name}`);
    }
    return done(`${known} likes ${String(fieldOf(responses['step2'], 'color'))}`);
  },
  test_input_required_result_capabilities: ({ capabilities }) => {
    const wanted = {
      ...('elicitation' in capabilities ? { user_name: form('What is your name?', 'name') } : {}),
      ...('sampling' in capabilities ? { greeting: sampling('Generate a greeting') } : {}),
    };
    return Object.keys(wanted).length === 0 ? done('Nothing can be asked.') : needs(wanted);
  },
  test_streaming_elicitation: ({ responses }) => {
    const name = fieldOf(responses['user_name'], 'name');
    return name === undefined ? needs({ user_name: form('Who is there?', 'name') }) : done(name);
  },
};

/** The prompt that asks. */
export function roundPrompt({ responses }: Round): Params {
  const context = fieldOf(responses['user_context'], 'context');
  if (context === undefined) return needs({ user_context: form('What context should the prompt use?', 'context') });
  return { messages: [{ role: 'user', content: text(`Context: ${context}`) }] };
}

function confirmed({ responses: { confirm }, state }: Round): Params {
  if (confirm === undefined) return needs({ confirm: form('Please confirm', 'ok') }, 'confirming');
  return done(`state-ok: ${opened(state)}`);
}

function fieldOf(response: unknown, field: string): string | undefined {
  const content = (response as { readonly content?: Params } | undefined)?.content;
  const value = content?.[field];
  return typeof value === 'string' ? value : undefined;
}

function signed(state: string): string {
  const mac = createHmac('sha256', 'the key of a server for tests').update(state).digest('hex');
  return `${state}.${mac}`;
}

function opened(state = ''): string {
  const plain = state.slice(0, state.lastIndexOf('.'));
  if (signed(plain) !== state) throw new TamperedState('The state was not made by this server.');
  return plain;
}
