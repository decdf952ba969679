import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventTypes } from '../../schemas/topics.ts';
import { pipelineFolderIn } from '../../services/cli/pipeline/pipeline-folder.ts';
import { lastLineAsJson, runCli } from '../support/cli-process.ts';
import { newSecret } from '../support/pipeline/desk-agent.ts';
import { becomesTrue, eventually } from '../support/pipeline/eventually.ts';
import { UserEntry } from '../support/pipeline/user-entry.ts';

const alone = 'sees only the calls to its own server';

let folder = '';
let secret = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shearpin-user-'));
  secret = newSecret();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function entry(server: string): Promise<UserEntry> {
  return UserEntry.start({ folder, server, secret });
}

async function status(): Promise<{
  readonly commands: readonly { readonly action: string; readonly gateways: readonly { readonly status: string }[] }[];
  readonly gateways: readonly { readonly id: string; readonly isLive: boolean }[];
}> {
  const end = await runCli(['status', '--json'], { env: { SHEARPIN_STATE_DIR: folder } });
  return lastLineAsJson(end) as Awaited<ReturnType<typeof status>>;
}

/** Resolves when the file of the log holds the end of the first call: what only a gateway's buffer holds dies with it. */
async function written(): Promise<void> {
  const { log } = pipelineFolderIn(folder, { tenant: 'default', deployment: 'default' });
  await becomesTrue({ what: 'the call is in the log' }, () =>
    readFileSync(log, 'utf8').includes(eventTypes.callCompleted),
  );
}

async function roleOf(one: UserEntry): Promise<string> {
  for (const role of ['keeper', 'member', 'alone'] as const) if (await one.hasRole(role)) return role;
  return 'none';
}

describe('three entries of one user’s mcp.json', () => {
  it('are one pipeline: a chain over all three is refused, and its open session is refused in each', async () => {
    await using tickets = await entry('tickets');
    await using vault = await entry('vault');
    await using mail = await entry('mail');
    await tickets.becomes('keeper');
    await Promise.all([vault, mail].map((one) => one.becomes('member')));
    expect((await mail.sendMail('The export works again.')).isRefused).toBe(false);

    await tickets.readTicket();
    await written();
    expect((await vault.getSecret()).text).toBe(secret);
    await mail.commanded();
    expect(await mail.sendMail(`It is ${secret}.`)).toMatchObject({ isRefused: true });
    expect(mail.ran('send_mail')).toBe(1);

    for (const one of [tickets, vault]) {
      await becomesTrue({ what: 'its sibling’s open session is refused' }, async () => {
        return (await one.listHolidays()).isRefused;
      });
    }
    const applied = Array(3).fill('applied');
    const { commands, gateways } = await eventually({ what: 'all have said what they applied' }, async () => {
      const told = await status();
      const isAll = told.commands.every((one) =>
        isDeepStrictEqual(
          one.gateways.map((of) => of.status),
          applied,
        ),
      );
      return told.commands.length === 2 && isAll ? told : undefined;
    });
    expect(gateways.map(({ id }) => id).sort()).toEqual(['gateway', 'gateway-2', 'gateway-3']);
    expect(commands.map(({ action }) => action).sort()).toEqual(['arm', 'open']);
    for (const one of [tickets, vault, mail]) expect(one.errors).not.toContain(alone);
    expect(statSync(pipelineFolderIn(folder, { tenant: 'default', deployment: 'default' }).socket).mode & 0o777).toBe(
      0o600,
    );
  });

  it('refuse the chain also when the one that keeps the log is killed in the middle of it', async () => {
    const tickets = await entry('tickets');
    await using vault = await entry('vault');
    await using mail = await entry('mail');
    await tickets.readTicket();
    await written();
    tickets.signal('SIGKILL');

    expect((await vault.getSecret()).text).toBe(secret);
    await mail.commanded();
    expect((await mail.sendMail(`It is ${secret}.`)).isRefused).toBe(true);
    expect(mail.ran('send_mail')).toBe(0);
    expect([await roleOf(vault), await roleOf(mail)].sort()).toEqual(['keeper', 'member']);
    await tickets[Symbol.asyncDispose]();
  });

  it('find each other when they start at once where a dead gateway left its lock and socket', async () => {
    const dead = await entry('dead');
    dead.signal('SIGKILL');
    await dead[Symbol.asyncDispose]();
    const entries = await Promise.all([entry('tickets'), entry('vault'), entry('mail')]);
    await Promise.all(
      entries.map((one) => becomesTrue({ what: 'it has a part' }, async () => (await roleOf(one)) !== 'none')),
    );
    expect((await Promise.all(entries.map(roleOf))).sort()).toEqual(['keeper', 'member', 'member']);
    for (const one of entries) expect(one.errors).not.toContain(alone);
    await Promise.all(entries.map((one) => one[Symbol.asyncDispose]()));
  });

  it('take over from one that hangs, which joins them when it goes on', async () => {
    await using tickets = await entry('tickets');
    await using vault = await entry('vault');
    await tickets.readTicket();
    await written();
    tickets.signal('SIGSTOP');
    try {
      await vault.becomes('keeper');
      await using mail = await entry('mail');
      await vault.getSecret();
      await mail.commanded();
      expect((await mail.sendMail(`It is ${secret}.`)).isRefused).toBe(true);
    } finally {
      tickets.signal('SIGCONT');
    }
    await tickets.becomes('member');
    await becomesTrue(
      { what: 'it holds what was opened meanwhile' },
      async () => (await tickets.listHolidays()).isRefused,
    );
  });
});

describe('a gateway that cannot share', () => {
  it('says that the socket’s path is too long, and protects its own server', async () => {
    const deep = join(folder, 'x'.repeat(90));
    mkdirSync(deep);
    await using first = await UserEntry.start({ folder: deep, server: 'first', secret });
    await first.says('cannot join this one');
    await first.says('longer than');
    await first.readTicket();
    await first.getSecret();
    await first.commanded();
    expect((await first.sendMail(`It is ${secret}.`)).isRefused).toBe(true);
    await using second = await UserEntry.start({ folder: deep, server: 'second', secret });
    await second.says(alone);
    await second.becomes('alone');
  });

  it('says that the state folder cannot be used, and protects its own server', async () => {
    const env = { SHEARPIN_STATE_DIR: '/dev/null/state' };
    await using only = await UserEntry.start({ folder, server: 'only', secret, env });
    await only.says(alone);
    await only.says('SHEARPIN_STATE_DIR');
    await only.readTicket();
    await only.getSecret();
    await only.commanded();
    expect((await only.sendMail(`It is ${secret}.`)).isRefused).toBe(true);
  });
});
