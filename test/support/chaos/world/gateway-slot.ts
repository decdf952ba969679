/** A real gateway process over HTTP, with its own line to Kafka. */
import { AdminPage } from '../../pipeline/admin-page.ts';
import type { Ground } from '../../pipeline/ground.ts';
import { launcher, ProductProcess } from '../../pipeline/product-process.ts';
import { freePort } from '../../servers/free-port.ts';

export interface GatewaySlotOptions {
  readonly id: string;
  readonly ground: Ground;
  readonly brokers: string;
  readonly upstream: string;
  readonly env?: Readonly<Record<string, string>>;
}

export class GatewaySlot implements AsyncDisposable {
  readonly id: string;
  readonly url: string;
  readonly admin: AdminPage;
  readonly process: ProductProcess;

  private constructor(id: string, place: { url: string; admin: AdminPage; process: ProductProcess }) {
    this.id = id;
    this.url = place.url;
    this.admin = place.admin;
    this.process = place.process;
  }

  /** Ready: it has read the commands and holds its feed for fresh. */
  static async start(options: GatewaySlotOptions): Promise<GatewaySlot> {
    const slot = await GatewaySlot.spawn(options);
    try {
      await slot.admin.ready(`gateway ${options.id}`);
    } catch (error) {
      throw new Error(slot.process.lines.slice(-20).join('\n'), { cause: error });
    }
    return slot;
  }

  static async spawn({ id, ground, brokers, upstream, env = {} }: GatewaySlotOptions): Promise<GatewaySlot> {
    const listen = `127.0.0.1:${String(await freePort())}`;
    const admin = `127.0.0.1:${String(await freePort())}`;
    const process = new ProductProcess({
      script: [launcher, 'gateway', '--listen', listen, '--upstream', upstream],
      env: {
        ...ground.gatewayEnv(id),
        SHEARPIN_KAFKA_BROKERS: brokers,
        SHEARPIN_ADMIN_LISTEN: admin,
        ...env,
      },
    });
    return new GatewaySlot(id, { url: `http://${listen}/mcp`, admin: new AdminPage(admin), process });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process[Symbol.asyncDispose]();
  }
}
