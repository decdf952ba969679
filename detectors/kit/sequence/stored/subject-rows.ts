import type { Subject } from '../take.ts';
import type { NumberWriter } from './numbers.ts';
import { Table } from './tables.ts';

/** What evidence shows of events: of each what is its own, and once what the calls of one tool have in common. */
export class SubjectRows {
  readonly #writer: NumberWriter;
  readonly #bases = new Table<Subject>();
  readonly #subjects = new Table<Subject>();
  /** Most calls are looked at twice, one time after the other. */
  #last: Subject | undefined;
  #lastBase = 0;

  constructor(writer: NumberWriter) {
    this.#writer = writer;
  }

  addTo(all: number[]): void {
    this.#bases.addTo(all);
    this.#subjects.addTo(all);
  }

  placeOf(subject: Subject): number {
    return this.#subjects.placeOf(subject, this.#subject);
  }

  readonly #subject = (subject: Subject, row: number[]): void => {
    const { verdict, command, labels, destinations } = subject;
    row.push(this.#baseOf(subject), this.#writer.text(verdict), this.#writer.text(command));
    this.#writer.list(row, labels);
    this.#writer.list(row, destinations);
  };

  #baseOf(subject: Subject): number {
    if (this.#last !== undefined && isAlike(subject, this.#last)) return this.#lastBase;
    this.#last = subject;
    this.#lastBase = this.#bases.placeOf(subject, this.#base);
    return this.#lastBase;
  }

  readonly #base = ({ server, target, method, agent, principal, capabilities }: Subject, row: number[]): void => {
    for (const text of [server, target.kind, target.name, method, agent, principal]) row.push(this.#writer.text(text));
    this.#writer.list(row, capabilities);
  };
}

function isAlike(one: Subject, other: Subject): boolean {
  const { capabilities, target } = one;
  return (
    target.name === other.target.name &&
    target.kind === other.target.kind &&
    one.server === other.server &&
    one.method === other.method &&
    one.agent === other.agent &&
    one.principal === other.principal &&
    capabilities.length === other.capabilities.length &&
    capabilities.every((capability, at) => capability === other.capabilities[at])
  );
}
