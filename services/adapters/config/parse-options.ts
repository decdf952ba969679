import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ShearpinError } from '../../../schemas/errors.ts';
import { nearestTo } from '../../../schemas/nearest.ts';

export function usageFault(command: string, fault: string): ShearpinError {
  return new ShearpinError('E_USAGE', `${fault} Run \`shearpin ${command} --help\`.`);
}

/** Options of a command. Throws E_USAGE for what it does not know; `hint` says what an unknown one may have been. */
export function parseOptions<Config extends ParseArgsConfig>(command: string, config: Config, hint = '') {
  try {
    return parseArgs(config);
  } catch (error) {
    throw usageFault(command, faultOf(error instanceof Error ? error.message : String(error), { config, hint }));
  }
}

interface Advice {
  readonly config: ParseArgsConfig;
  readonly hint: string;
}

function faultOf(text: string, { config, hint }: Advice): string {
  const [, unknown] = /^Unknown option '([^']*)'/.exec(text) ?? [];
  const [, ambiguous] = /^Option '([^']*)' argument is ambiguous/.exec(text) ?? [];
  if (ambiguous !== undefined)
    return `${ambiguous} needs a value; one that begins with a dash is given as ${ambiguous}=VALUE.`;
  if (unknown === undefined) return sentenceOf(text);
  const nearest = nearestTo(
    unknown,
    Object.keys(config.options ?? {}).map((name) => `--${name}`),
  );
  return `Unknown option '${unknown}'.${nearest === undefined ? hint : ` Is ${nearest} meant?`}`;
}

/** What follows the first sentence of Node's own text is advice on the `--` of a command that takes file names. */
function sentenceOf(text: string): string {
  const [first = text] = text.split(/\. |\n/, 1);
  return first.endsWith('.') ? first : `${first}.`;
}
