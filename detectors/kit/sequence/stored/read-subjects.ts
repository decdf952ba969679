import type { Subject } from '../take.ts';
import { at, type NumberReader } from './numbers.ts';

/** What the calls of one tool have in common. */
type Base = Pick<Subject, 'server' | 'target' | 'method' | 'agent' | 'principal' | 'capabilities'>;

export function readBase(reader: NumberReader): Base {
  return {
    server: reader.text(),
    target: { kind: reader.text() as Subject['target']['kind'], name: reader.text() },
    method: reader.text(),
    agent: reader.text(),
    principal: reader.text(),
    capabilities: reader.list(),
  };
}

export function readSubject(reader: NumberReader, bases: readonly Base[]): Subject {
  const { capabilities, ...base } = at(bases, reader.next());
  const [verdict, command] = [reader.text() as Subject['verdict'], reader.text()];
  const labels = reader.list() as Subject['labels'];
  return { ...base, capabilities, labels, destinations: reader.list(), verdict, command };
}
