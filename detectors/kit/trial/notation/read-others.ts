/** Lines that are no calls: `TIME approval DECISION of:N`, `TIME notification METHOD`, `TIME discovery`, `TIME clock`. */
import { type Fault, type Words, usual } from './draft.ts';
import type { TraceFault } from './fault.ts';
import { placed, readWords } from './read-words.ts';
import type { Token } from './tokens.ts';
import type { ApprovalLine, DiscoveryLine, EventLine, NotificationLine, Override, TraceLine } from './trace.ts';
import { isList, readBytes, readCount, readOne, readList } from './values.ts';
import { urlLabels } from './vocabulary.ts';
import { choosing, commonWords, counting } from './words.ts';

interface At {
  readonly line: number;
  readonly atMs: number;
}

type Lines = readonly TraceLine[] | readonly TraceFault[];

/** The first word says what the line is; a call is named with a slash. */
export const otherKinds = ['approval', 'notification', 'discovery', 'clock'] as const;

export function readOther(kind: (typeof otherKinds)[number], rest: readonly [Token, ...Token[]], at: At): Lines {
  if (kind === 'approval') return readApproval(rest, at);
  if (kind === 'notification') return readNotification(rest, at);
  if (kind === 'discovery') return readDiscovery(rest.slice(1), at);
  const [, extra] = rest;
  return extra === undefined ? [{ kind: 'clock', ...at }] : [placed({ fault: 'clock stands alone' }, extra, at.line)];
}

function begun({ line, atMs }: At) {
  const { tenant, gateway, session, principal, server } = usual;
  const where = { tenant, gateway, session, principal, server };
  return { line, atMs, ...where, arrivesAfter: undefined, isTwice: false, overrides: [] as readonly Override[] };
}

function finish<Line extends EventLine>(tokens: readonly Token[], draft: Line, words: Words<Line>): Lines {
  const override = (line: Line, added: Override): Line => ({ ...line, overrides: [...line.overrides, added] });
  const read = readWords(tokens, draft, { line: draft.line, words, override });
  return read.faults.length > 0 ? read.faults : [read.draft];
}

const decisions = ['asked', 'granted', 'denied', 'expired'] as const;

function readApproval([head, word, ...rest]: readonly [Token, ...Token[]], at: At): Lines {
  const decision =
    word === undefined ? { fault: `approval ${decisions.join('|')} of:CALL` } : readOne(word.text, decisions);
  if (typeof decision !== 'string') return [placed(decision, word ?? head, at.line)];
  const draft: ApprovalLine = { kind: 'approval', ...begun(at), decision, of: 0 };
  const read = finish(rest, draft, {
    ...commonWords<ApprovalLine>(),
    of: counting<ApprovalLine>('of', (text) => readCount(text, 1)),
  });
  const isNamed = read.some((one) => !('kind' in one) || (one.kind === 'approval' && one.of > 0));
  return isNamed
    ? read
    : [placed({ fault: 'of:N is missing: the number of the call that it is about' }, head, at.line)];
}

function readNotification([head, word, ...rest]: readonly [Token, ...Token[]], at: At): Lines {
  const method = word?.text ?? '';
  const fault: Fault = { fault: 'a notification is named by its method, such as notifications/progress' };
  if (!/^[a-z]+(?:\/[a-zA-Z_]+){0,3}$/.test(method)) return [placed(fault, word ?? head, at.line)];
  const draft: NotificationLine = { kind: 'notification', ...begun(at), method, direction: 'to-client', bytes: 100 };
  return finish(rest, draft, {
    ...commonWords<NotificationLine>(),
    direction: choosing<NotificationLine>('direction', ['to-client', 'to-server']),
    bytes: counting<NotificationLine>('bytes', readBytes),
  });
}

function readDiscovery(rest: readonly Token[], at: At): Lines {
  const draft: DiscoveryLine = {
    kind: 'discovery',
    ...begun(at),
    seen: 'challenge',
    document: 'protected-resource',
    urls: [],
  };
  return finish(rest, draft, {
    ...commonWords<DiscoveryLine>(),
    seen: choosing<DiscoveryLine>('seen', ['challenge', 'request', 'document']),
    document: choosing<DiscoveryLine>('document', [
      'protected-resource',
      'authorization-server',
      'openid-configuration',
    ]),
    url: readUrl,
  });
}

/** `url:NAME` or `url:NAME(internal,cleartext)`. */
function readUrl(value: string, draft: DiscoveryLine): DiscoveryLine | Fault {
  const [, name = '', inner] = /^([A-Za-z0-9][A-Za-z0-9_-]{0,31})(?:\(([^)]*)\))?$/.exec(value) ?? [];
  if (name === '') return { fault: 'a URL is named by letters, digits and dashes: url:U or url:U(internal)' };
  const read = inner === undefined ? [] : readList(inner, urlLabels);
  if (!isList(read)) return { ...read, at: name.length + 1 + (read.at ?? 0) };
  return { ...draft, urls: [...draft.urls, { name, labels: [...read] }] };
}
