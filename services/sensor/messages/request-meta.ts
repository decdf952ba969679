/** What `_meta` and headers tell about a request besides its values: joins, revision, client. */
import { readValue } from './json-value.ts';
import type { ParamsReading } from './params.ts';

export interface RequestMeta {
  readonly traceId?: string;
  readonly hostKey?: string;
  readonly protocol?: string;
  readonly clientName?: string;
  /** The user's own request, where the host supplies it. */
  readonly intent?: string;
  /** What of `_meta` is none of the protocol's own. */
  readonly rest: readonly unknown[];
  /** The protocol's own members of `_meta`: a server reads those as well. */
  readonly own: readonly unknown[];
  readonly complete: boolean;
}

type Headers = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, unknown>>;

const metaBytesMax = 64 * 1024;
const keyCharactersMax = 512;
const hostKeyNames: ReadonlySet<string> = new Set([
  'session.id',
  'sessionid',
  'session_id',
  'conversation.id',
  'conversationid',
  'conversation_id',
  'gen_ai.conversation.id',
  'mcp.session.id',
]);
const revision = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const own = 'io.modelcontextprotocol/';
const intentName = 'shearpin/intent';

/** Reads `_meta` of one request; undefined when it is malformed. */
export function readMeta(bytes: Uint8Array, params: ParamsReading, headers: Headers = {}): RequestMeta | undefined {
  const read = (params.named.get('_meta') ?? []).map((slice) =>
    readValue(bytes, slice, { bytesMax: metaBytesMax, depthMax: 64 }),
  );
  if (read.includes(undefined)) return undefined;
  const all = read.map((one) => one?.value);
  const objects = all.filter(isRecord);
  const meta = new Map(objects.flatMap((object) => Object.entries(object)));
  const traceId = traceOf(textIn(meta, 'traceparent') ?? headers['traceparent']);
  const hostKey = hostKeyOf(meta, textIn(meta, 'baggage') ?? headers['baggage']);
  const protocol = textIn(meta, `${own}protocolVersion`) ?? headers['mcp-protocol-version'];
  const intent = intentIn(objects);
  const clientName = clientNameOf(meta.get(`${own}clientInfo`));
  return {
    ...(traceId === undefined ? {} : { traceId }),
    ...(hostKey === undefined ? {} : { hostKey }),
    ...(protocol !== undefined && revision.test(protocol) ? { protocol } : {}),
    ...(clientName === undefined ? {} : { clientName }),
    ...(intent === undefined ? {} : { intent }),
    rest: [...all.filter((one) => !isRecord(one)), ...partsOf(objects, (member) => !isOwn(member))],
    own: partsOf(objects, isOwn),
    complete: read.every((one) => one?.complete === true),
  };
}

export function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function clientNameOf(info: unknown): string | undefined {
  return isRecord(info) && typeof info['name'] === 'string' ? info['name'] : undefined;
}

function textIn(meta: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = meta.get(name);
  return typeof value === 'string' && value.length <= 8192 ? value : undefined;
}

function traceOf(traceparent: string | undefined): string | undefined {
  const trace = /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(traceparent ?? '')?.[1];
  return trace === undefined || /^0+$/.test(trace) ? undefined : trace;
}

function hostKeyOf(meta: ReadonlyMap<string, unknown>, baggage: string | undefined): string | undefined {
  for (const [name, value] of meta) {
    const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
    if (hostKeyNames.has(last) && isKey(value)) return value;
  }
  for (const entry of (baggage ?? '').split(',')) {
    const [name = '', value = ''] = (entry.split(';')[0] ?? '').split('=').map((part) => part.trim());
    if (hostKeyNames.has(name.toLowerCase()) && isKey(value)) return value;
  }
  return undefined;
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= keyCharactersMax;
}

/** Every occurrence of it, since a server may take any. */
function intentIn(objects: readonly Values[]): string | undefined {
  const texts = objects.map((object) => object[intentName]).filter((text) => typeof text === 'string');
  return texts.length === 0 ? undefined : texts.join('\n');
}

const ownNames: ReadonlySet<string> = new Set(['progressToken', 'traceparent', 'tracestate']);

/** The intent is told apart. */
function isOwn([name]: readonly [name: string, value: unknown]): boolean {
  return name.startsWith(own) || ownNames.has(name);
}

function partsOf(
  objects: readonly Values[],
  isPart: (member: readonly [name: string, value: unknown]) => boolean,
): readonly Values[] {
  const isIntent = ([name, value]: readonly [string, unknown]): boolean =>
    name === intentName && typeof value === 'string';
  return objects
    .map((object) => Object.entries(object).filter((member) => isPart(member) && !isIntent(member)))
    .filter((members) => members.length > 0)
    .map((members) => Object.fromEntries(members));
}
