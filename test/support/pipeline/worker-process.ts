import { freePort } from '../servers/free-port.ts';
import { AdminPage } from './admin-page.ts';
import type { Ground } from './ground.ts';
import { launcher, ProductProcess } from './product-process.ts';

interface WorkerOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Instead of `shearpin worker`. */
  readonly script?: readonly string[];
}

/** `shearpin worker` as an operator starts it. */
export class WorkerProcess {
  readonly process: ProductProcess;
  readonly admin: AdminPage;

  private constructor(process: ProductProcess, admin: AdminPage) {
    this.process = process;
    this.admin = admin;
  }

  /** Returns at once; `ready` waits. */
  static async spawn(ground: Ground, options: WorkerOptions = {}): Promise<WorkerProcess> {
    const { env = {}, script = [launcher, 'worker'] } = options;
    const address = `127.0.0.1:${String(await freePort())}`;
    const process = new ProductProcess({
      script,
      env: { ...ground.workerEnv, SHEARPIN_ADMIN_LISTEN: address, ...env },
    });
    return new WorkerProcess(process, new AdminPage(address));
  }

  static async start(ground: Ground, options: WorkerOptions = {}): Promise<WorkerProcess> {
    await using ending = new AsyncDisposableStack();
    const worker = ending.use(await WorkerProcess.spawn(ground, options));
    await worker.ready();
    ending.move();
    return worker;
  }

  async ready(): Promise<void> {
    try {
      await this.admin.ready('the worker');
    } catch (error) {
      throw new Error(this.process.lines.slice(-20).join('\n'), { cause: error });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process[Symbol.asyncDispose]();
  }
}
