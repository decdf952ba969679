import type { Letter } from '../../worker/wiring.ts';
import { parseOptions, readWholeNumber, usageFault } from '../usage.ts';

export const dlqHelp = `Usage: shearpin dlq list [--reason REASON] [--limit N] [--json]
       shearpin dlq show POSITION [--json]
       shearpin dlq replay POSITION… | --reason REASON | --all [--dry-run] [--json]

Records that the workers did not take stand in the dead-letter topic: where they are and why, never their bytes.
list counts them by reason and names the newest positions. show tells of one whether its source still holds it, and
whether it would be taken now. replay appends what would be taken to the calls topic again, as its gateway signed it:
after the cause was mended. POSITION is TOPIC/PARTITION/OFFSET, as list prints it.

  --reason REASON  only letters with this reason; may be given again
  --all            replay: letters of every reason
  --limit N        list: name so many positions (default 20)
  --dry-run        replay: tell what would be appended, and append nothing
  --json           one JSON object instead of lines
  --timeout-ms N   give Kafka so long to answer, and to go on (default 10000)
  --help           print this text and exit

Exit codes: 0 done; 1 there is no such letter, or some could not be replayed; 2 wrongly called or configured.

`;

export interface DlqOptions {
  readonly action: 'list' | 'show' | 'replay';
  readonly positions: readonly string[];
  readonly reasons: readonly Letter['reason'][];
  readonly isAll: boolean;
  readonly isDry: boolean;
  readonly limit: number;
  readonly json: boolean;
  readonly timeoutMs: number;
}

const knownReasons: readonly Letter['reason'][] = [
  ...(['no-mac', 'bad-mac', 'unknown-gateway', 'foreign-tenant', 'wrong-key'] as const),
  ...(['not-json', 'schema', 'unknown-type', 'oversize', 'poison'] as const),
];
const position = /^[A-Za-z0-9._-]{1,249}\/\d{1,9}\/\d{1,19}$/;

export function readDlqOptions(args: readonly string[]): DlqOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [action, ...positions] = positionals;
  if (action !== 'list' && action !== 'show' && action !== 'replay') {
    throw usageFault('dlq', 'The subcommands are list, show and replay.');
  }
  const options: DlqOptions = {
    action,
    positions,
    reasons: values.reason.map(readReason),
    isAll: values.all,
    isDry: values['dry-run'],
    limit: readWholeNumber(values.limit, { ...bounds, option: '--limit' }),
    json: values.json,
    timeoutMs: readWholeNumber(values['timeout-ms'], { ...bounds, option: '--timeout-ms', min: 100 }),
  };
  checkChoice(options);
  return options;
}

const bounds = { command: 'dlq', min: 0, max: 100_000_000 };

function checkChoice({ action, positions, reasons, isAll, isDry }: DlqOptions): void {
  const wrong = positions.find((text) => !position.test(text));
  if (wrong !== undefined) throw usageFault('dlq', 'A position is TOPIC/PARTITION/OFFSET, as list prints it.');
  if (action === 'list' && positions.length > 0) throw usageFault('dlq', 'list takes no position.');
  if (action === 'show' && positions.length !== 1) throw usageFault('dlq', 'show takes one position.');
  if (action !== 'replay') {
    if (isAll || isDry) throw usageFault('dlq', '--all and --dry-run belong to replay.');
    return;
  }
  const ways = [positions.length > 0, reasons.length > 0, isAll].filter(Boolean);
  if (ways.length !== 1) throw usageFault('dlq', 'replay takes positions, or --reason, or --all.');
}

function readReason(text: string): Letter['reason'] {
  const reason = knownReasons.find((known) => known === text);
  if (reason === undefined) throw usageFault('dlq', `The reasons are ${knownReasons.join(', ')}.`);
  return reason;
}

function parse(args: readonly string[]) {
  return parseOptions('dlq', {
    args: [...args],
    allowPositionals: true,
    options: {
      reason: { type: 'string', multiple: true, default: [] },
      all: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      limit: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      'timeout-ms': { type: 'string', default: '10000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}
