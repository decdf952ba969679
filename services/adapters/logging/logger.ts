import { type DestinationStream, destination as fileDestination, type Logger, pino, stdTimeFunctions } from 'pino';

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
      formatters: { level: (label) => ({ level: label }) },
    },
    // Written at once, so that the last words of a process that dies are not lost.
    destination ?? fileDestination({ dest: standardError, sync: true }),
  );
}
