import { expect, it } from 'vitest';
import { LiveCommands } from '../../../../../services/worker/commands/live-commands.ts';
import { makeCommand, startMs } from '../../../../support/signed-commands.ts';

const entryOf = (partial: string) => ({ command: makeCommand({ partial: partial.repeat(32) }), seenMs: startMs });

it('tells nothing of what came and went between two looks', () => {
  const live = new LiveCommands();
  const [entry, other] = [entryOf('a'), entryOf('b')];
  live.change({ now: entry, before: undefined });
  live.change({ now: other, before: entry });
  live.change({ now: undefined, before: other });
  expect(live.look(startMs)).toEqual({ come: [], gone: [] });
  expect(live.size).toBe(0);
});

it('tells once of what came, went and came again', () => {
  const live = new LiveCommands();
  const entry = entryOf('a');
  live.change({ now: entry, before: undefined });
  live.change({ now: undefined, before: entry });
  live.change({ now: entry, before: undefined });
  expect(live.look(startMs)).toEqual({ come: [entry], gone: [] });
});

it('tells that one is gone which it has told of, however often it came again since', () => {
  const live = new LiveCommands();
  const entry = entryOf('a');
  live.change({ now: entry, before: undefined });
  expect(live.look(startMs)).toEqual({ come: [entry], gone: [] });
  live.change({ now: undefined, before: entry });
  live.change({ now: entry, before: undefined });
  live.change({ now: undefined, before: entry });
  expect(live.look(startMs)).toEqual({ come: [], gone: [entry.command.id] });
});

it('tells nothing of what came and expired between two looks', () => {
  const live = new LiveCommands();
  const entry = entryOf('a');
  live.change({ now: entry, before: undefined });
  expect(live.look(entry.command.expiresAt)).toEqual({ come: [], gone: [] });
});
