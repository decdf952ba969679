import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { principalOfSession } from '../../../../schemas/events/record-key.ts';
import type { Command } from '../../../../schemas/generated/types.ts';
import type { LogRecord } from '../../../../services/engine/ports/log.ts';
import type { EnforcerDecision } from '../../../../services/sensor/enforcer/enforcer.ts';
import { eventsOf } from '../../../support/pipeline/agent-events.ts';
import { settled, signalsSettled } from '../../../support/pipeline/calls-topic.ts';
import { bootFollower, type CommandFollower } from '../../../support/pipeline/command-follower.ts';
import { commandTopicRecord, produce, readCommands } from '../../../support/pipeline/command-topic.ts';
import { DeskAgent } from '../../../support/pipeline/desk-agent.ts';
import { becomesTrue, eventually } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';
import { makeCall } from '../../../support/signed-commands.ts';
import { createTopics } from '../../../support/topics.ts';

const gateways = ['gw-1', 'gw-2', 'gw-3'];
const secrets = { 'billing-gateway': 'hT7-xq2LmVd9Zs4KwPfR8bNc', 'status-page': 'Yk3_Bv6JgQe1Ua0XoTiD5rMz' };
/** Another agent of the same user: what is armed concerns it too, an open session of somebody else does not. */
const neighbour = (name: string) => ({ gatewayId: 'gw-2', secrets, env: agentOf(name) });
const refundsUntilOpen = 47;
/** Segments that roll with every few records, so that the cleaner may take all but the last. */
const quickCompaction = {
  'segment.ms': '200',
  'min.cleanable.dirty.ratio': '0.01',
  'max.compaction.lag.ms': '500',
  'compression.type': 'producer',
};

function agentOf(name: string): Readonly<Record<string, string>> {
  return { SHEARPIN_AGENT: name };
}

/** Which of a fixed list of calls this agent's gateway refuses. The last come last: they open the session. */
async function refusals(agent: DeskAgent): Promise<readonly string[]> {
  const answers = {
    'honest mail': await agent.sendMail('The export works again.'),
    refund: await agent.refund('88213'),
    holidays: await agent.listHolidays(),
    'first secret': await agent.sendMail(`It is ${secrets['billing-gateway']}.`),
    'second secret': await agent.sendMail(`And ${secrets['status-page']} it is.`),
  };
  return Object.entries(answers).flatMap(([name, { isRefused }]) => (isRefused ? [name] : []));
}

/** Two secrets are learnt, then the session pays too often. */
async function misbehave(agent: DeskAgent): Promise<void> {
  await agent.readTicket();
  for (const entry of Object.keys(secrets)) await agent.getSecret(entry);
  for (let paid = 0; paid < refundsUntilOpen; paid += 1) await agent.refund(`order ${String(paid)}`);
  await becomesTrue({ what: 'the session is open' }, async () => (await agent.listHolidays()).isRefused);
}

/** Waits until nothing more comes of what was called: a command that one follower has and another has not makes a difference. */
async function allJudged(ground: Ground, agentId: string): Promise<void> {
  await becomesTrue({ what: 'the gateway has told of the last call' }, async () => {
    const events = await eventsOf(ground, agentId);
    return events.some((event) => 'verdict' in event && event.verdict.reason === 'open');
  });
  await settled(ground);
  await signalsSettled(ground);
}

function idsOf({ enforcer }: CommandFollower): readonly string[] {
  return enforcer
    .liveCommands()
    .map(({ id }) => id)
    .toSorted();
}

/** What an enforcer says of each session and call that the commands could mean. */
function decisions({ enforcer }: CommandFollower, commands: readonly Command[]): readonly EnforcerDecision[] {
  const timeMs = Math.max(...commands.map(({ issuedAt }) => issuedAt));
  const [principal = ''] = commands.map(({ scope }) => principalOfSession(scope.id));
  const sessions = [...new Set(commands.map(({ scope }) => scope.id)), `${principal}.process.0000000000000000`];
  const carried = commands.map(({ condition }) => new Set(condition?.carries));
  const reaches = [['egress.message'], ['pay'], ['read.untrusted'], []];
  return sessions.flatMap((session) =>
    carried.flatMap((carries) =>
      reaches.map((capabilities) =>
        enforcer.decide(makeCall({ session, principal, carries, capabilities, timeMs: timeMs + 1 })),
      ),
    ),
  );
}

function isCommand({ key }: LogRecord): boolean {
  return !key.startsWith('beacon/');
}

/** Waits until the cleaner has dropped the beacons that stood before the offset. */
async function compacted(ground: Ground, before: bigint): Promise<void> {
  await becomesTrue({ what: 'the topic is compacted', deadlineMs: 90_000 }, async () => {
    const records = await ground.read(topics.commands);
    return !records.some((record) => record.offset < before && !isCommand(record));
  });
}

describeWithServers('a gateway that is booted after the commands were given', (servers) => {
  it('refuses exactly what the old ones refuse, whatever was published again and compacted', async () => {
    await using ground = new Ground(servers, { gateways });
    const name = `${ground.prefix}${topics.commands}`;
    await createTopics(servers.kafkaBrokers, [{ name, cleanup: 'compact', settings: quickCompaction }]);
    await ground.open();
    await using _worker = await WorkerProcess.start(ground);
    await using oldFollower = await bootFollower(ground, 'gw-3');
    await using culprit = await DeskAgent.start(ground, { gatewayId: 'gw-1', secrets, env: agentOf('culprit') });
    await using oldNeighbour = await DeskAgent.start(ground, neighbour('old-neighbour'));
    await misbehave(culprit);
    await allJudged(ground, 'culprit');

    const records = (await ground.read(topics.commands)).filter(isCommand);
    const commands = await readCommands(ground);
    expect(new Set(commands.map(({ action }) => action))).toEqual(new Set(['arm', 'open']));
    expect(commands.length).toBeGreaterThan(2);
    const [stale] = records;
    if (stale === undefined) throw new Error('There is no command.');
    await produce(ground, [commandTopicRecord(stale.key, stale.value)]);
    const again = await eventually({ what: 'the stale command again' }, async () => {
      const found = (await ground.read(topics.commands)).find(
        ({ key, offset }) => key === stale.key && offset > stale.offset,
      );
      return found?.offset;
    });
    await compacted(ground, again);

    await using freshFollower = await bootFollower(ground, 'gw-3');
    const known = idsOf(freshFollower);
    await becomesTrue({ what: 'the old one has read as far' }, () => isDeepStrictEqual(idsOf(oldFollower), known));
    const decided = decisions(oldFollower, commands);
    expect(new Set(decided.map(({ verdict: { decision } }) => decision))).toEqual(new Set(['allowed', 'refused']));
    expect(decisions(freshFollower, commands)).toEqual(decided);
    await using freshNeighbour = await DeskAgent.start(ground, neighbour('fresh-neighbour'));
    expect(await refusals(culprit)).toEqual(['honest mail', 'refund', 'holidays', 'first secret', 'second secret']);
    expect(await refusals(oldNeighbour)).toEqual(['first secret', 'second secret']);
    expect(await refusals(freshNeighbour)).toEqual(['first secret', 'second secret']);
  });
});
