/**
 * `shearpin worker` with kill points around its ports: `killable-worker.ts STEP COUNT` dies by SIGKILL when it comes to
 * that step for that time.
 */
import { writeSync } from 'node:fs';
import { readWorkerConfig } from '../../../services/worker/config.ts';
import { openWorkerProcess } from '../../../services/worker/worker-process.ts';
import { KillSwitch, withKillPoints } from '../kill-points.ts';

const [wanted = '', times = '1'] = process.argv.slice(2);
let seen = 0;
const kill = new KillSwitch(
  (step) => {
    if (step === wanted) seen += 1;
    return seen === Number(times);
  },
  (step) => {
    writeSync(process.stderr.fd, `killed ${step}\n`);
    process.kill(process.pid, 'SIGKILL');
  },
);

const worker = await openWorkerProcess(readWorkerConfig({ env: process.env }), {
  version: 'test',
  around: (ports) => withKillPoints(ports, kill),
});
await worker.start();
