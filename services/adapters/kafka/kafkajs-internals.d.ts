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
