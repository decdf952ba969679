/** Conversations that a client has with the reference servers, each the same however the server is reached. */
import type { Connecting, Peer } from './clients/peer.ts';
import type { Target } from './forms.ts';
import { type Entry, Transcript } from './transcript.ts';

export type Connect = (connecting: Connecting) => Promise<Peer>;
export type Conversation = (peer: Peer, transcript: Transcript, seen: Seen) => Promise<void>;

/** Waits for what the server says of itself. */
export interface Seen {
  until(method: string, text: string): Promise<void>;
}

/** What the client saw from its first message to its last. */
export async function converse(
  connect: Connect,
  target: Target,
  conversation: Conversation,
): Promise<readonly Entry[]> {
  const transcript = new Transcript();
  const said: string[] = [];
  let look = (): void => undefined;
  const peer = await connect({
    target,
    transcript,
    onNotification: (method, params) => {
      said.push(`${method} ${JSON.stringify(params)}`);
      look();
    },
  });
  const seen: Seen = {
    until: (method, text) =>
      new Promise((resolve) => {
        look = () => {
          if (said.some((one) => one.startsWith(method) && one.includes(text))) resolve();
        };
        look();
      }),
  };
  try {
    transcript.note('server', peer.server);
    await conversation(peer, transcript, seen);
  } finally {
    await transcript.step('close', () => peer.close());
  }
  return transcript.entries();
}

/** The last one may be lost where it comes together with the result: the SDKs drop it then. */
function progressNoted(transcript: Transcript): (progress: Entry) => void {
  return (progress) => {
    if (progress['progress'] !== progress['total']) transcript.note('progress', progress);
  };
}

/** The blob tells the time, which only its text shows. */
function textOfBlobs(result: unknown): unknown {
  const decode = (_: string, blob: string): string =>
    `"blob":${JSON.stringify(Buffer.from(blob, 'base64').toString())}`;
  return JSON.parse(JSON.stringify(result).replaceAll(/"blob":"([^"]*)"/g, decode));
}

const logged = 'notifications/message';

/** The everything server. */
export const talkToEverything: Conversation = async (peer, transcript, seen) => {
  const step = transcript.step.bind(transcript);
  const call = (name: string, args?: Readonly<Record<string, unknown>>): Promise<unknown> =>
    step(`call ${name}`, () => peer.callTool(name, args));
  // The server asks for the roots in its own time; nothing else is under way then.
  await seen.until(logged, 'Roots updated');
  await step('ping', () => peer.ping());
  await step('list tools', () => peer.listTools());
  await call('echo', { message: 'Grüße, 日本 \u2028 \u0085 😀' });
  await call('echo', {});
  await call('no-such-tool');
  await call('get-sum', { a: 0.1, b: 12_345_678_901 });
  await call('get-structured-content', { location: 'New York' });
  await call('get-annotated-message', { messageType: 'error', includeImage: true });
  await call('get-tiny-image');
  await call('get-resource-links', { count: 3 });
  await call('get-resource-reference', { resourceType: 'Text', resourceId: 2 });
  await call('trigger-sampling-request', { prompt: 'Say something.', maxTokens: 10 });
  await call('trigger-elicitation-request');
  await call('get-roots-list');
  await step('call with progress', () =>
    peer.callTool(
      'trigger-long-running-operation',
      { duration: 0.4, steps: 4 },
      { onProgress: progressNoted(transcript) },
    ),
  );
  await step('list resources', () => peer.listResources());
  await step('list templates', () => peer.listResourceTemplates());
  await step('read a text', () => peer.readResource('demo://resource/dynamic/text/1'));
  await step('read a blob', async () => textOfBlobs(await peer.readResource('demo://resource/dynamic/blob/1')));
  await step('read nothing', () => peer.readResource('demo://nowhere'));
  await step('set level', () => peer.setLoggingLevel('debug'));
  await step('subscribe', () => peer.subscribe('demo://resource/dynamic/text/1'));
  await seen.until(logged, 'Received Subscribe');
  await step('unsubscribe', () => peer.unsubscribe('demo://resource/dynamic/text/1'));
  await seen.until(logged, 'Received Unsubscribe');
  await step('list prompts', () => peer.listPrompts());
  await step('a prompt', () => peer.getPrompt('simple-prompt'));
  await step('a prompt with arguments', () => peer.getPrompt('args-prompt', { city: 'Oslo', state: 'NO' }));
  await step('a prompt without them', () => peer.getPrompt('args-prompt'));
  await step('no prompt', () => peer.getPrompt('no-such-prompt'));
  const ref = { type: 'ref/prompt', name: 'completable-prompt' };
  await step('complete', () => peer.complete({ ref, argument: { name: 'department', value: 'E' } }));
  await step('an unknown method', () => peer.ask('nobody/knows', { any: [1, 2.5, null] }));
  await step('an invalid request', () => peer.ask('resources/read', { uri: 7 }));
  await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const result = await peer.callTool('echo', { message: `at once ${index}` });
      if (!JSON.stringify(result).includes(`at once ${index}"`)) transcript.note('mixed up', { index, result });
    }),
  );
};

/** Tasks of 2025-11-25: one that asks and is waited for, and one that is cancelled. */
export const talkOfTasks: Conversation = async (peer, transcript, seen) => {
  await seen.until(logged, 'Roots updated');
  const start = async (name: string, args: Readonly<Record<string, unknown>>): Promise<string> => {
    const params = { name: 'simulate-research-query', arguments: args, task: { ttl: 60_000 } };
    const result = await transcript.step(name, async () => withoutStage(await peer.ask('tools/call', params)));
    const { task } = (result ?? {}) as { readonly task?: { readonly taskId?: unknown } };
    return String(task?.taskId);
  };
  const about = (name: string, method: string, taskId: string): Promise<unknown> =>
    transcript.step(name, async () => withoutStage(await peer.ask(method, { taskId })));
  const waited = await start('a task', { topic: 'rivers', ambiguous: true });
  const left = await start('a second task', { topic: 'hills' });
  await about('its state', 'tasks/get', left);
  await about('cancel it', 'tasks/cancel', left);
  await about('its state after that', 'tasks/get', left);
  await about('its result', 'tasks/result', left);
  await about('cancel it again', 'tasks/cancel', left);
  await about('the result of the first', 'tasks/result', waited);
  await about('its state at the end', 'tasks/get', waited);
  await about('no task', 'tasks/get', 'no-such-task');
  await transcript.step('a tool that has no tasks', () =>
    peer.ask('tools/call', { name: 'echo', arguments: { message: 'x' }, task: {} }),
  );
};

/** How far a task has come is a matter of time. */
function withoutStage(result: unknown): unknown {
  return JSON.parse(JSON.stringify(result, (name, value: unknown) => (name === 'statusMessage' ? undefined : value)));
}

/** The filesystem and memory servers, as far as they answer the same whatever they were asked before. */
export function talkToTools(calls: readonly (readonly [name: string, args: Readonly<Record<string, unknown>>])[]) {
  const conversation: Conversation = async (peer, transcript) => {
    await transcript.step('list tools', () => peer.listTools());
    for (const [name, args] of calls) await transcript.step(`call ${name}`, () => peer.callTool(name, args));
    await transcript.step('an unknown method', () => peer.ask('nobody/knows'));
  };
  return conversation;
}

/** The conformance suite's server: pages, rounds of input, changes, and a call that is cancelled. */
export const talkToConformanceServer: Conversation = async (peer, transcript) => {
  const step = transcript.step.bind(transcript);
  const page = await step('first page', () => peer.listTools());
  const { nextCursor } = (page ?? {}) as { readonly nextCursor?: string };
  await step('second page', () => peer.listTools({ cursor: nextCursor ?? '20' }));
  await step('no page', () => peer.listTools({ cursor: 'nowhere' }));
  const rounds = [
    'elicitation',
    'sampling',
    'list_roots',
    'request_state',
    'multiple_inputs',
    'multi_round',
    'capabilities',
  ];
  for (const round of rounds) {
    const name = `test_input_required_result_${round}`;
    await step(name, () => peer.callTool(name));
  }
  await step('a prompt that asks', () => peer.getPrompt('test_input_required_result_prompt'));
  await step('call with progress', () =>
    peer.callTool('test_tool_with_progress', {}, { onProgress: progressNoted(transcript) }),
  );
  await step('a missing capability', () => peer.callTool('test_missing_capability'));
  await step('read a template', () => peer.readResource('test://template/7/data'));
  await step('read nothing', () => peer.readResource('test://nowhere'));
  await step('complete', () =>
    peer.complete({ ref: { type: 'ref/prompt', name: 'x' }, argument: { name: 'city', value: 'par' } }),
  );
  await step('an unknown method', () => peer.ask('nobody/knows'));
  const leaving = new AbortController();
  await step('a cancelled call', () =>
    peer.callTool('test_wait', {}, { signal: leaving.signal, onProgress: () => leaving.abort('enough') }),
  );
  await step('what the server saw of it', () => peer.callTool('test_cancelled'));
  await step('a call after it', () => peer.callTool('test_simple_text'));
};

/** What 2026-07-28 tells those who listen, and only them. */
export const talkWhileListening: Conversation = async (peer, transcript, seen) => {
  const change = (kind: 'tool' | 'prompt'): Promise<unknown> =>
    transcript.step(`change a ${kind}`, () => peer.callTool(`test_trigger_${kind}_change`));
  const stop = await peer.listen?.({ toolsListChanged: true });
  await change('prompt');
  await change('tool');
  await seen.until('notifications/tools/list_changed', '');
  await transcript.step('stop listening', () => stop?.());
  await change('tool');
  const stopAgain = await peer.listen?.({ promptsListChanged: true });
  await change('prompt');
  await seen.until('notifications/prompts/list_changed', '');
  await transcript.step('stop listening again', () => stopAgain?.());
};

export function talkAfterSilence(seconds: number): Conversation {
  return async (peer, transcript) => {
    const timeout = (seconds + 60) * 1000;
    await transcript.step('a silent call', () => peer.callTool('test_silence', { seconds }, { timeout }));
    await transcript.step('a call after it', () => peer.callTool('test_simple_text'));
  };
}
