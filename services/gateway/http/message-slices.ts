/** Where a message says what must be unique in its conversation: ids, progress tokens, ids of subscriptions. */
import { byName, type Envelope, envelopeMembersMax, readMessage } from '../../sensor/messages/envelope.ts';
import { membersOf, type Slice } from '../../sensor/messages/json-scan.ts';

/** Member names are told apart without regard to case, as some parsers do. */
const progressToken = 'progresstoken';
const requestId = 'requestid';
const subscriptionId = 'io.modelcontextprotocol/subscriptionid';
const revisionClaim = 'io.modelcontextprotocol/protocolversion';
const capabilitiesClaim = 'io.modelcontextprotocol/clientcapabilities';

export interface MessageSlices {
  readonly ids: readonly Slice[];
  /** The token that a request asks to be told its progress by. */
  readonly askedProgress: readonly Slice[];
  /** The token of a progress notification. */
  readonly toldProgress: readonly Slice[];
  /** The request that a notification cancels. */
  readonly cancelled: readonly Slice[];
  readonly subscriptions: readonly Slice[];
}

export function slicesOf(bytes: Uint8Array, { ids, params, results }: Envelope): MessageSlices {
  const metaOfParams = params.flatMap((slice) => valuesIn(bytes, slice, '_meta'));
  const metaOfResults = results.flatMap((slice) => valuesIn(bytes, slice, '_meta'));
  return {
    ids,
    askedProgress: metaOfParams.flatMap((slice) => valuesIn(bytes, slice, progressToken)),
    toldProgress: params.flatMap((slice) => valuesIn(bytes, slice, progressToken)),
    cancelled: params.flatMap((slice) => valuesIn(bytes, slice, requestId)),
    subscriptions: [...metaOfParams, ...metaOfResults].flatMap((slice) => valuesIn(bytes, slice, subscriptionId)),
  };
}

/** Ids of the requests in a body, as they stand there. */
export function requestIdsOf(body: Uint8Array = new Uint8Array()): readonly Uint8Array[] {
  const message = readMessage(body);
  const parts = message.kind === 'batch' ? message.parts : message.kind === 'single' ? [message.part] : [];
  return parts.flatMap((part) =>
    part.kind === 'envelope' && part.methods.length > 0
      ? part.ids.slice(-1).map(({ start, end }) => body.subarray(start, end))
      : [],
  );
}

/** Whether a request says of itself which revision it speaks, as the stateless ones have every request do. */
export function claimsRevision(bytes: Uint8Array, envelope: Envelope): boolean {
  return claimsOf(bytes, envelope).revisions.length > 0;
}

export interface RequestClaims {
  /** What a request says of itself: the revision that it speaks, and what its client can do. */
  readonly revisions: readonly Slice[];
  readonly capabilities: readonly Slice[];
}

export function claimsOf(bytes: Uint8Array, { params }: Envelope): RequestClaims {
  const metas = params.flatMap((slice) => valuesIn(bytes, slice, '_meta'));
  return {
    revisions: metas.flatMap((slice) => valuesIn(bytes, slice, revisionClaim)),
    capabilities: metas.flatMap((slice) => valuesIn(bytes, slice, capabilitiesClaim)),
  };
}

/** Values of one parameter, by its name in lower case. */
export function parameterOf(bytes: Uint8Array, { params }: Envelope, name: string): readonly Slice[] {
  return params.flatMap((slice) => valuesIn(bytes, slice, name));
}

function valuesIn(bytes: Uint8Array, object: Slice, name: string): readonly Slice[] {
  const members = membersOf(bytes, object, envelopeMembersMax);
  return (members === undefined ? undefined : byName(bytes, members))?.get(name) ?? [];
}

export interface Replacement {
  readonly at: Slice;
  readonly by: Uint8Array;
}

/** The bytes with some slices replaced and every other byte as it was. */
export function replaceSlices(bytes: Uint8Array, replacements: readonly Replacement[]): Buffer {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { at, by } of replacements.toSorted((one, other) => one.at.start - other.at.start)) {
    parts.push(bytes.subarray(from, at.start), by);
    from = at.end;
  }
  return Buffer.concat([...parts, bytes.subarray(from)]);
}
