import type { IncomingHttpHeaders } from 'node:http';

/** What a Content-Type header says before its parameters; empty when there is none. */
export function mediaTypeOf({ 'content-type': type = '' }: IncomingHttpHeaders): string {
  return type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
