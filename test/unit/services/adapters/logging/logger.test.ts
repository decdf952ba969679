import { expect, it } from 'vitest';
import { ShearpinError } from '../../../../../schemas/errors.ts';
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

it('tells a fault of the outside in one short object, and a defect with the place where it was met', () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', service: 'worker', destination: { write: (line) => lines.push(line) } });
  const cause = new Error('connect ECONNREFUSED');
  logger.warn({ err: new ShearpinError('E_LOG_UNAVAILABLE', 'Away.', { retryable: true, cause }) }, 'waiting');
  logger.error({ err: new ShearpinError('E_INVARIANT', 'Broken.', { cause }) }, 'failed');
  const [away, broken] = lines.map((line) => (JSON.parse(line) as { err: object }).err);
  expect(away).toEqual({ type: 'ShearpinError', code: 'E_LOG_UNAVAILABLE', message: 'Away.', retryable: true });
  expect(broken).toMatchObject({ code: 'E_INVARIANT', stack: expect.stringContaining('logger.test') as string });
});
