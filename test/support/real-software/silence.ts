/** A call in which nothing moves, for longer than what usually cuts a connection. */
import { expect } from 'vitest';
import { connectTypescriptV2 } from './clients/typescript-v2.ts';
import { type Connect, converse, talkAfterSilence } from './conversations.ts';
import { type FormName, throughGateway } from './forms.ts';
import { patientFetch } from './patient-fetch.ts';
import { conformanceOnStdio, serveConformance } from './reference-servers.ts';

const eras = { '2025-11-25': 'legacy', '2026-07-28': 'auto' } as const;
export type Era = keyof typeof eras;

export interface Silence {
  readonly era: Era;
  readonly form: FormName;
  readonly seconds: number;
}

/** What a server answers after it is known: to compare it would take the silence twice. */
export async function expectAnswerAfterSilence({ era, form, seconds }: Silence): Promise<void> {
  // Between HTTP and HTTP an answer of 2026-07-28 begins with its result, with a gateway or without.
  const isOverdue = era === '2026-07-28' && form === 'HTTP in front of HTTP';
  const patience = isOverdue ? { fetch: patientFetch } : {};
  const connect: Connect = (connecting) => connectTypescriptV2({ ...connecting, ...patience }, eras[era]);
  await using server = await serveConformance();
  const behind = form.endsWith('stdio') ? conformanceOnStdio : server.target;
  await using way = await throughGateway(form, behind.kind === 'http' ? behind : { command: behind.command });
  const seen = await converse(connect, way.target, talkAfterSilence(seconds));
  const text = [{ type: 'text', text: `silent for ${seconds} s` }];
  expect(seen.find(({ name }) => name === 'a silent call')).toMatchObject({ result: { content: text } });
  expect(seen.find(({ name }) => name === 'a call after it')).toHaveProperty('result');
}
