/**
 * Mends kafkajs 2.2.4: when a request is answered, its queue of requests sets a timer to send what waits, though nothing does,
 * for a time that has passed, and when that fires it sets it again. Every connection woke its process each millisecond, and
 * Node.js warned of it. Here nothing is looked for unless something waits.
 */
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const { prototype } = RequestQueue;
const found = Object.getOwnPropertyDescriptor(prototype, 'scheduleCheckPendingRequests')
  ?.value as typeof prototype.scheduleCheckPendingRequests;

prototype.scheduleCheckPendingRequests = function scheduleCheckPendingRequests() {
  if (this.pending.length > 0) found.call(this);
};
