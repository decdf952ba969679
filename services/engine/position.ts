/** Where the record stands that is being processed, and when the log took it. */
export interface Position {
  readonly incarnation: number;
  readonly partition: number;
  readonly offset: string;
  readonly appendTimeMs: number;
}
