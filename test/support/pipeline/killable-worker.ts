/**
 * `shearpin worker` with kill points around its ports: `killable-worker.ts STEP COUNT …` dies by SIGKILL when it comes to
 * the step for that time; of several pairs each begins to count when the one before is reached, and the last is its death.
 * At a step with `halt ` before it, it stops, and goes on when it is told to by SIGCONT. With `--told` before the first
 * pair it begins to count when it gets SIGUSR2.
 */
import { writeSync } from 'node:fs';
import { readWorkerConfig } from '../../../services/worker/config.ts';
import { openWorkerProcess } from '../../../services/worker/worker-process.ts';
import { KillSwitch, withKillPoints } from '../kill-points.ts';

const halting = 'halt ';
const [first, ...others] = process.argv.slice(2);
const isTold = first === '--told';
const left = isTold || first === undefined ? others : [first, ...others];
let isCounting = !isTold;
let seen = 0;
process.on('SIGUSR2', () => {
  isCounting = true;
});

/** Whether it has come to the last of the steps. */
function isLast(step: string): boolean {
  const [wanted = '', times = '1'] = left;
  const halts = wanted.startsWith(halting);
  if (!isCounting || step !== (halts ? wanted.slice(halting.length) : wanted)) return false;
  seen += 1;
  if (seen !== Number(times)) return false;
  seen = 0;
  left.splice(0, 2);
  if (halts) {
    writeSync(process.stderr.fd, `halted ${step}\n`);
    process.kill(process.pid, 'SIGSTOP');
  }
  return left.length === 0;
}

const kill = new KillSwitch(isLast, (step) => {
  writeSync(process.stderr.fd, `killed ${step}\n`);
  process.kill(process.pid, 'SIGKILL');
});

const worker = await openWorkerProcess(readWorkerConfig({ env: process.env }), {
  version: 'test',
  around: (ports) => withKillPoints(ports, kill),
});
await worker.start();
