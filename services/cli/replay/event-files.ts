/** Events in files, one JSON object a line. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { EngineInput } from '../../engine/input.ts';
import { readEvent } from './read-event.ts';

/** A longer line is none. */
const lineCharactersMax = 4 * 1024 * 1024;

export interface UnreadLine {
  readonly file: string;
  readonly line: number;
  readonly why: string;
}

export interface FileReading {
  readonly files: readonly string[];
  readonly stdin: NodeJS.ReadableStream;
  readonly onEvent: (input: EngineInput) => void;
  readonly onUnread: (line: UnreadLine) => void;
}

/** Reads files in the order in which they are named; `-` is the standard input. Throws E_USAGE for what cannot be read. */
export async function readEventFiles({ files, stdin, onEvent, onUnread }: FileReading): Promise<void> {
  let events = 0;
  for (const file of files) {
    let line = 0;
    for await (const text of linesOf(file, stdin)) {
      line += 1;
      if (text.trim() === '') continue;
      const read =
        text.length > lineCharactersMax ? ({ kind: 'unread', why: 'is too long' } as const) : readEvent(text);
      if (read.kind === 'unread') onUnread({ file, line, why: read.why });
      if (read.kind !== 'event') continue;
      events += 1;
      onEvent({ ...read.event, position: positionOf(events, read.event.data.timeMs) });
    }
  }
}

/** A file knows no time but that of the events. */
function positionOf(event: number, appendTimeMs: number): EngineInput['position'] {
  return { incarnation: 1, partition: 0, offset: String(event), appendTimeMs };
}

async function* linesOf(file: string, stdin: NodeJS.ReadableStream): AsyncGenerator<string> {
  const input = file === '-' ? stdin : createReadStream(file, 'utf8');
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new ShearpinError('E_USAGE', `${file} cannot be read (${code}).`);
  }
}
