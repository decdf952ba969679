/** The values that a request carries to the server: its arguments, and whatever else stands in its params. */
import type { Steps } from '../inspection/steps.ts';
import type { Slice } from '../messages/json-scan.ts';
import { valueOf } from '../messages/params.ts';
import type { ParamsReading } from '../messages/params.ts';
import type { RequestMeta } from '../messages/request-meta.ts';
import type { ArgumentsInspection, Inspector } from './ports.ts';
import type { StrayValues } from './stray-values.ts';

export interface CallValues {
  /** The arguments themselves; several occurrences stand in a list. */
  readonly args: unknown;
  /** Everything else that is not a protocol member; undefined when there is nothing. */
  readonly extras: unknown;
  readonly bytes: number;
  readonly complete: boolean;
}

export interface InspectOptions {
  readonly declared: ReadonlySet<string>;
  readonly watched: ReadonlySet<string>;
  /** Key paths whose values the operator lets out. */
  readonly allow: ReadonlySet<string>;
}

const fingerprintsMax = 512;
const labelsMax = 32;
const namesOfCalls: ReadonlySet<string> = new Set(['name', 'arguments', '_meta']);
const nameless: ReadonlySet<string> = new Set(['_meta']);
const methodsWithArguments: ReadonlySet<string> = new Set(['tools/call', 'prompts/get']);

/** What of a request is read besides its params. */
export interface ValueSource {
  readonly methods: readonly string[];
  readonly meta: RequestMeta;
  /** What stands beside the params. */
  readonly stray: StrayValues;
}

/** Reads the values; undefined when a part is malformed. */
export function readValues(bytes: Uint8Array, params: ParamsReading, request: ValueSource): CallValues | undefined {
  const hasArguments = request.methods.some((method) => methodsWithArguments.has(method));
  const args = hasArguments ? (params.named.get('arguments') ?? []) : [];
  const apart = hasArguments ? namesOfCalls : nameless;
  const others = [...params.named].filter(([name]) => !apart.has(name));
  const read = {
    args: valueOf(bytes, args),
    loose: valueOf(bytes, params.loose),
    others: others.map(([name, slices]) => [name, valueOf(bytes, slices)] as const),
  };
  if (read.args === undefined || read.loose === undefined) return undefined;
  if (read.others.some(([, one]) => one === undefined)) return undefined;
  const complete = read.args.complete && read.loose.complete && read.others.every(([, one]) => one?.complete === true);
  const named = Object.fromEntries(read.others.map(([name, one]) => [name, one?.value]));
  const { stray, meta } = request;
  const extras = [
    ...(others.length > 0 ? [named] : []),
    ...(params.loose.length > 0 ? [read.loose.value] : []),
    ...meta.rest,
    ...stray.values,
  ];
  return {
    args: args.length > 0 ? read.args.value : undefined,
    extras: extras.length > 1 ? extras : extras[0],
    bytes: sizeOf([...args, ...params.loose, ...others.flatMap(([, slices]) => slices)]) + stray.bytes,
    complete: complete && meta.complete && stray.complete,
  };
}

/** With what is the caller's own although it stands where names and the protocol's own words do. */
export function withOthers(values: CallValues, others: readonly unknown[]): CallValues {
  if (others.length === 0) return values;
  return { ...values, extras: values.extras === undefined ? others : [values.extras, others] };
}

/** Inspects the arguments and the rest as one. */
export function* inspectionSteps(
  inspector: Inspector,
  values: CallValues,
  options: InspectOptions,
): Steps<ArgumentsInspection> {
  const { args, extras, bytes } = values;
  const main = args === undefined ? extras : args;
  const first = yield* inspector.argumentsSteps(main ?? {}, { bytes, ...options });
  const hasRest = args !== undefined && extras !== undefined;
  const rest = hasRest ? yield* inspector.argumentsSteps(extras, { bytes: 0, ...options }) : undefined;
  const inspection = rest === undefined ? first : merged(first, rest);
  return values.complete
    ? inspection
    : { ...inspection, event: { ...inspection.event, truncated: true }, incomplete: true };
}

function merged(first: ArgumentsInspection, rest: ArgumentsInspection): ArgumentsInspection {
  const moved = rest.event.fingerprints.map(({ field: _field, ...fingerprint }) => fingerprint);
  const fingerprints = [...first.event.fingerprints, ...moved];
  const dropped = Math.max(0, fingerprints.length - fingerprintsMax);
  return {
    event: {
      ...first.event,
      truncated: first.event.truncated || rest.event.truncated,
      overflow: first.event.overflow + rest.event.overflow + dropped,
      labels: [...new Set([...first.event.labels, ...rest.event.labels])].slice(0, labelsMax),
      fingerprints: fingerprints.slice(0, fingerprintsMax),
    },
    all: new Set([...first.all, ...rest.all]),
    distinctive: new Set([...first.distinctive, ...rest.distinctive]),
    incomplete: first.incomplete || rest.incomplete,
  };
}

function sizeOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, slice) => sum + slice.end - slice.start, 0);
}
