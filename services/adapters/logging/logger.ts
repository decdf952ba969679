import {
  type DestinationStream,
  destination as fileDestination,
  type Logger,
  pino,
  stdSerializers,
  stdTimeFunctions,
} from 'pino';
import { ShearpinError } from '../../../schemas/errors.ts';

export type { Logger } from 'pino';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Stands in every line as `service`. */
  readonly service: string;
  /** Standard error when absent: standard output belongs to the MCP client of a stdio gateway. */
  readonly destination?: DestinationStream;
}

const standardError = 2;

/** One JSON object a line. Messages are constant; what varies stands in fields; never content of calls. */
export function createLogger({ level, service, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: fieldsOf },
      formatters: { level: (label) => ({ level: label }) },
    },
    // Written at once, so that the last words of a process that dies are not lost.
    destination ?? fileDestination({ dest: standardError, sync: true }),
  );
}

/** What the outside did, such as a Kafka that is away, is told without the place in the code where it was met. */
function fieldsOf(err: unknown): unknown {
  if (!(err instanceof ShearpinError && err.retryable)) return err instanceof Error ? stdSerializers.err(err) : err;
  const { name: type, code, message, retryable } = err;
  return { type, code, message, retryable };
}
