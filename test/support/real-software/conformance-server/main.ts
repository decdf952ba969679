/**
 * The server that the conformance suite asks for, in every revision: on stdio, or with `--http` on a free port of
 * loopback, which it names on standard output.
 */
import { parseArgs } from 'node:util';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { serve } from '../../gateway/http-upstream.ts';
import { respondAsWeb } from '../../gateway/web-response.ts';
import { createWebAnswers } from './web-answers.ts';
import { createServedServer } from './served-server.ts';

const { values } = parseArgs({ options: { http: { type: 'boolean', default: false } } });
if (values.http) {
  const answers = createWebAnswers();
  const { url } = await serve((request, response) => void respondAsWeb(request, response, answers));
  process.stdout.write(`${url}/mcp\n`);
} else serveStdio(() => createServedServer());
