/**
 * Three calls stay silent for a minute. Files run one after another where there are two cores, so other lanes run
 * meanwhile in this one.
 */
import { describe, it } from 'vitest';
import { expectStdioAnswerAfter } from '../../support/gateway/stdio-silence.ts';
import { connectTypescriptV1 } from '../../support/real-software/clients/typescript-v1.ts';
import { type Connect, talkOfTasks, talkToEverything } from '../../support/real-software/conversations.ts';
import { expectNoDifference } from '../../support/real-software/lanes.ts';
import {
  everythingOnStdio,
  serveEverything,
  serveEverythingAsSse,
} from '../../support/real-software/reference-servers.ts';
import { expectAnswerAfterSilence } from '../../support/real-software/silence.ts';

describe.concurrent('a call that is silent for a minute', () => {
  it.for([
    { form: 'HTTP in front of HTTP', era: '2025-11-25' },
    { form: 'HTTP in front of stdio', era: '2026-07-28' },
  ] as const)('is answered through $form in $era', async (way) => {
    await expectAnswerAfterSilence({ ...way, seconds: 60 });
  });

  it('is answered through stdio', async () => {
    await expectStdioAnswerAfter(60);
  });
});

describe.concurrent('tasks of 2025-11-25', () => {
  const lane = { connect: connectTypescriptV1, conversation: talkOfTasks };

  it.each(['stdio', 'HTTP in front of stdio'] as const)('are the same through %s', async (form) => {
    await expectNoDifference({ ...lane, form, direct: everythingOnStdio, behind: everythingOnStdio });
  });

  it('are the same through HTTP in front of HTTP', async () => {
    await using server = await serveEverything();
    await expectNoDifference({
      ...lane,
      isCounted: false,
      form: 'HTTP in front of HTTP',
      direct: server.target,
      behind: server.target,
    });
  });
});

const earlier = ['2024-11-05', '2025-03-26'];

describe.concurrent.each(earlier)('the everything server and a client of %s', (revision) => {
  const connect: Connect = (connecting) => connectTypescriptV1(connecting, { revision });
  const lane = { connect, conversation: talkToEverything };

  it.each(['stdio', 'HTTP in front of stdio'] as const)('see the same through %s', async (form) => {
    await expectNoDifference({ ...lane, form, direct: everythingOnStdio, behind: everythingOnStdio });
  });

  it('see the same through HTTP in front of HTTP', async () => {
    await using server = await serveEverything();
    await expectNoDifference({
      ...lane,
      form: 'HTTP in front of HTTP',
      direct: server.target,
      behind: server.target,
    });
  });
});

describe.concurrent('a server with the two addresses of 2024-11-05 and its client', () => {
  const connect: Connect = (connecting) => connectTypescriptV1(connecting, { revision: '2024-11-05', isSse: true });

  it.each(['HTTP in front of HTTP', 'a path to HTTP'] as const)('see the same through %s', async (form) => {
    await using server = await serveEverythingAsSse();
    const { target } = server;
    await expectNoDifference({ connect, conversation: talkToEverything, form, direct: target, behind: target });
  });
});
