import { expect, it } from 'vitest';
import { commandRecordKey } from '../../../../schemas/commands/record-key.ts';
import type { AckEntry, Command } from '../../../../schemas/generated/types.ts';
import { createSigner } from '../../../../services/adapters/crypto/signer.ts';
import type { OutgoingRecord } from '../../../../services/engine/ports/log.ts';
import {
  commandTopicRecord,
  produce,
  readAcks,
  readCommands,
  signedRecord,
  signerOf,
} from '../../../support/pipeline/command-topic.ts';
import { DeskAgent } from '../../../support/pipeline/desk-agent.ts';
import { becomesTrue, eventually } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';
import { type CommandParts, createWriter, makeCommand } from '../../../support/signed-commands.ts';

interface Forgery {
  readonly reason: string;
  readonly record: OutgoingRecord;
}

/** What would shut every session of the arm's caller out, or free it, each wrong in one way. */
function forgeries(ground: Ground, arm: Command): readonly Forgery[] {
  const signer = signerOf(ground);
  const { signing } = ground.workerKeys();
  const { scope, order, issuedAt, notBefore } = arm;
  let index = 1;
  const open = (parts: CommandParts = {}): Command => {
    const times = { issuedAt, notBefore, expiresAt: issuedAt + 600_000 };
    const detector = 'rate.capability-ceiling';
    return makeCommand({ action: 'open', scope, detector, ...times, order: { ...order, index: index++ }, ...parts });
  };
  const past = { issuedAt: issuedAt - 900_000, notBefore: issuedAt - 900_000, expiresAt: issuedAt - 600_000 };
  const elsewhere = createSigner({ ...signing, deployment: 'elsewhere' });
  const unsigned = open();
  const original = open();
  const altered = textOf(signedRecord(original, signer)).replace('"mode":"deny"', '"mode":"deny_egress"');
  const { key: armKey } = signedRecord(arm, signer);
  const { id: _, ...armParts } = arm;
  const older = makeCommand({ ...armParts, action: 'disarm', order: { ...order, offset: '0' } });
  return [
    { reason: 'unsigned', record: commandTopicRecord(commandRecordKey(unsigned), jsonOf(unsigned)) },
    { reason: 'bad-signature', record: commandTopicRecord(commandRecordKey(original), Buffer.from(altered)) },
    { reason: 'bad-signature', record: signedRecord(open(), createWriter({ kid: signing.kid })) },
    { reason: 'unknown-key', record: signedRecord(open(), createWriter({ kid: 'nobody.1' })) },
    { reason: 'wrong-audience', record: signedRecord(open(), elsewhere) },
    { reason: 'expired', record: signedRecord(open(past), signer) },
    { reason: 'wrong-key', record: { ...signedRecord(open(), signer), key: `${armKey}0` } },
    { reason: 'no-authority', record: signedRecord(open({ scope: { ...scope, kind: 'tenant', id: '*' } }), signer) },
    { reason: 'no-authority', record: signedRecord(open({ scope: { ...scope, tenant: 'globex' } }), signer) },
    { reason: 'no-authority', record: signedRecord(open({ expiresAt: issuedAt + 90_000_000 }), signer) },
    { reason: 'malformed', record: commandTopicRecord(armKey, Buffer.from('{"body":')) },
    { reason: 'older', record: signedRecord(older, signer) },
    { reason: 'tombstoned', record: commandTopicRecord(armKey, null) },
  ];
}

describeWithServers('forged and worn-out commands on the real topic', (servers) => {
  it('are refused and counted by gateway and worker, and change nothing', async () => {
    await using ground = await new Ground(servers).open();
    await using worker = await WorkerProcess.start(ground);
    await using agent = await DeskAgent.start(ground);
    await agent.readTicket();
    const { text: secret } = await agent.getSecret();
    const arm = await eventually({ what: 'an arm' }, async () => (await readCommands(ground))[0]);
    await becomesTrue({ what: 'the arm is applied' }, async () =>
      (await readAcks(ground)).some(({ id }) => id === arm.id),
    );

    const forged = forgeries(ground, arm);
    await produce(
      ground,
      forged.map(({ record }) => record),
    );
    const acks = await eventually({ what: 'an ack of each' }, async () => {
      const entries = await readAcks(ground);
      return entries.filter(isRefusal).length >= forged.length ? entries : undefined;
    });

    expect(acks.filter(isRefusal).map(({ reason }) => reason)).toEqual(forged.map(({ reason }) => reason));
    // The arm is applied again where its worker has published it over what stands in its place.
    expect(new Set(acks.filter((entry) => !isRefusal(entry)).map(({ id }) => id))).toEqual(new Set([arm.id]));
    for (const reason of new Set(forged.map((one) => one.reason))) {
      const count = forged.filter((one) => one.reason === reason).length;
      const counted = await agent.admin.metric('shearpin_gateway_command_records_total', { of: 'command', reason });
      expect(counted, reason).toBe(count);
    }
    await becomesTrue({ what: 'the worker has counted them' }, async () => {
      // To the worker an older command and an expired one are records of the topic like others.
      return (await worker.admin.metric('shearpin_commands_refused_total')) === forged.length - 2;
    });
    expect(await agent.sendMail('The export works again.')).toMatchObject({ isRefused: false });
    expect(await agent.refund('88213')).toMatchObject({ isRefused: false });
    expect(await agent.sendMail(`It is ${secret}.`)).toMatchObject({ isRefused: true });
  });
});

function isRefusal({ status }: AckEntry): boolean {
  return status !== 'applied';
}

function jsonOf(value: object): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

function textOf({ value }: OutgoingRecord): string {
  return Buffer.from(value ?? []).toString('utf8');
}
