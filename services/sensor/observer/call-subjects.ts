/** What a request calls, in every reading of its bytes, and what that can do. */
import type { Capability, Server, Target } from '../../../schemas/generated/types.ts';
import type { HeaderParameter } from '../messages/header-check.ts';
import { textsOf } from '../messages/params.ts';
import type { ParamsReading } from '../messages/params.ts';
import { readOnly } from './definitions.ts';
import type { Definitions, KnownDefinition } from './definitions.ts';
import type { CapabilityRules, Inspector } from './ports.ts';

export interface CallSubject {
  readonly method: string;
  readonly target: Target;
  readonly capabilities: readonly Capability[];
  readonly declared: ReadonlySet<string>;
  /** Key paths whose values the operator lets out. */
  readonly allow: readonly string[];
  /** Header parameters of the definition; undefined when none was seen. */
  readonly parameters: readonly HeaderParameter[] | undefined;
  /** What a header may repeat: the name, URI or task id. */
  readonly name: string | undefined;
  /** No definition declares the name, so that it may be any text of the caller's. */
  readonly isMadeUp: boolean;
}

export interface SubjectOptions {
  readonly server: Server;
  readonly definitions: Definitions;
  readonly inspector: Inspector;
  readonly rules: CapabilityRules;
  /** The tool whose task this is. */
  readonly taskTool: (taskId: string) => Pick<CallSubject, 'target' | 'capabilities'> | undefined;
}

export interface SubjectRequest {
  readonly method: string;
  readonly params: ParamsReading;
  readonly bytes: Uint8Array;
  readonly args: unknown;
}

/** More readings of one message than this are no honest message. */
export const readingsMax = 16;

const noKeys: ReadonlySet<string> = new Set();
const assumedEgress: Capability = { name: 'egress.network', source: 'assumed' };
const assumed: readonly Capability[] = [
  { name: 'read.untrusted', source: 'assumed' },
  { name: 'write', source: 'assumed' },
  assumedEgress,
];

/** One subject for each reading of the name. */
export function subjectsOf(request: SubjectRequest, options: SubjectOptions): readonly CallSubject[] {
  const { method } = request;
  switch (method) {
    case 'tools/call':
      return named(request, 'name').map((name) => toolSubject(request, name, options));
    case 'prompts/get':
      return named(request, 'name').map((name) => promptSubject(request, name, options));
    case 'resources/read':
    case 'resources/subscribe':
      return named(request, 'uri').map((uri) => resourceSubject(method, uri, options));
    case 'tasks/get':
    case 'tasks/result':
    case 'tasks/update':
      return named(request, 'taskid').map((taskId) => taskSubject(method, taskId, options));
    case 'completion/complete':
      return [completionSubject(method, options)];
    case 'subscriptions/listen':
      return [
        subject(method, {
          target: { kind: 'resource', name: hashed(options, method) },
          capabilities: [...readOnly('resource'), assumedEgress],
        }),
      ];
    default:
      return [otherSubject(method, options)];
  }
}

/** A client's answer to a request of the server: values that leave for wherever the server is. */
export function responseSubject(method: string, options: Pick<SubjectOptions, 'inspector'>): CallSubject {
  return subject(method, {
    target: { kind: 'response', name: nameOfResponse(method, options) },
    capabilities: [assumedEgress],
  });
}

/** A message that calls nothing, but holds something. */
export function asideSubject(method: string, options: Pick<SubjectOptions, 'inspector'>): CallSubject {
  return subject(method, {
    target: { kind: 'other', name: hashed(options, method) },
    capabilities: [assumedEgress],
  });
}

/** A made-up name that carries a value sends it to the server, whatever its words say. */
export function sending(subject: CallSubject): CallSubject {
  const others = subject.capabilities.filter(({ name }) => name !== assumedEgress.name);
  return subject.isMadeUp ? { ...subject, capabilities: [...others, assumedEgress] } : subject;
}

export function otherSubject(method: string, options: Pick<SubjectOptions, 'inspector'>): CallSubject {
  return subject(method, { target: { kind: 'other', name: hashed(options, method) }, capabilities: assumed });
}

function nameOfResponse(method: string, options: Pick<SubjectOptions, 'inspector'>): string {
  return method === 'other' ? hashed(options, method) : method;
}

function named({ bytes, params }: SubjectRequest, member: string): readonly string[] {
  const names = textsOf(bytes, params, member);
  return names.length === 0 ? [''] : names.slice(0, readingsMax + 1);
}

function toolSubject({ method, args }: SubjectRequest, name: string, options: SubjectOptions): CallSubject {
  const known = options.definitions.find(options.server.id, 'tool', name);
  const { target, capabilities, allow } = known ?? options.definitions.undeclared(options.server.id, name);
  return {
    ...subject(method, {
      target,
      capabilities: args === undefined ? capabilities : options.rules.refine(capabilities, args),
    }),
    ...fromDefinition(known, name),
    allow,
  };
}

function promptSubject({ method, args }: SubjectRequest, name: string, options: SubjectOptions): CallSubject {
  const known = options.definitions.find(options.server.id, 'prompt', name);
  return {
    ...subject(method, {
      target: known?.target ?? { kind: 'prompt', name: options.inspector.name(name, false) },
      capabilities: args === undefined ? readOnly('prompt') : [...readOnly('prompt'), assumedEgress],
    }),
    ...fromDefinition(known, name),
  };
}

/** A URI that the caller made up carries values to the server, and for the web to whoever answers there. */
function resourceSubject(method: string, uri: string, options: SubjectOptions): CallSubject {
  const isWeb = /^https?:/i.test(uri);
  const wasOffered = options.definitions.wasOffered(options.server.id, uri);
  const egress: readonly Capability[] = isWeb ? [{ name: 'egress.network', source: 'arguments' }] : [assumedEgress];
  const reads = options.rules.refine(readOnly('resource'), { uri });
  return {
    ...subject(method, {
      target: { kind: 'resource', name: hashed(options, uri) },
      capabilities: wasOffered ? reads : [...reads, ...egress],
    }),
    name: uri,
  };
}

/**
 * Reading a task's outcome is reading what its tool reads; the act itself was the tool's call. The id of a task that was
 * not seen to start is a text of the caller's.
 */
function taskSubject(method: string, taskId: string, options: SubjectOptions): CallSubject {
  const tool = options.taskTool(taskId);
  const read = tool?.capabilities.filter(({ name }) => name.startsWith('read.') || name === 'credential.read') ?? [];
  const reads: readonly Capability[] = read.length > 0 ? read : [{ name: 'read.untrusted', source: 'assumed' }];
  return {
    ...subject(method, {
      target: tool?.target ?? { kind: 'tool', name: hashed(options, taskId) },
      capabilities: method === 'tasks/update' || tool === undefined ? [...reads, assumedEgress] : reads,
    }),
    name: taskId,
  };
}

function completionSubject(method: string, options: SubjectOptions): CallSubject {
  return subject(method, {
    target: { kind: 'completion', name: hashed(options, method) },
    capabilities: [...readOnly('prompt'), assumedEgress],
  });
}

function subject(method: string, what: Pick<CallSubject, 'target' | 'capabilities'>): CallSubject {
  return { method, ...what, declared: noKeys, allow: [], parameters: undefined, name: undefined, isMadeUp: false };
}

function fromDefinition(known: KnownDefinition | undefined, name: string) {
  return {
    declared: known?.declared ?? noKeys,
    parameters: known?.parameters,
    name,
    isMadeUp: known === undefined && name !== '',
  };
}

function hashed({ inspector }: Pick<SubjectOptions, 'inspector'>, value: string): string {
  return `#${inspector.keyedHash('target', value)}`;
}
