import { expect, it } from 'vitest';
import { createLogger } from '../../../../../services/adapters/logging/logger.ts';

it('writes one JSON object a line, with service, level in words and the fields', () => {
  const lines: string[] = [];
  const logger = createLogger({
    level: 'info',
    service: 'gateway',
    destination: { write: (line) => lines.push(line) },
  });
  logger.info({ topic: 'calls' }, 'connected');
  logger.debug({}, 'not at this level');
  logger.child({ part: 'log' }).warn({ err: new Error('planted') }, 'failed');
  const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(parsed).toHaveLength(2);
  expect(parsed[0]).toMatchObject({ level: 'info', service: 'gateway', topic: 'calls', msg: 'connected' });
  expect(parsed[1]).toMatchObject({ level: 'warn', part: 'log', err: { message: 'planted' }, msg: 'failed' });
});
