import { describe, expect, it } from 'vitest';
import { progressRecordKey } from '../../../../../schemas/commands/record-key.ts';
import type { Progress } from '../../../../../schemas/generated/types.ts';
import type { Enforcer } from '../../../../../services/sensor/enforcer/enforcer.ts';
import type { ReadPlace } from '../../../../../services/sensor/enforcer/read-up-to.ts';
import {
  createFreshGateway,
  createWriter,
  makeCall,
  makeCommand,
  startMs,
} from '../../../../support/signed-commands.ts';

const writer = createWriter();
const place = { partition: 1, offset: 41n, sinceWord: 0 };

function wordOf(parts: Partial<Progress> = {}) {
  const progress: Progress = {
    ...{ spec: 'shearpin.progress.v1', writer: 'worker', partition: 1, partitions: 4 },
    ...{ incarnation: 1, epoch: 1, number: 1, timeMs: startMs, offset: '42', behindMs: 0 },
    ...{ commands: [{ partition: 0, offset: '7' }] },
    ...parts,
  };
  return { key: progressRecordKey(progress.writer, progress.partition), value: writer.sign(progress) };
}

function gatewayWith(...words: readonly Partial<Progress>[]) {
  const { enforcer } = createFreshGateway(writer, []);
  for (const word of words) enforcer.applyProgress(wordOf(word));
  return enforcer;
}

/** A record of the topic of commands that stands there is applied. */
function readCommand(enforcer: Pick<Enforcer, 'applyRecord'>, at: ReadPlace): void {
  enforcer.applyRecord({ key: 'command/of/nobody', value: null, at });
}

describe('what a gateway told', () => {
  it('is judged when the word has passed it and the commands are read up to where the word says', () => {
    const enforcer = gatewayWith({});
    expect(enforcer.hasJudged(place)).toBe(false);
    readCommand(enforcer, { partition: 0, offset: 5n });
    expect(enforcer.hasJudged(place)).toBe(false);
    readCommand(enforcer, { partition: 0, offset: 6n });
    expect(enforcer.hasJudged(place)).toBe(true);
    expect(enforcer.hasJudged({ ...place, offset: 42n })).toBe(false);
    expect(enforcer.hasJudged({ ...place, partition: 2 })).toBe(false);
  });

  it('needs the commands of each of their partitions', () => {
    const commands = [
      { partition: 0, offset: '1' },
      { partition: 1, offset: '1' },
    ];
    const enforcer = gatewayWith({ commands });
    readCommand(enforcer, { partition: 0, offset: 9n });
    expect(enforcer.hasJudged(place)).toBe(false);
    readCommand(enforcer, { partition: 1, offset: 0n });
    expect(enforcer.hasJudged(place)).toBe(true);
  });

  it('is not judged by a word that does not say where the commands stand, as an older worker gives it', () => {
    const { commands: _, ...old } = (JSON.parse(Buffer.from(wordOf().value).toString('utf8')) as { body: Progress })
      .body;
    const { enforcer } = createFreshGateway(writer, []);
    enforcer.applyProgress({ key: wordOf().key, value: writer.sign(old) });
    readCommand(enforcer, { partition: 0, offset: 100n });
    expect(enforcer.wordsTaken()).toBe(1);
    expect(enforcer.hasJudged(place)).toBe(false);
  });

  it('is not judged by a word from before it was given to the log', () => {
    const enforcer = gatewayWith({ offset: '1000' });
    readCommand(enforcer, { partition: 0, offset: 6n });
    expect(enforcer.hasJudged({ ...place, sinceWord: enforcer.wordsTaken() })).toBe(false);
    enforcer.applyProgress(wordOf({ incarnation: 2, offset: '42' }));
    expect(enforcer.hasJudged({ ...place, sinceWord: 1 })).toBe(true);
  });

  it('is not judged by a former owner once a later one has spoken', () => {
    const enforcer = gatewayWith({ epoch: 2, offset: '41' }, { epoch: 1, number: 9, offset: '1000' });
    readCommand(enforcer, { partition: 0, offset: 6n });
    expect(enforcer.hasJudged(place)).toBe(false);
  });
});

describe('a call that was not judged in time', () => {
  const late = makeCall({ carries: new Set<string>(), isUnjudged: true });

  it('passes or is refused as with a stale feed, by the policy of its capability', () => {
    const closed = createFreshGateway(writer, [], { failurePolicy: { 'egress.message': 'closed' } }).enforcer;
    expect(closed.decide({ ...late, capabilities: ['egress.message'] }).verdict).toEqual({
      decision: 'refused',
      reason: 'feed-stale',
    });
    expect(closed.decide({ ...late, capabilities: ['read.private'] }).verdict).toEqual({
      decision: 'allowed',
      reason: 'feed-stale',
    });
    expect(closed.decide({ ...late, isUnjudged: false, capabilities: ['egress.message'] }).verdict.reason).toBe(
      'clear',
    );
  });

  it('is refused by what is armed, whatever its policy', () => {
    const open = createFreshGateway(writer, [makeCommand()], { failurePolicy: { 'egress.message': 'open' } }).enforcer;
    expect(open.decide({ ...makeCall(), isUnjudged: true }).verdict).toMatchObject({
      decision: 'refused',
      reason: 'armed',
    });
  });
});
