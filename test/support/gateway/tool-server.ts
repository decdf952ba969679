/** The office's tools as a server on stdio. Each call that runs leaves a line in the file that `--log` names. */
import { parseArgs } from 'node:util';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { createOffice } from './office-tools.ts';

const { values: options } = parseArgs({
  options: {
    log: { type: 'string' },
    secret: { type: 'string', default: '' },
    other: { type: 'string', default: '' },
    page: { type: 'string', default: 'Nothing of interest.' },
  },
});

serveStdio(() => createOffice({ log: undefined, ...options }));
