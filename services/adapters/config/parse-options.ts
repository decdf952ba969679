import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ShearpinError } from '../../../schemas/errors.ts';

export function usageFault(command: string, fault: string): ShearpinError {
  return new ShearpinError('E_USAGE', `${fault} Run \`shearpin ${command} --help\`.`);
}

/** Options of a command. Throws E_USAGE for what it does not know. */
export function parseOptions<Config extends ParseArgsConfig>(command: string, config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw usageFault(command, sentenceOf(error));
  }
}

/** What follows the first sentence of Node's own text is advice on the `--` of a command that takes file names. */
function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [first = text] = text.split(/\. |\n/, 1);
  return first.endsWith('.') ? first : `${first}.`;
}
