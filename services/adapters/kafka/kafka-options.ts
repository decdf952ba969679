export interface KafkaLogger {
  readonly level?: string;
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How the brokers let this process in, and how it knows them. */
export interface KafkaAccess {
  /** Absent without TLS. PEM; without authorities the system's are believed. */
  readonly tls?: {
    readonly ca?: string;
    readonly cert?: string;
    readonly key?: string;
    /** Name that the certificates must be for, instead of the host. */
    readonly serverName?: string;
  };
  readonly sasl?: {
    readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
    readonly username: string;
    readonly password: string;
  };
}

export interface KafkaLogOptions {
  readonly brokers: readonly string[];
  /** Stands before every topic on the broker, and nowhere else. */
  readonly topicPrefix: string;
  readonly clientId: string;
  /** Gives text that no other process gives, for the groups of followers. */
  readonly newId: () => string;
  readonly logger: KafkaLogger;
  readonly access?: KafkaAccess;
}
