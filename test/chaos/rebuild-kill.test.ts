import { it } from 'vitest';
import { deaths, diesAndIsFollowed } from '../support/pipeline/lost-and-killed.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';

describeWithServers('a worker process that is killed while it rebuilds what Redis lost', (servers) => {
  it.concurrent.each([deaths.living, deaths.meanwhile])(
    'leaves another one to end with the same, $when',
    async (death) => {
      await diesAndIsFollowed(servers, death);
    },
  );
});
