/** Reads a range of the calls topic, as a worker would read it. Changes nothing. */
import { topics } from '../../../schemas/topics.ts';
import type { WorkerKeys } from '../../adapters/crypto/load-keys.ts';
import type { EngineInput } from '../../engine/input.ts';
import type { Log, LogRecord, LogStart } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import { Catalog } from '../catalog/catalog-watch.ts';
import { decodeRecord, type RejectReason } from '../records/decode.ts';
import { createGatewayDirectory } from '../gateways.ts';
import { readWhole } from './whole-topic.ts';

export interface CallRange {
  readonly from?: LogStart;
  /** Not itself in the range. Absent: what the topic holds when reading begins. */
  readonly to?: LogStart;
}

export interface CallsReading {
  readonly log: Log;
  readonly keys: Pick<WorkerKeys, 'gateways'>;
  /** By which the workers' notes of the catalogue are known. */
  readonly signer: Pick<Signer, 'seal'>;
  readonly range: CallRange;
  readonly recordBytesMax: number;
  readonly onEvent: (input: EngineInput) => void;
  readonly onRejected: (reason: RejectReason) => void;
}

export async function readCalls({ log, range, ...reading }: CallsReading): Promise<void> {
  const admin = log.admin();
  const partitions = (await admin.check([topics.calls])).get(topics.calls) ?? 0;
  await admin.close();
  const catalog = new Catalog({ gateways: createGatewayDirectory(reading.keys.gateways), signer: reading.signer });
  await readWhole(log, topics.catalog, (record) => catalog.take(record));
  const read = recordReader(catalog, reading);
  const follower = log.follower(range.from === undefined ? {} : { from: range.from });
  const done = Promise.withResolvers<undefined>();
  const ended = new Set<number>();
  await follower.follow(topics.calls, {
    onRecord(record) {
      if (range.to !== undefined && isFrom(record, range.to)) ended.add(record.partition);
      else if (range.from === undefined || isFrom(record, range.from)) read(record);
      if (ended.size === partitions) done.resolve(undefined);
    },
    onCaughtUp: () => done.resolve(undefined),
  });
  await done.promise;
  await follower.stop();
}

function isFrom({ appendTimeMs, offset }: LogRecord, start: LogStart): boolean {
  return start.kind === 'time' ? appendTimeMs >= start.timeMs : offset >= start.offset;
}

function recordReader(
  catalog: Catalog,
  { keys, recordBytesMax, onEvent, onRejected }: Omit<CallsReading, 'log' | 'range'>,
): (record: LogRecord) => void {
  const gateways = createGatewayDirectory(keys.gateways);
  return (record) => {
    const decoded = catalog.withFacts(decodeRecord(record, { gateways, recordBytesMax }), record.appendTimeMs);
    if (decoded.kind === 'rejected') onRejected(decoded.reason);
    if (decoded.kind !== 'event') return;
    const { partition, offset, appendTimeMs } = record;
    const position = { incarnation: 1, partition, offset: String(offset), appendTimeMs };
    onEvent({ type: decoded.type, data: decoded.data, position } as EngineInput);
  };
}
