import { ulid } from 'ulid';
import { systemClock } from '../../../services/adapters/clock/system-clock.ts';
import { createVerifier } from '../../../services/adapters/crypto/verifier.ts';
import { createCommandFeed } from '../../../services/gateway/feed/command-feed.ts';
import { createEnforcer, type Enforcer } from '../../../services/sensor/enforcer/enforcer.ts';
import { becomesTrue } from './eventually.ts';
import { type Ground, tenant } from './ground.ts';

export interface CommandFollower extends AsyncDisposable {
  readonly enforcer: Enforcer;
}

/** The enforcer of a gateway on the real topic, without the traffic: it can be asked about any session. */
export async function bootFollower(ground: Ground, gatewayId: string): Promise<CommandFollower> {
  const { trust } = ground.gatewayKeys(gatewayId);
  const gateway = { id: gatewayId, boot: ulid() };
  const enforcer = createEnforcer({ verify: createVerifier(trust), clock: systemClock, tenant, gateway });
  const faults: unknown[] = [];
  const feed = createCommandFeed({
    follower: ground.log.follower(),
    enforcer,
    gateway: gatewayId,
    emit: () => undefined,
    onFault: (fault) => faults.push(fault),
  });
  feed.start();
  await becomesTrue({ what: 'the command feed is fresh' }, () => {
    if (faults.length > 0) throw new Error('the feed failed', { cause: faults[0] });
    return feed.isCaughtUp() && enforcer.feed().state === 'fresh';
  });
  return { enforcer, [Symbol.asyncDispose]: () => feed.stop() };
}
