import { describe, it } from 'vitest';
import { connectTypescriptV2 } from '../../support/real-software/clients/typescript-v2.ts';
import { type Connect, talkWhileListening } from '../../support/real-software/conversations.ts';
import { expectNoDifference } from '../../support/real-software/lanes.ts';
import { conformanceOnStdio, serveConformance } from '../../support/real-software/reference-servers.ts';

const connect: Connect = (connecting) => connectTypescriptV2(connecting, 'auto');
const lane = { connect, conversation: talkWhileListening };

describe('a client of 2026-07-28 that listens for changes', () => {
  it('is told the same through stdio', async () => {
    await expectNoDifference({ ...lane, form: 'stdio', direct: conformanceOnStdio, behind: conformanceOnStdio });
  });

  it.each(['HTTP in front of HTTP', 'HTTP in front of stdio'] as const)('is told the same through %s', async (form) => {
    await using server = await serveConformance();
    const behind = form.endsWith('stdio') ? conformanceOnStdio : server.target;
    await expectNoDifference({ ...lane, form, direct: server.target, behind });
  });
});
