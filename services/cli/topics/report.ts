import { plural } from '../plural.ts';
import type { AppliedTopics } from './apply.ts';
import type { TopicChange, TopicPlan } from './plan.ts';

export function tellPlan({ changes, faults, notes }: TopicPlan): string {
  const lines = [
    ...changes.flatMap(linesOf),
    ...faults.map((text) => `! ${text}`),
    ...notes.map((text) => `  ${text}`),
  ];
  const head =
    changes.length === 0 ? 'Nothing to change.' : `${String(changes.length)} to change; nothing was changed.`;
  return [...lines, `${head}${faultCount(faults)}`].map((line) => `${line}\n`).join('');
}

export function tellApplied({ done, failed }: AppliedTopics, { faults, notes }: TopicPlan): string {
  const lines = [
    ...done.flatMap(linesOf),
    ...failed.map(({ why }) => `! ${why}`),
    ...faults.map((text) => `! ${text}`),
    ...notes.map((text) => `  ${text}`),
  ];
  const missed = failed.length === 0 ? '' : ` ${String(failed.length)} could not be changed.`;
  return [...lines, `${String(done.length)} changed.${missed}${faultCount(faults)}`]
    .map((line) => `${line}\n`)
    .join('');
}

function faultCount(faults: readonly string[]): string {
  return faults.length === 0 ? '' : ` ${plural(faults.length, 'fault')} that cannot be mended here.`;
}

function linesOf(change: TopicChange): readonly string[] {
  switch (change.kind) {
    case 'create':
      return [
        `+ ${change.topic}  partitions ${String(change.partitions)}, replicas ${String(change.replicas)}`,
        ...Object.entries(change.settings).map(([name, value]) => `    ${name}=${value}`),
      ];
    case 'grow':
      return [
        `~ ${change.topic}  partitions ${String(change.from)} -> ${String(change.to)}`,
        '    keys move to other partitions: let it be quiet while this is done',
      ];
    case 'set':
      return [
        `~ ${change.topic}`,
        ...change.settings.map(({ name, from, to }) => `    ${name}: ${printable(from ?? 'unset')} -> ${to}`),
      ];
  }
}

/** What a broker tells was written by whoever may write there. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);
}
