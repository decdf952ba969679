import { styleText } from 'node:util';
import type { CommandIo } from '../command.ts';

export type Tone = 'strong' | 'quiet' | 'good' | 'alarm' | 'notice';
export type Paint = (tone: Tone, text: string) => string;

const formats = { strong: 'bold', quiet: 'dim', good: 'green', alarm: ['bold', 'red'], notice: 'yellow' } as const;

/** Colours only where a terminal shows them and NO_COLOR does not forbid them. */
export function createPaint({ stdout, env }: Pick<CommandIo, 'stdout' | 'env'>): Paint {
  const isColoured = stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  if (!isColoured) return (_tone, text) => text;
  return (tone, text) => {
    const format = formats[tone];
    return styleText(typeof format === 'string' ? format : [...format], text, { validateStream: false });
  };
}
