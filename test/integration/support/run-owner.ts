/** Started as a process of its own by ended-run.test.ts, which ends it. */
import { endOnSignals } from '../../support/chaos/end-on-signals.ts';
import { ProductProcess } from '../../support/pipeline/product-process.ts';

endOnSignals();
const script = ['--eval', 'console.log(process.pid); setInterval(() => {}, 1000)'];
const started = [1, 2].map(() => new ProductProcess({ script, env: {} }));
while (started.some(({ lines }) => lines.length === 0)) await new Promise((resolve) => setTimeout(resolve, 5));
started[0]?.signal('SIGSTOP');
process.stdout.write(`${JSON.stringify(started.map(({ lines }) => Number(lines[0])))}\n`);
