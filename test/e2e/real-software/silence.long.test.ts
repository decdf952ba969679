import { describe, it } from 'vitest';
import { expectAnswerAfterSilence } from '../../support/real-software/silence.ts';

describe.concurrent('a call that is silent for ten minutes', () => {
  it.for([
    { form: 'HTTP in front of HTTP', era: '2025-11-25' },
    { form: 'HTTP in front of HTTP', era: '2026-07-28' },
    { form: 'HTTP in front of stdio', era: '2025-11-25' },
    { form: 'HTTP in front of stdio', era: '2026-07-28' },
    { form: 'stdio', era: '2025-11-25' },
  ] as const)('is answered through $form in $era', async (way) => {
    await expectAnswerAfterSilence({ ...way, seconds: 600 });
  });
});
