import type { EventStore, JSONRPCMessage } from '@modelcontextprotocol/server';

interface Kept {
  readonly streamId: string;
  readonly message: JSONRPCMessage;
}

/** Keeps the events of one session, so that a client that lost its stream can have the rest. */
export function createEventStore(): EventStore {
  const kept: Kept[] = [];
  return {
    storeEvent: (streamId, message) => Promise.resolve(String(kept.push({ streamId, message }))),
    getStreamIdForEventId: (eventId) => Promise.resolve(kept[Number(eventId) - 1]?.streamId),
    async replayEventsAfter(lastEventId, { send }) {
      const streamId = kept[Number(lastEventId) - 1]?.streamId ?? '';
      for (const [index, event] of kept.entries()) {
        // The event that opens a stream says nothing.
        const isMessage = Object.keys(event.message).length > 0;
        if (index >= Number(lastEventId) && event.streamId === streamId && isMessage) {
          await send(String(index + 1), event.message);
        }
      }
      return streamId;
    },
  };
}
