/** Turns what the stream shows into lines that a person can follow. */
import type { Alert, CallCompleted, CallRequested, Command } from '../../../schemas/generated/types.ts';
import { conditionText } from './condition-text.ts';
import type { Paint } from './paint.ts';
import type { Sight } from './stream-witness.ts';

export interface TellerOptions {
  readonly paint: Paint;
  readonly write: (line: string) => void;
  /** Phase of each call that the scripted agent makes, in order; calls beyond them have none. */
  readonly phases: readonly string[];
}

const headings: ReadonlyMap<string, string> = new Map([
  ['honest', 'Honest work'],
  ['injected', 'A text that a stranger wrote tells the agent what to do'],
]);
const toldMax = 4096;

export function createTeller(options: TellerOptions): (sight: Sight) => void {
  const teller = new Teller(options);
  return (sight) => teller.tell(sight);
}

class Teller {
  readonly #options: TellerOptions;
  readonly #numbers = new Map<string, number>();
  #count = 0;
  #phase = '';

  constructor(options: TellerOptions) {
    this.#options = options;
  }

  tell(sight: Sight): void {
    switch (sight.kind) {
      case 'requested': {
        this.#requested(sight.call);
        return;
      }
      case 'completed': {
        this.#completed(sight.call);
        return;
      }
      case 'applied': {
        this.#applied(sight.command, sight.afterMs);
        return;
      }
      case 'alert': {
        this.#alert(sight.alert);
        return;
      }
    }
  }

  #requested(call: CallRequested): void {
    if (call.method !== 'tools/call') return;
    this.#head(this.#options.phases[this.#count] ?? '');
    this.#count += 1;
    if (this.#numbers.size >= toldMax) this.#numbers.clear();
    this.#numbers.set(call.call, this.#count);
    const { decision, command, detector = '', reason } = call.verdict;
    if (decision === 'allowed') return;
    const why = command === undefined ? reason : `${reason} by ${detector}, command ${shortened(command)}`;
    this.#line(call, this.#options.paint('alarm', `${decision.toUpperCase()} before the server saw it: ${why}`));
  }

  #completed(call: CallCompleted): void {
    if (!this.#numbers.has(call.call) || call.outcome === 'refused') return;
    const labels = call.result?.labels ?? [];
    const learnt = labels.length === 0 ? '' : `; its result holds ${labels.join(', ')}`;
    const source = call.capabilities.some(({ name }) => name === 'read.untrusted')
      ? '; others can write what it read'
      : '';
    this.#line(call, `${call.outcome}${source}${this.#options.paint('notice', learnt)}`);
  }

  #applied({ action, id, detector, mode, condition }: Command, afterMs: number | undefined): void {
    const { paint } = this.#options;
    const after = afterMs === undefined ? '' : `, ${afterMs} ms after that`;
    const what =
      condition === undefined
        ? `${action} (${mode})${after}: the session may not go on`
        : `armed${after}: from here on the gateway refuses ${conditionText(condition)}`;
    this.#note(`${paint('notice', what)} ${paint('quiet', `(${detector}, command ${shortened(id)})`)}`);
  }

  #alert({ finding_info: info, message, unmapped, severity_id: severity, is_alert: isAlarm }: Alert): void {
    const { paint } = this.#options;
    const { steps, revision, detector } = unmapped.shearpin;
    const chain = steps.map(({ target, verdict }) => (verdict === 'allowed' ? target : `${target} (${verdict})`));
    const what = `${revision === 1 ? 'alert' : 'alert updated'}${isAlarm ? '' : ' in shadow'}`;
    const name = paint('quiet', `(${detector}, ${shortened(info.uid)})`);
    this.#note(`${paint('alarm', `${what}, ${severities[severity] ?? 'other'}:`)} ${chain.join(' → ')} ${name}`);
    this.#note(`  ${message}`);
  }

  #head(phase: string): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    const heading = headings.get(phase) ?? (phase === '' ? 'Other calls' : 'Next');
    this.#options.write(`\n${this.#options.paint('strong', heading)}`);
  }

  #line({ call, server, target }: CallRequested | CallCompleted, rest: string): void {
    const number = String(this.#numbers.get(call) ?? '').padStart(3);
    this.#options.write(`${number}  ${server.id.padEnd(10)} ${target.name.padEnd(18)} ${rest}`);
  }

  #note(text: string): void {
    this.#options.write(`     ${text}`);
  }
}

const severities: Readonly<Record<number, string>> = {
  1: 'informational',
  2: 'low',
  3: 'medium',
  4: 'high',
  5: 'critical',
};

function shortened(id: string): string {
  return id.slice(0, 12);
}
