/** What is touched of kafkajs beyond what it declares. */
declare module 'kafkajs/src/consumer/runner.js' {
  import type createFetchManager from 'kafkajs/src/consumer/fetchManager.js';

  class Runner {
    readonly running: boolean;
    readonly fetchManager: ReturnType<typeof createFetchManager>;
    readonly consumerGroup: { commitOffsets(offsets: object): Promise<void> };
    fetch(nodeId: number): Promise<readonly unknown[]>;
    commitOffsets(offsets: object): Promise<void>;
  }
  export = Runner;
}

declare module 'kafkajs/src/consumer/fetchManager.js' {
  function createFetchManager(options: {
    readonly logger: object;
    getNodeIds(): readonly number[];
    fetch(nodeId: number): Promise<readonly unknown[]>;
    handler(batch: unknown): Promise<void>;
  }): { start(): Promise<void>; stop(): Promise<void> };
  export = createFetchManager;
}

declare module 'kafkajs/src/network/requestQueue/index.js' {
  class RequestQueue {
    constructor(options: {
      readonly requestTimeout: number;
      readonly enforceRequestTimeout: boolean;
      readonly clientId: string;
      readonly broker: string;
      readonly logger: object;
    });
    readonly pending: readonly unknown[];
    push(request: { readonly entry: object; readonly expectResponse: boolean; readonly sendRequest: () => void }): void;
    fulfillRequest(answer: { readonly correlationId: number; readonly size: number; readonly payload: unknown }): void;
    maybeThrottle(forMs: number): void;
    scheduleCheckPendingRequests(): void;
  }
  export = RequestQueue;
}
