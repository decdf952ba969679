/** What came back for a call. */
import type { Envelope } from '../messages/envelope.ts';
import type { Slice } from '../messages/json-scan.ts';
import type { Steps } from '../inspection/steps.ts';
import { valueOf } from '../messages/params.ts';
import { isRecord } from '../messages/request-meta.ts';
import type { Inspector, ResultInspection } from './ports.ts';

export interface CallAnswer {
  readonly value: unknown;
  readonly bytes: number;
  readonly complete: boolean;
  readonly isError: boolean;
  readonly errorCode: number | undefined;
  /** Its last bytes, when it is a long one. */
  readonly tail: string | undefined;
}

const codeMax = 2 ** 31 - 1;
const fingerprintsMax = 512;
const labelsMax = 32;
const longMin = 192 * 1024;
const tailMax = 64 * 1024;
const contentMembers = ['content', 'structuredContent', 'contents', 'messages'];

/** Reads an answer; every reading of it counts. */
export function readAnswer(bytes: Uint8Array, { results, errors }: Envelope): CallAnswer {
  const all = [...results, ...errors];
  const read = valueOf(bytes, all);
  const error = errors.length === 0 ? undefined : valueOf(bytes, errors);
  const value = read?.value;
  return {
    value,
    bytes: all.reduce((sum, slice) => sum + slice.end - slice.start, 0),
    complete: read?.complete === true,
    isError: errors.length > 0 || (isRecord(value) && value['isError'] === true),
    errorCode: codeOf(error?.value),
    tail: tailOf(bytes, all.at(-1)),
  };
}

function tailOf(bytes: Uint8Array, slice: Slice | undefined): string | undefined {
  if (slice === undefined || slice.end - slice.start < longMin) return undefined;
  return Buffer.from(bytes.subarray(slice.end - tailMax, slice.end)).toString('utf8');
}

export function* answerSteps(
  inspector: Inspector,
  answer: CallAnswer,
  capabilities: readonly string[],
): Steps<ResultInspection> {
  const { value, bytes, complete, isError, errorCode, tail } = answer;
  const inspection = yield* inspector.resultSteps(value ?? {}, {
    bytes,
    capabilities,
    isError,
    isWhole: complete,
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(tail === undefined ? {} : { tail }),
  });
  return complete ? inspection : { ...inspection, event: { ...inspection.event, truncated: true }, incomplete: true };
}

/** The answer of a call, whatever its id was taken for. */
export function holdsContent({ value }: CallAnswer): boolean {
  return isRecord(value) && contentMembers.some((member) => Object.hasOwn(value, member));
}

export function isEmpty({ value }: CallAnswer): boolean {
  return isRecord(value) && Object.keys(value).length === 0;
}

/** The rounds of one logical call: the last answer, and what all of them held. */
export function joinRounds(earlier: ResultInspection | undefined, last: ResultInspection): ResultInspection {
  if (earlier === undefined) return last;
  const fingerprints = [...last.event.fingerprints, ...earlier.event.fingerprints];
  return {
    event: {
      ...last.event,
      bytes: last.event.bytes + earlier.event.bytes,
      items: last.event.items + earlier.event.items,
      truncated: last.event.truncated || earlier.event.truncated,
      overflow: last.event.overflow + earlier.event.overflow + Math.max(0, fingerprints.length - fingerprintsMax),
      labels: [...new Set([...last.event.labels, ...earlier.event.labels])].slice(0, labelsMax),
      fingerprints: fingerprints.slice(0, fingerprintsMax),
    },
    incomplete: last.incomplete || earlier.incomplete,
  };
}

/** The state that the client is to send back, when the answer asks for more input. */
export function inputRequired(value: unknown): { readonly state: string | undefined } | undefined {
  if (!isRecord(value) || value['resultType'] !== 'input_required') return undefined;
  const state = value['requestState'];
  return { state: typeof state === 'string' ? state : undefined };
}

/** The task that was started in place of an answer. */
export function startedTask(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const task = isRecord(value['task']) ? value['task'] : value;
  const isTask = task !== value || value['resultType'] === 'task';
  return isTask && typeof task['taskId'] === 'string' ? task['taskId'] : undefined;
}

/** URIs of resources that a result links to. */
export function linkedResources(value: unknown): readonly string[] {
  const content: unknown = isRecord(value) ? value['content'] : undefined;
  if (!Array.isArray(content)) return [];
  const uris: string[] = [];
  for (const item of content.slice(0, 1024) as readonly unknown[]) {
    if (isRecord(item) && item['type'] === 'resource_link' && typeof item['uri'] === 'string') uris.push(item['uri']);
  }
  return uris;
}

function codeOf(error: unknown): number | undefined {
  const code = isRecord(error) ? error['code'] : undefined;
  return typeof code === 'number' && Number.isInteger(code) && Math.abs(code) <= codeMax ? code : undefined;
}
