import { parseOptions, readWholeNumber, usageFault } from '../usage.ts';

export const explainHelp = `Usage: shearpin detector explain DETECTOR --trace FILE [--call N] [--json]

Says of a sequence and what happened in a session: where it fired, which step waits, since when, and what would complete
it. DETECTOR is a file, or the id of a detector of the catalogue. FILE holds a trace, or the events of a session, one
JSON object a line, as the calls topic holds them.

  --trace FILE  what happened; - is the standard input
  --call N      why this call took no step: the first thing that is false, with its values. Values are shown by the names
                that the trace gives them, or by the first digits of their fingerprints; nothing else of them is known
  --json        one JSON object
  --help        print this text and exit
`;

export interface ExplainOptions {
  readonly detector: string;
  readonly trace: string;
  readonly call: number | undefined;
  readonly json: boolean;
}

export function readExplainOptions(args: readonly string[]): ExplainOptions | 'help' {
  const command = 'detector explain';
  const { values, positionals } = parseOptions(command, {
    args: [...args],
    allowPositionals: true,
    options: {
      trace: { type: 'string' },
      call: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [detector, ...more] = positionals;
  if (detector === undefined || more.length > 0) throw usageFault(command, 'Name one detector.');
  if (values.trace === undefined) throw usageFault(command, '--trace FILE is missing.');
  const { trace, call, json } = values;
  const number =
    call === undefined ? undefined : readWholeNumber(call, { command, option: '--call', min: 1, max: 999_999 });
  return { detector, trace, call: number, json };
}
