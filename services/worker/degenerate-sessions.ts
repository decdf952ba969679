import type { Heartbeat } from '../../schemas/generated/types.ts';

/** A boot of a gateway in which nearly each call is a session of its own. */
export interface DegenerateSessions {
  readonly gateway: string;
  readonly boot: string;
  readonly tenant: string;
}

const gatewaysMax = 10_000;

/** What gateways say of their sessions in heartbeats, told once for each boot. Bounded: the oldest is forgotten. */
export class SessionHealth {
  readonly #boots = new Map<string, string>();
  #untold: DegenerateSessions[] = [];

  heartbeat({ gateway: { id: gateway, boot }, tenant, traffic }: Heartbeat): void {
    if (traffic?.degenerate !== true || this.#boots.get(gateway) === boot) return;
    this.#boots.delete(gateway);
    this.#boots.set(gateway, boot);
    const [oldest] = this.#boots.keys();
    if (this.#boots.size > gatewaysMax && oldest !== undefined) this.#boots.delete(oldest);
    this.#untold.push({ gateway, boot, tenant });
  }

  get untold(): readonly DegenerateSessions[] {
    return this.#untold;
  }

  told(found: readonly DegenerateSessions[]): void {
    this.#untold = this.#untold.filter((one) => !found.includes(one));
  }
}
