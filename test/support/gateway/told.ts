/** All that a gateway and its worker tell anybody: records of every topic, log lines, metrics. */
import type { LogRecord } from '../../../services/engine/ports/log.ts';
import type { Rig } from './gateway-rig.ts';

/** Records that a test itself wrote carry this header; their bytes are nobody's telling. */
export const plantedHeader = 'planted';

export function ownRecords({ records }: Pick<Rig, 'records'>): readonly LogRecord[] {
  return records.filter(({ headers }) => headers[plantedHeader] === undefined);
}

export async function allTold(rig: Rig): Promise<string> {
  return [...ownRecords(rig).map(textOfRecord), ...rig.logged, await rig.metrics()].join('\n');
}

export function textOfRecord({ topic, key, value, headers }: LogRecord): string {
  return `${topic} ${key} ${Buffer.from(value ?? []).toString('utf8')} ${JSON.stringify(headers)}`;
}
