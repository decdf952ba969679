import { compileProgram, type Program } from '../../../detectors/kit/sequence/program.ts';
import type { SequenceState } from '../../../detectors/kit/sequence/logs.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import type { Finding } from '../../../detectors/contract.ts';
import type { SequenceForm } from '../../../detectors/kit/form/form.ts';
import type { TypedEvent } from '../../../detectors/kit/trial/notation/event-of.ts';
import { partialsIn, waitingOf } from '../../../detectors/kit/trial/explain/waiting.ts';
import { printExpression } from '../../../detectors/kit/trial/explain/print-expression.ts';
import { type Reason, whyNot } from '../../../detectors/kit/trial/explain/why-not.ts';
import type { CommandIo } from '../command.ts';
import { usageFault } from '../usage.ts';
import { explainHelp, readExplainOptions } from './explain-options.ts';
import { explanationText } from './explain-text.ts';
import type { Explanation } from './explanation.ts';
import { findSequence } from './find-sequence.ts';
import { TraceRun } from './run-trace.ts';
import { readStory, type Story } from './told-events.ts';

/** `shearpin detector explain`. Resolves to the exit code. */
export async function runExplain(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readExplainOptions(args);
  if (options === 'help') {
    io.stdout.write(explainHelp);
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
  return asked === undefined ? base : { ...base, call: explainCall(program, asked, { form, story, told }) };
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
  { form, story, told }: { readonly form: SequenceForm; readonly story: Story; readonly told: Told },
): NonNullable<Explanation['call']> {
  const { events, naming } = story;
  const call = naming.callOf(asked);
  const request = events.find(({ type, data }) => type === 'shearpin.call.requested.v1' && data.call === asked);
  const end = events.find(({ type, data }) => type === 'shearpin.call.completed.v1' && data.call === asked);
  const took = stepsOf(told, asked);
  if (request?.type !== 'shearpin.call.requested.v1') return { call, took, reasons: [] };
  const states = { before: told.before, end: told.end };
  const explained = {
    request: request.data,
    end: end?.type === 'shearpin.call.completed.v1' ? end.data : undefined,
  };
  const reasons = whyNot(program, explained, { states, naming });
  const forbidden = forbiddenBy(form, story, { asked, took });
  const isTold = ({ step }: { readonly step: string }): boolean =>
    took.includes(step) || forbidden.some((one) => one.step === step);
  return { call, took, reasons: [...forbidden, ...reasons.filter((reason) => !isTold(reason))] };
}

type Chain = readonly { readonly step: string; readonly call: string }[];

/** What partials and findings have taken, of those that the call is part of. */
function chainsWith({ after, findings }: Told, asked: string): readonly Chain[] {
  const chains: readonly Chain[] = [...after.flatMap(partialsIn), ...findings].map(({ steps }) => steps);
  return chains.filter((chain) => chain.some(({ call }) => call === asked));
}

function stepsOf(told: Told, asked: string): readonly string[] {
  const steps = chainsWith(told, asked).flatMap((chain) => chain.filter(({ call }) => call === asked));
  return [...new Set(steps.map(({ step }) => step))];
}

/** Steps that the call would have taken if something that must not happen were allowed. */
function forbiddenBy(
  form: SequenceForm,
  story: Story,
  { asked, took }: { readonly asked: string; readonly took: readonly string[] },
): readonly Reason[] {
  return form.absences.flatMap((absence, at) => {
    const lax = { ...form, absences: form.absences.toSpliced(at, 1) };
    const why = `what must not happen happened: ${printExpression(absence.where)}`;
    return chainsWith(tell(lax, story, asked), asked).flatMap((chain) => {
      const place = chain.findIndex(({ call }) => call === asked);
      const step = chain[place]?.step ?? '';
      const following = chain.slice(0, place).map((one) => `${one.step} (${story.naming.callOf(one.call)})`);
      return took.includes(step) ? [] : [{ step, following, why }];
    });
  });
}
