/** Tools that say or ask something while they run, as the revisions up to 2025-11-25 have it. */
import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { text } from './contents.ts';

type Params = Readonly<Record<string, unknown>>;

/** The caller of one request. */
export interface Asker {
  readonly progressToken: string | number | undefined;
  readonly signal: AbortSignal;
  /** It asked to be told what is logged. */
  readonly wantsLog: boolean;
  notify(method: string, params: Params): Promise<void>;
  ask(method: string, params: Params): Promise<Params>;
  /** Closes the stream of this request, so that the client must resume it. */
  closeStream(): void;
  /** Tells everybody who listens. */
  changed(kind: 'tools' | 'prompts'): void;
}

export type RunningTool = (given: Params, asker: Asker) => Promise<readonly object[]>;

const stepMs = 30;
const pause = (): Promise<void> => setTimeout(stepMs);

/** What the server has seen of calls that were cancelled, until it is asked for. */
const cancellations: string[] = [];
const cancelled = new EventEmitter();

export const askingTools: Readonly<Record<string, RunningTool>> = {
  test_tool_with_logging: async (_given, asker) => {
    for (const said of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
      await asker.notify('notifications/message', { level: 'info', data: said });
      await pause();
    }
    return [text('Tool with logging executed successfully')];
  },
  test_logging_tool: async (_given, asker) => {
    const data = 'Said only to those who asked for it.';
    if (asker.wantsLog) await asker.notify('notifications/message', { level: 'info', data });
    return [text('logged')];
  },
  test_tool_with_progress: async (_given, asker) => {
    const { progressToken = 0 } = asker;
    for (const progress of [0, 50, 100]) {
      const message = `Completed step ${progress} of 100`;
      await asker.notify('notifications/progress', { progressToken, progress, total: 100, message });
      await pause();
    }
    return [text(String(progressToken))];
  },
  test_reconnection: async (_given, asker) => {
    asker.closeStream();
    await pause();
    return [text('Reconnection test completed successfully.')];
  },
  test_wait: async (_given, asker) => {
    await asker.notify('notifications/progress', { progressToken: asker.progressToken ?? 0, progress: 1 });
    if (!asker.signal.aborted) await new Promise((resolve) => asker.signal.addEventListener('abort', resolve));
    cancellations.push('test_wait');
    cancelled.emit('seen');
    return [text('nobody waits for this')];
  },
  test_cancelled: async () => {
    while (cancellations.length === 0) await once(cancelled, 'seen');
    return [text(`cancelled: ${cancellations.splice(0).join(' ')}`)];
  },
  test_silence: async ({ seconds }) => {
    await setTimeout(Number(seconds) * 1000);
    return [text(`silent for ${String(seconds)} s`)];
  },
  test_trigger_tool_change: (_given, asker) => {
    asker.changed('tools');
    return Promise.resolve([text('changed')]);
  },
  test_trigger_prompt_change: (_given, asker) => {
    asker.changed('prompts');
    return Promise.resolve([text('changed')]);
  },
  json_schema_2020_12_tool: (given) => Promise.resolve([text(`called with ${JSON.stringify(given)}`)]),
  test_custom_headers: (given) => Promise.resolve([text(`called with ${JSON.stringify(given)}`)]),
  test_sampling: async ({ prompt }, asker) => {
    const messages = [{ role: 'user', content: text(String(prompt)) }];
    const { content } = await asker.ask('sampling/createMessage', { messages, maxTokens: 100 });
    return [text(`LLM response: ${String((content as { text?: unknown } | undefined)?.text)}`)];
  },
  test_roots: async (_given, asker) => {
    const { roots } = await asker.ask('roots/list', {});
    return [text(`Roots: ${JSON.stringify(roots)}`)];
  },
  test_elicitation: ({ message }, asker) => elicited(asker, String(message), { response: { type: 'string' } }),
  test_elicitation_sep1034_defaults: (_given, asker) => elicited(asker, 'Look at the defaults', defaultFields),
  test_elicitation_sep1330_enums: (_given, asker) => elicited(asker, 'Choose', choiceFields),
};

async function elicited(asker: Asker, message: string, properties: Params): Promise<readonly object[]> {
  const required = Object.keys(properties).filter((name) => name === 'response');
  const { action, content = {} } = await asker.ask('elicitation/create', {
    mode: 'form',
    message,
    requestedSchema: { type: 'object', properties, required },
  });
  return [text(`Elicitation completed: action=${String(action)}, content=${JSON.stringify(content)}`)];
}

const defaultFields = {
  name: { type: 'string', default: 'John Doe' },
  age: { type: 'integer', default: 30 },
  score: { type: 'number', default: 95.5 },
  status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
  verified: { type: 'boolean', default: true },
};

const options = ['option1', 'option2', 'option3'];
const titled = ['value1', 'value2', 'value3'].map((value) => ({ const: value, title: `Title of ${value}` }));
const choiceFields = {
  untitledSingle: { type: 'string', enum: options },
  titledSingle: { type: 'string', oneOf: titled },
  legacyEnum: { type: 'string', enum: ['opt1', 'opt2', 'opt3'], enumNames: ['One', 'Two', 'Three'] },
  untitledMulti: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'string', enum: options } },
  titledMulti: { type: 'array', minItems: 1, maxItems: 3, items: { anyOf: titled } },
};
