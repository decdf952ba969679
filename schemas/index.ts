export { errorCodes, isRetryable, ShearpinError } from './errors.ts';
export type { ErrorCode } from './errors.ts';
export { eventTypes, gatewayHeader, macHeader, topics } from './topics.ts';
export type { EventType, TopicName } from './topics.ts';
export { gatewayRecordKey, principalOfSession, sessionRecordKey } from './events/record-key.ts';
export { beaconRecordKey, commandFoldKey, commandRecordKey } from './commands/record-key.ts';
