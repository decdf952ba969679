/** Compares what a client sees directly with what it sees through the gateway, in each form. */
import { expect } from 'vitest';
import { type Connect, type Conversation, converse } from './conversations.ts';
import { differences } from './difference.ts';
import { type FormName, type Target, throughGateway } from './forms.ts';
import type { Entry } from './transcript.ts';

export interface Lane {
  readonly connect: Connect;
  readonly conversation: Conversation;
  readonly form: FormName;
  readonly direct: Target;
  /** What stands behind the gateway. */
  readonly behind: Target;
  /** The answers of HTTP are as many each time. */
  readonly isCounted?: boolean;
}

export async function expectNoDifference({
  isCounted = true,
  connect,
  conversation,
  form,
  direct,
  behind,
}: Lane): Promise<void> {
  const without = await converse(connect, direct, conversation);
  await using way = await throughGateway(form, behind.kind === 'http' ? behind : { command: behind.command });
  const through = await converse(connect, way.target, conversation);
  // The answers of HTTP can be compared where there is HTTP on both ways.
  const isAlike = isCounted && way.target.kind === direct.kind && direct.kind === behind.kind;
  const kept = (entries: readonly Entry[]) => entries.filter(({ name }) => isAlike || name !== 'counts');
  const seen = direct.kind === 'http' ? withoutReplays : (entries: readonly Entry[]) => entries;
  expect(differences(seen(kept(without)), seen(kept(through)))).toEqual([]);
}

/** A client that resumes a stream is told and asked again since, and it resumes by its own clock. */
export function withoutReplays(entries: readonly Entry[]): readonly Entry[] {
  const isReplay = (entry: Entry, at: number): boolean =>
    entry['name'] === 'asked' && JSON.stringify(entry) === JSON.stringify(entries[at - 1]);
  const once = entries.filter((entry, at) => !isReplay(entry, at));
  return once.map((entry) =>
    Array.isArray(entry['told'])
      ? {
          ...entry,
          told: [...new Set(entry['told'].map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one) as Entry),
        }
      : entry,
  );
}
