/** The server that the conformance suite asks for, whatever SDK it is served by. */
import { askingTools, type Asker } from './asking-tools.ts';
import { contentsOf, fixedResults, messagesOf, prompts, resources, resourceTemplates } from './contents.ts';
import { type Round, roundPrompt, roundTools, TamperedState } from './input-rounds.ts';

type Params = Readonly<Record<string, unknown>>;

/** An answer with an error of the protocol. */
export class Refusal extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

const invalidParams = -32602;
const methodNotFound = -32601;
const capabilityMissing = -32021;
const pageLength = 20;

export interface Asked {
  readonly method: string;
  readonly params: Params;
  readonly round: Round;
  readonly asker: Asker;
}

type Handler = (asked: Asked) => Promise<Params> | Params;

const handlers: Readonly<Record<string, Handler>> = {
  'tools/list': ({ params: { cursor } }) => {
    const from = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isInteger(from) || from < 0) throw new Refusal(invalidParams, 'There is no such page.');
    const next = from + pageLength;
    return { tools: tools.slice(from, next), ...(next < tools.length ? { nextCursor: String(next) } : {}) };
  },
  'tools/call': callTool,
  'resources/list': () => ({ resources }),
  'resources/templates/list': () => ({ resourceTemplates }),
  'resources/read': ({ params: { uri } }) => {
    const contents = contentsOf(String(uri));
    if (contents === undefined) throw new Refusal(invalidParams, 'There is no such resource.', { uri });
    return { contents };
  },
  'resources/subscribe': () => ({}),
  'resources/unsubscribe': () => ({}),
  'prompts/list': () => ({ prompts: [...prompts, { name: roundPromptName, description: 'Asks for its context.' }] }),
  'prompts/get': ({ params: { name, arguments: given = {} }, round }) => {
    if (name === roundPromptName) return roundPrompt(round);
    const messages = messagesOf(String(name), given as Params);
    if (messages === undefined) throw new Refusal(invalidParams, `There is no prompt ${String(name)}.`);
    return { messages };
  },
  'logging/setLevel': () => ({}),
  'completion/complete': ({ params: { argument } }) => {
    const { value = '' } = (argument ?? {}) as { readonly value?: string };
    const values = ['paris', 'park', 'party'].filter((word) => word.startsWith(value));
    return { completion: { values, total: values.length, hasMore: false } };
  },
};

export const methods = Object.keys(handlers);

export async function answer(asked: Asked): Promise<Params> {
  const handler = handlers[asked.method];
  if (handler === undefined) throw new Refusal(methodNotFound, 'Method not found');
  try {
    return await handler(asked);
  } catch (fault) {
    throw fault instanceof TamperedState ? new Refusal(invalidParams, fault.message) : fault;
  }
}

async function callTool({ params: { name, arguments: given = {} }, round, asker }: Asked): Promise<Params> {
  const known = String(name);
  const fixed = fixedResults[known];
  if (fixed !== undefined) return fixed;
  if (roundTools[known] !== undefined) return roundTools[known](round);
  if (known === 'test_missing_capability') {
    const requiredCapabilities = { sampling: {} };
    throw new Refusal(capabilityMissing, 'This tool needs sampling.', { requiredCapabilities });
  }
  const running = askingTools[known];
  if (running === undefined) throw new Refusal(invalidParams, `There is no tool ${known}.`);
  return { content: await running(given as Params, asker) };
}

const roundPromptName = 'test_input_required_result_prompt';

const draft2020 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    address: {
      $anchor: 'addressDef',
      type: 'object',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
    },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contactMethod: { type: 'string', enum: ['phone', 'email'] },
    phone: { type: 'string' },
    email: { type: 'string' },
  },
  allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
  if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
  then: { required: ['phone'] },
  else: { required: ['email'] },
  additionalProperties: false,
};

const schemas: Readonly<Record<string, Record<string, unknown>>> = {
  json_schema_2020_12_tool: draft2020,
  test_sampling: { type: 'object', properties: { prompt: { type: 'string' } }, required: ['prompt'] },
  test_elicitation: { type: 'object', properties: { message: { type: 'string' } }, required: ['message'] },
  test_custom_headers: {
    type: 'object',
    properties: { region: { type: 'string', 'x-mcp-header': 'Region' }, query: { type: 'string' } },
  },
};

const tools = [...Object.keys({ ...fixedResults, ...askingTools, ...roundTools }), 'test_missing_capability'].map(
  (name) => ({
    name,
    description: `Tests ${name.replaceAll('_', ' ')}.`,
    inputSchema: schemas[name] ?? { type: 'object', properties: {} },
  }),
);

export function inputSchemaOf(tool: string): Record<string, unknown> | undefined {
  return schemas[tool];
}
