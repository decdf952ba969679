import { it } from 'vitest';
import { expectStdioAnswerAfter } from '../../../support/gateway/stdio-silence.ts';

it('a call over stdio may be silent for ten minutes', async () => {
  await expectStdioAnswerAfter(600);
});
