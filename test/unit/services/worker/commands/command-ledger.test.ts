import { describe, expect, it } from 'vitest';
import { commandRecordKey } from '../../../../../schemas/commands/record-key.ts';
import type { Command } from '../../../../../schemas/generated/types.ts';
import { createVerifier } from '../../../../../services/adapters/crypto/verifier.ts';
import { CommandLedger } from '../../../../../services/worker/commands/command-ledger.ts';
import {
  createWriter,
  makeCommand,
  recordOf,
  startMs,
  trustOf,
  type Writer,
} from '../../../../support/signed-commands.ts';

function ledgerOf(writer: Writer, commands: readonly Command[]): CommandLedger {
  const ledger = new CommandLedger({ verify: createVerifier(trustOf([writer])) });
  for (const command of commands) ledger.apply(recordOf(writer, command), startMs);
  return ledger;
}

describe('the ledger of commands', () => {
  it('counts the highest order of a fold, whatever order the records arrive in', () => {
    const writer = createWriter();
    const arm = makeCommand({ order: { offset: '9' } });
    const disarm = makeCommand({ order: { offset: '10' }, action: 'disarm' });
    for (const commands of [
      [arm, disarm],
      [disarm, arm],
    ]) {
      const ledger = ledgerOf(writer, commands);
      expect(ledger.live(startMs).map(({ command }) => command.id)).toEqual([disarm.id]);
    }
  });

  it('lets a command be tombstoned only when it and all older ones of its fold have expired', () => {
    const writer = createWriter();
    const long = makeCommand({ order: { offset: '9' }, expiresAt: startMs + 900_000 });
    const short = makeCommand({ order: { offset: '10' }, expiresAt: startMs + 1000, action: 'disarm' });
    const ledger = ledgerOf(writer, [short, long]);
    expect(ledger.buryable('worker', startMs + 2000)).toEqual([]);
    expect(ledger.buryable('worker', startMs + 900_001).map(({ key }) => key)).toEqual([
      commandRecordKey(long),
      commandRecordKey(short),
    ]);
    expect(ledger.buryable('another', startMs + 900_001)).toEqual([]);
  });

  it('keeps a live command that somebody tombstoned, and refuses what nobody with authority signed', () => {
    const writer = createWriter();
    const command = makeCommand();
    const ledger = ledgerOf(writer, [command]);
    expect(ledger.apply({ key: commandRecordKey(command), value: null }, startMs)).toEqual({ refused: 'tombstoned' });
    expect(ledger.live(startMs)).toHaveLength(1);
    const stranger = recordOf(createWriter(), makeCommand({ order: { offset: '11' } }));
    expect(ledger.apply(stranger, startMs)).toEqual({ refused: 'bad-signature' });
    expect(ledger.apply({ key: commandRecordKey(command), value: null }, command.expiresAt)).toBe('tombstone');
    expect(ledger.live(startMs)).toEqual([]);
  });
});
