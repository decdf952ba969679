/** Started as a process of its own by own-servers.test.ts, which kills it. */
import { RedisServer } from '../../support/servers/redis-server.ts';

const server = await RedisServer.start();
server.pause();
process.stdout.write(`${JSON.stringify({ pid: server.pid, folder: server.folder })}\n`);
