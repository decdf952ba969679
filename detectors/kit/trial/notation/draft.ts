/** A line while its words are read. What a word gives is one of these, or what is wrong with it. */
import type { CallLine, TraceArguments, TraceResult } from './trace.ts';

export interface Fault {
  readonly fault: string;
  /** Where in the word, if not all of it is meant. */
  readonly at?: number;
  readonly length?: number;
}

/** A call, with what only a writer needs. */
export interface CallDraft extends Omit<CallLine, 'number'> {
  readonly repeat: number;
  readonly everyMs: number;
}

export const emptyArguments: TraceArguments = {
  labels: [],
  values: [],
  bytes: 100,
  isTruncated: false,
  overflow: 0,
  fields: [],
};

export const emptyResult: TraceResult = {
  labels: [],
  values: [],
  bytes: 100,
  isTruncated: false,
  overflow: 0,
  items: 1,
  isError: false,
};

export const usual = {
  tenant: 'acme',
  gateway: 'gw-1',
  session: '1',
  principal: 'alice',
  agent: 'agent-1',
  server: 'server',
} as const;

/** Reads the value of a word into the line. */
export type Reader<Draft> = (value: string, draft: Draft) => Draft | Fault;

export type Words<Draft> = Readonly<Record<string, Reader<Draft>>>;

export function isFault(value: object): value is Fault {
  return 'fault' in value;
}
