import { freePort } from '../servers/free-port.ts';
import { AdminPage } from './admin-page.ts';
import type { Ground } from './ground.ts';
import { launcher, ProductProcess } from './product-process.ts';

/** `shearpin worker` as an operator starts it. */
export class WorkerProcess {
  readonly process: ProductProcess;
  readonly admin: AdminPage;

  private constructor(process: ProductProcess, admin: AdminPage) {
    this.process = process;
    this.admin = admin;
  }

  /** Returns at once; `ready` waits. */
  static async spawn(ground: Ground, env: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
    const address = `127.0.0.1:${String(await freePort())}`;
    const process = new ProductProcess({
      script: [launcher, 'worker'],
      env: { ...ground.workerEnv, SHEARPIN_ADMIN_LISTEN: address, ...env },
    });
    return new WorkerProcess(process, new AdminPage(address));
  }

  static async start(ground: Ground, env: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
    const worker = await WorkerProcess.spawn(ground, env);
    await worker.ready();
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
