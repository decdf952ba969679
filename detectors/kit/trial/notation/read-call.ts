import { type CallDraft, emptyArguments, emptyResult, usual } from './draft.ts';
import type { TraceFault } from './fault.ts';
import { placed, readWords } from './read-words.ts';
import { isArrow, type Token } from './tokens.ts';
import type { CallLine } from './trace.ts';
import { endWords, requestWords } from './words.ts';

export interface Times {
  readonly atMs: number;
  /** Undefined: the line names no end; 'never': it says that there is none. */
  readonly endMs: number | 'never' | undefined;
}

/** A line of a call: `TIME SERVER/NAME WORDS [-> WORDS]`. Repetitions are calls of their own, without numbers yet. */
export function readCall(
  [target, ...rest]: readonly [Token, ...Token[]],
  { line, times }: { readonly line: number; readonly times: Times },
): readonly Omit<CallLine, 'number'>[] | readonly TraceFault[] {
  const [, server = '', name = ''] = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})\/(\S{1,128})$/.exec(target.text) ?? [];
  if (name === '') return [placed({ fault: 'a call is named SERVER/TOOL' }, target, line)];
  const arrow = rest.findIndex(isArrow);
  const asked = arrow < 0 ? rest : rest.slice(0, arrow);
  const ended = arrow < 0 ? [] : rest.slice(arrow + 1);
  const begun = draftOf({ line, times, server, name });
  const request = readWords(asked, begun, {
    line,
    words: requestWords,
    override: (draft, override) => ({ ...draft, overrides: [...draft.overrides, override] }),
  });
  const end = readWords(ended, request.draft, {
    line,
    words: endWords,
    override: (draft, override) => ({ ...draft, endOverrides: [...draft.endOverrides, override] }),
  });
  const faults = [...request.faults, ...end.faults];
  if (faults.length > 0) return faults;
  if (times.endMs === 'never' && ended.length > 0) {
    return [placed({ fault: 'a call that does not end has no result' }, rest[arrow] ?? target, line)];
  }
  return repetitions(end.draft);
}

interface Named {
  readonly line: number;
  readonly times: Times;
  readonly server: string;
  readonly name: string;
}

function draftOf({ line, times: { atMs, endMs }, server, name }: Named): CallDraft {
  return {
    ...usual,
    kind: 'call',
    line,
    atMs,
    endMs: endMs === 'never' ? undefined : (endMs ?? atMs),
    server,
    target: { kind: 'tool', name },
    method: 'tools/call',
    capabilities: [],
    arguments: emptyArguments,
    verdict: { decision: 'allowed', reason: 'clear' },
    outcome: 'answered',
    result: emptyResult,
    arrivesAfter: undefined,
    endArrivesAfter: undefined,
    isTwice: false,
    overrides: [],
    endOverrides: [],
    repeat: 1,
    everyMs: 0,
  };
}

/** A value whose name ends in a star is another one each time. */
function repetitions({ repeat, everyMs, ...call }: CallDraft): readonly Omit<CallLine, 'number'>[] {
  return Array.from({ length: repeat }, (_, at) => {
    const shift = at * everyMs;
    const values = <Content extends Pick<CallLine['arguments'], 'values'>>(content: Content): Content => ({
      ...content,
      values: content.values.map((value) => ({ ...value, name: value.name.replace('*', `-${String(at + 1)}`) })),
    });
    return {
      ...call,
      atMs: call.atMs + shift,
      endMs: call.endMs === undefined ? undefined : call.endMs + shift,
      arguments: values(call.arguments),
      result: values(call.result),
    };
  });
}
