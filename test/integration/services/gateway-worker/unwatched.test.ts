import { it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { DeskAgent } from '../../../support/pipeline/desk-agent.ts';
import { becomesTrue } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';

const gatewayEnv = { SHEARPIN_HEARTBEAT_MS: '200', SHEARPIN_UNWATCHED_AFTER_MS: '2000' };

describeWithServers('rule 12: a gateway on Kafka', (servers) => {
  it('says that nobody watches when its worker was killed, and that somebody does when another has the partitions', async () => {
    await using ground = await new Ground(servers).open();
    await using agent = await DeskAgent.start(ground, { env: gatewayEnv });
    const sees = (what: string, isSo: (unwatched: number) => boolean): Promise<void> =>
      becomesTrue({ what }, async () => isSo(await agent.admin.metric('shearpin_gateway_unwatched_partitions')));
    {
      await using worker = await WorkerProcess.start(ground);
      await becomesTrue({ what: 'the worker tells how far it is' }, async () => {
        return (await ground.read(topics.progress)).length > 0;
      });
      await sees('every partition watched', (unwatched) => unwatched === 0);
      worker.process.signal('SIGKILL');
      await sees('every partition unwatched', (unwatched) => unwatched > 0);
    }
    await using _heir = await WorkerProcess.start(ground);
    await sees('every partition watched again', (unwatched) => unwatched === 0);
  });
});
