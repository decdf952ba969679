import { type Letter, type Letters, type LetterState, positionOf } from '../../worker/wiring.ts';

export interface ReasonCount {
  readonly reason: Letter['reason'];
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface ListReport {
  readonly reasons: readonly ReasonCount[];
  /** The newest first. */
  readonly positions: readonly { readonly position: string; readonly reason: Letter['reason'] }[];
  readonly left: number;
  readonly unread: number;
}

export interface Inspected {
  readonly letter: Letter;
  readonly state: LetterState;
}

export function listReport({ letters, left, unread }: Letters, limit: number): ListReport {
  const byReason = Map.groupBy(letters, ({ reason }) => reason);
  const reasons = [...byReason].map(([reason, of]) => countOf(reason, of)).sort((a, b) => b.count - a.count);
  const newest = letters.slice(Math.max(0, letters.length - limit)).toReversed();
  const positions = newest.map((letter) => ({ position: positionOf(letter), reason: letter.reason }));
  return { reasons, positions, left, unread };
}

export function tellList({ reasons, positions, left, unread }: ListReport): string {
  if (reasons.length === 0 && unread === 0) return 'No letters.\n';
  const lines = [
    ...reasons.map(({ reason, count, firstAt, lastAt }) => `${pad(String(count))}  ${reason}  ${firstAt} to ${lastAt}`),
    ...(left === 0 ? [] : [`${pad(String(left))}  older letters that are not counted by reason`]),
    ...(unread === 0 ? [] : [`${pad(String(unread))}  records that are no letters`]),
    ...(positions.length === 0 ? [] : ['']),
    ...positions.map(({ position, reason }) => `${printable(position)}  ${reason}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

export function factsOf({ letter, state }: Inspected): Readonly<Record<string, unknown>> {
  const { reason, detail, bytes, sha256, appendTimeMs } = letter;
  return {
    position: positionOf(letter),
    reason,
    ...(detail === undefined ? {} : { detail }),
    appendedAt: timeOf(appendTimeMs),
    bytes,
    digest: sha256,
    now: state.kind,
    ...(state.kind === 'rejected' ? { nowReason: state.reason } : {}),
  };
}

export function tellFacts(inspected: Inspected): string {
  const { letter, state } = inspected;
  const why = letter.detail === undefined ? letter.reason : `${letter.reason} (${printable(letter.detail)})`;
  return [
    `position  ${printable(positionOf(letter))}`,
    `reason    ${why}`,
    `appended  ${timeOf(letter.appendTimeMs)}, ${String(letter.bytes)} bytes`,
    `digest    ${letter.sha256}`,
    `now       ${tellState(state)}`,
    '',
  ].join('\n');
}

export function tellState(state: LetterState): string {
  switch (state.kind) {
    case 'gone':
      return 'gone: the log does not hold it any more';
    case 'elsewhere':
      return 'no record of a gateway: its source tells it again';
    case 'changed':
      return 'changed: other bytes stand there, or the workers’ key is another one';
    case 'rejected':
      return `would be rejected again: ${state.reason}`;
    case 'heartbeat':
      return 'a heartbeat or a wait of the past, which says nothing now';
    case 'takeable':
      return 'would be taken';
  }
}

export function tellReplay(inspected: readonly Inspected[], { isDry }: { readonly isDry: boolean }): string {
  const takeable = inspected.filter(({ state }) => state.kind === 'takeable').length;
  const others = inspected.filter(({ state }) => state.kind !== 'takeable');
  const lines = others.map(({ letter, state }) => `! ${printable(positionOf(letter))}  ${tellState(state)}`);
  const done = isDry ? 'would be appended again; nothing was.' : 'appended again.';
  const rest = others.length === 0 ? '' : ` ${String(others.length)} left.`;
  return [...lines, `${String(takeable)} ${done}${rest}`].map((line) => `${line}\n`).join('');
}

function countOf(reason: Letter['reason'], of: readonly Letter[]): ReasonCount {
  const times = of.map(({ appendTimeMs }) => appendTimeMs);
  const [firstAt, lastAt] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  return { reason, count: of.length, firstAt: timeOf(firstAt), lastAt: timeOf(lastAt) };
}

/** Text of a time that somebody may have made up. */
function timeOf(ms: number): string {
  return ms <= 8_640_000_000_000_000 ? new Date(ms).toISOString() : 'no time';
}

function pad(text: string): string {
  return text.padStart(7);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 300);
}
