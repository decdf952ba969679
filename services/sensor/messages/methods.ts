/** MCP methods of both eras, and which of them carry values to a server. */
const passing = [
  'initialize',
  'ping',
  'server/discover',
  'tools/list',
  'prompts/list',
  'resources/list',
  'resources/templates/list',
  'resources/unsubscribe',
  'logging/setLevel',
  'tasks/list',
  'tasks/cancel',
] as const;

const judged = [
  'tools/call',
  'resources/read',
  'resources/subscribe',
  'prompts/get',
  'completion/complete',
  'tasks/get',
  'tasks/result',
  'tasks/update',
  'subscriptions/listen',
] as const;

const ofServers = ['sampling/createMessage', 'elicitation/create', 'roots/list'] as const;

const notifications = [
  'notifications/initialized',
  'notifications/cancelled',
  'notifications/progress',
  'notifications/message',
  'notifications/roots/list_changed',
  'notifications/tools/list_changed',
  'notifications/prompts/list_changed',
  'notifications/resources/list_changed',
  'notifications/resources/updated',
  'notifications/elicitation/complete',
  'notifications/tasks/status',
  'notifications/subscriptions/acknowledged',
] as const;

const known: ReadonlySet<string> = new Set([...passing, ...judged, ...ofServers, ...notifications]);
const passingMethods: ReadonlySet<string> = new Set(passing);
const listMethods: ReadonlySet<string> = new Set([
  'tools/list',
  'prompts/list',
  'resources/list',
  'resources/templates/list',
  'tasks/list',
]);

/** The method for an event: only names that the protocol knows are told. */
export function knownMethod(method: string): string {
  return known.has(method) ? method : 'other';
}

/** A method whose message carries values to the server. One that nobody knows does. */
export function isJudged(method: string): boolean {
  return !passingMethods.has(method) && !method.startsWith('notifications/');
}

export function isNotification(method: string): boolean {
  return method.startsWith('notifications/');
}

export function isList(method: string): boolean {
  return listMethods.has(method);
}
