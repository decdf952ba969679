import { createHmac, timingSafeEqual } from 'node:crypto';
import { ShearpinError } from '../../../schemas/errors.ts';
import { type Frame, noFrame } from './frames.ts';
import type { Peer, PeerHandlers } from './peer.ts';
import { nameFrom } from './wire.ts';

/** Rises when the frames, the file behind the log, or what the records mean change so that two versions would not agree. */
export const socketProtocol = 1;
/** All that may be kept of what somebody says who has proved nothing. */
export const strangerBytesMax = 4096;

export interface SocketAuthority {
  /** What both sides must hold: whoever has another key belongs to another pipeline. */
  readonly key: Buffer;
  /** Text that was never given before. */
  readonly newNonce: () => string;
  readonly protocol?: number;
}

/** The other side keeps the log, but in another way: nothing can be shared with it. */
export class OtherPipeline extends ShearpinError {
  readonly why: 'protocol' | 'key';

  constructor(why: OtherPipeline['why']) {
    const what = why === 'protocol' ? 'another version of Shearpin' : 'other keys';
    super('E_LOG_UNAVAILABLE', `The gateway that keeps the log has ${what}.`);
    this.why = why;
  }
}

/** Proves to the one who keeps the log that this process belongs to its pipeline, and has it prove the same. */
export async function greet(peer: Peer, authority: SocketAuthority): Promise<{ readonly logId: string }> {
  const { protocol = socketProtocol, newNonce } = authority;
  const client = newNonce();
  const welcome = await peer.call('hello', { protocol, nonce: client });
  if (welcome['protocol'] !== protocol) throw new OtherPipeline('protocol');
  const nonces = { client, server: nameFrom(welcome['nonce']) };
  if (!isProof(welcome['proof'], proofOf('server', nonces, authority))) throw new OtherPipeline('key');
  await peer.call('prove', { proof: proofOf('client', nonces, authority) });
  return { logId: nameFrom(welcome['logId']) };
}

export interface Reception extends SocketAuthority {
  readonly logId: string;
  /** The other side has proved that it belongs here. */
  readonly onProved: () => void;
  readonly onRefused: (why: OtherPipeline['why']) => void;
}

/** Handles what a stranger says, which may be nothing but a greeting. */
export function receive(reception: Reception): PeerHandlers {
  const { protocol = socketProtocol, newNonce, logId, onProved, onRefused } = reception;
  let nonces: Nonces | undefined;
  const hello = (args: Frame): Frame => {
    if (args['protocol'] !== protocol) {
      onRefused('protocol');
      return { protocol };
    }
    nonces = { client: nameFrom(args['nonce']), server: newNonce() };
    return { protocol, nonce: nonces.server, logId, proof: proofOf('server', nonces, reception) };
  };
  const prove = (args: Frame): Frame => {
    if (nonces === undefined || !isProof(args['proof'], proofOf('client', nonces, reception))) {
      onRefused('key');
      throw new OtherPipeline('key');
    }
    onProved();
    return {};
  };
  return {
    async onCall(name, args) {
      if (name === 'hello' && nonces === undefined) return hello(args);
      if (name === 'prove') return prove(args);
      throw noFrame();
    },
    onTold() {
      throw noFrame();
    },
  };
}

interface Nonces {
  readonly client: string;
  readonly server: string;
}

function proofOf(side: 'client' | 'server', { client, server }: Nonces, { key }: Pick<SocketAuthority, 'key'>): string {
  return createHmac('sha256', key).update(`shearpin socket\n${side}\n${client}\n${server}`).digest('hex');
}

function isProof(given: unknown, proof: string): boolean {
  if (typeof given !== 'string' || given.length !== proof.length) return false;
  return timingSafeEqual(Buffer.from(given, 'utf8').subarray(0, proof.length), Buffer.from(proof, 'utf8'));
}
