import { eventTypes } from '../../../schemas/topics.ts';

/** Title of the schema of each type: the name of its TypeScript type, and of its validator after `validate`. */
export const titlesByType: ReadonlyMap<string, string> = new Map([
  [eventTypes.callRequested, 'CallRequested'],
  [eventTypes.callCompleted, 'CallCompleted'],
  [eventTypes.notification, 'Notification'],
  [eventTypes.approval, 'Approval'],
  [eventTypes.discovery, 'Discovery'],
  [eventTypes.sessionEnded, 'SessionEnded'],
  [eventTypes.callWaiting, 'CallWaiting'],
  [eventTypes.heartbeat, 'Heartbeat'],
  [eventTypes.signal, 'Signal'],
  [eventTypes.signalTick, 'SignalTick'],
  [eventTypes.signalNote, 'SignalNote'],
  [eventTypes.catalogObserved, 'CatalogObserved'],
  [eventTypes.catalogReference, 'CatalogReference'],
  [eventTypes.alert, 'Alert'],
  [eventTypes.command, 'Command'],
  [eventTypes.beacon, 'Beacon'],
  [eventTypes.progress, 'Progress'],
  [eventTypes.rules, 'Rules'],
  [eventTypes.baseline, 'Baseline'],
  [eventTypes.ack, 'Ack'],
  [eventTypes.dlqRecord, 'DlqRecord'],
]);
