import type { KafkaConfig } from 'kafkajs';

export interface KafkaLogger {
  readonly level?: string;
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface KafkaLogOptions {
  readonly brokers: readonly string[];
  /** Stands before every topic on the broker, and nowhere else. */
  readonly topicPrefix: string;
  readonly clientId: string;
  /** Gives text that no other process gives, for the groups of followers. */
  readonly newId: () => string;
  readonly logger: KafkaLogger;
  readonly security?: Pick<KafkaConfig, 'ssl' | 'sasl'>;
}
