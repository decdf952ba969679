import { describe, it } from 'vitest';
import { connectTypescriptV1 } from '../../support/real-software/clients/typescript-v1.ts';
import { connectTypescriptV2 } from '../../support/real-software/clients/typescript-v2.ts';
import { type Connect, talkToConformanceServer, talkToEverything } from '../../support/real-software/conversations.ts';
import { expectNoDifference } from '../../support/real-software/lanes.ts';
import {
  conformanceOnStdio,
  everythingOnStdio,
  serveConformance,
  serveEverything,
} from '../../support/real-software/reference-servers.ts';

const legacyV2: Connect = (connecting) => connectTypescriptV2(connecting, 'legacy');
const modernV2: Connect = (connecting) => connectTypescriptV2(connecting, 'auto');

describe.each([
  ['the TypeScript SDK 1', connectTypescriptV1],
  ['the TypeScript SDK 2', legacyV2],
] as const)('the everything server and %s', (_client, connect) => {
  const lane = { connect, conversation: talkToEverything };

  it.each(['stdio', 'HTTP in front of stdio'] as const)('see the same through %s', async (form) => {
    await expectNoDifference({ ...lane, form, direct: everythingOnStdio, behind: everythingOnStdio });
  });

  it.each(['HTTP in front of HTTP'] as const)('see the same through %s', async (form) => {
    await using server = await serveEverything();
    await expectNoDifference({ ...lane, form, direct: server.target, behind: server.target });
  });
});

describe('a server of 2026-07-28 and the TypeScript SDK 2', () => {
  const lane = { connect: modernV2, conversation: talkToConformanceServer };

  it('see the same through stdio', async () => {
    await expectNoDifference({ ...lane, form: 'stdio', direct: conformanceOnStdio, behind: conformanceOnStdio });
  });

  it.each(['HTTP in front of HTTP', 'HTTP in front of stdio'] as const)('see the same through %s', async (form) => {
    await using server = await serveConformance();
    const behind = form.endsWith('stdio') ? conformanceOnStdio : server.target;
    await expectNoDifference({ ...lane, form, direct: server.target, behind });
  });
});
