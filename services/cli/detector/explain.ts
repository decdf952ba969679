import { compileProgram, type Program } from '../../../detectors/kit/sequence/program.ts';
import { defineSequence, type SequenceState } from '../../../detectors/kit/sequence/matcher.ts';
import type { Finding } from '../../../detectors/contract.ts';
import type { SequenceForm } from '../../../detectors/kit/form/form.ts';
import type { TypedEvent } from '../../../detectors/kit/trial/notation/event-of.ts';
import { partialsIn, waitingOf } from '../../../detectors/kit/trial/explain/waiting.ts';
import { whyNot } from '../../../detectors/kit/trial/explain/why-not.ts';
import type { CommandIo } from '../command.ts';
import { parseOptions, readWholeNumber, usageFault } from '../usage.ts';
import { explanationText } from './explain-text.ts';
import type { Explanation } from './explanation.ts';
import { findSequence } from './find-sequence.ts';
import { TraceRun } from './run-trace.ts';
import { readStory, type Story } from './told-events.ts';

const help = `Usage: shearpin detector explain DETECTOR --trace FILE [--call N] [--json]

Says of a sequence and what happened in a session: where it fired, which step waits, since when, and what would complete
it. DETECTOR is a file, or the id of a detector of the catalogue. FILE holds a trace, or the events of a session, one
JSON object a line, as the calls topic holds them.

  --trace FILE  what happened; - is the standard input
  --call N      why this call took no step: the first thing that is false, with its values. Values are shown by the names
                that the trace gives them, or by the first digits of their fingerprints; nothing else of them is known
  --json        one JSON object
  --help        print this text and exit
`;

/** `shearpin detector explain`. Resolves to the exit code. */
export async function runExplain(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(help);
    return 0;
  }
  const { form } = await findSequence(options.detector);
  const explanation = explain(form, readStory(options.trace), options.call);
  io.stdout.write(options.json ? `${JSON.stringify(explanation)}\n` : explanationText(explanation));
  return 0;
}

function explain(form: SequenceForm, story: Story, number: number | undefined): Explanation {
  const program = compileProgram(form);
  const asked = number === undefined ? undefined : story.calls[number - 1];
  if (number !== undefined && asked === undefined) {
    throw usageFault(
      'detector explain',
      `There is no call ${String(number)}; the last is ${String(story.calls.length)}.`,
    );
  }
  const told = tell(form, story, asked);
  const { callOf } = story.naming;
  const fired = told.findings.map(({ steps }) => ({
    call: callOf(steps.at(-1)?.call ?? ''),
    steps: Object.fromEntries(steps.map(({ step, call }) => [step, callOf(call)])),
  }));
  const waiting = told.after.flatMap(partialsIn).map((partial) => waitingOf(program, partial, story.naming));
  const base = { detector: form.id, fired, waiting };
  return asked === undefined ? base : { ...base, call: explainCall(program, asked, { story, told }) };
}

interface Told {
  readonly findings: readonly Finding[];
  /** As it was before the call that is asked about was requested, and after its last event, or at the end. */
  readonly before: readonly SequenceState[];
  readonly after: readonly SequenceState[];
  readonly end: readonly SequenceState[];
}

function tell(form: SequenceForm, { events }: Story, asked: string | undefined): Told {
  const run = new TraceRun({ detector: defineSequence(form), by: form.by });
  const isAsked = ({ data }: TypedEvent): boolean => asked !== undefined && 'call' in data && data.call === asked;
  const first = events.findIndex(isAsked);
  const last = asked === undefined ? events.length - 1 : events.findLastIndex(isAsked);
  const states = (): readonly SequenceState[] => run.states().filter((state) => state !== undefined) as SequenceState[];
  let before: readonly SequenceState[] = [];
  for (const [at, event] of events.slice(0, last + 1).entries()) {
    if (at === first) before = states();
    run.take(event);
  }
  const findings = run.outcome().fired.map(({ finding }) => finding);
  const after = states();
  for (const event of events.slice(last + 1)) run.take(event);
  return { findings, before, after, end: states() };
}

function explainCall(
  program: Program,
  asked: string,
  { story, told }: { readonly story: Story; readonly told: Told },
): NonNullable<Explanation['call']> {
  const { events, naming } = story;
  const call = naming.callOf(asked);
  const request = events.find(({ type, data }) => type === 'shearpin.call.requested.v1' && data.call === asked);
  const end = events.find(({ type, data }) => type === 'shearpin.call.completed.v1' && data.call === asked);
  const partials = told.after.flatMap(partialsIn).flatMap(({ steps }) => steps);
  const evidence = told.findings.flatMap(({ steps }) => steps);
  const took = [...partials, ...evidence].filter((step) => step.call === asked).map(({ step }) => step);
  if (request?.type !== 'shearpin.call.requested.v1') return { call, took, reasons: [] };
  const states = { before: told.before, end: told.end };
  const explained = {
    request: request.data,
    end: end?.type === 'shearpin.call.completed.v1' ? end.data : undefined,
  };
  const reasons = whyNot(program, explained, { states, naming });
  return { call, took: [...new Set(took)], reasons: reasons.filter(({ step }) => !took.includes(step)) };
}

interface ExplainOptions {
  readonly detector: string;
  readonly trace: string;
  readonly call: number | undefined;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): ExplainOptions | 'help' {
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
