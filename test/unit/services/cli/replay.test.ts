import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTrace } from '../../../../detectors/kit/trial/notation/read-trace.ts';
import { writeEvents } from '../../../../detectors/kit/trial/notation/write-events.ts';
import type { CallRequested } from '../../../../schemas/generated/types.ts';
import { main } from '../../../../services/cli/main.ts';
import { captureIo } from '../../../support/captured-io.ts';
import { newDetector } from '../../../support/compiled-sequence.ts';
import { heartbeatAt } from '../../../support/silence.ts';

interface Event {
  readonly type: string;
  readonly data: object;
}

function eventsOf(text: string): readonly Event[] {
  const reading = readTrace(text);
  if (reading.kind === 'faulty') throw new Error(reading.faults.map(({ message }) => message).join('\n'));
  return writeEvents(reading.trace).flatMap((arrival) => (arrival.kind === 'event' ? [arrival.event] : []));
}

const session = (name: string, value: string): string => `
0s    crm/customer   session:${name} can:read.private   -> has:personal.email payload:A
20s   mail/send      session:${name} can:egress.message payload:${value}
`;
const events = [...eventsOf(session('1', 'A')), ...eventsOf(session('2', 'A')), ...eventsOf(session('3', 'B'))];
const bare = events.map(({ data }) => JSON.stringify(data));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
  write('events.ndjson', bare.join('\n'));
  write('cloud.ndjson', events.map((event) => JSON.stringify({ specversion: '1.0', id: 'x', ...event })).join('\n'));
  write('wrong.ndjson', [...bare, 'nonsense', '{"a":1}', '[]', bare[0]?.replace('"acme"', '7') ?? ''].join('\r\n\n'));
  for (const name of ['old', 'new', 'other']) mkdirSync(join(folder, name));
  write('old/one.yaml', newDetector('sequence.one'));
  write('new/one.yaml', newDetector('sequence.one').replace('within: 15m', 'within: 10s').replace('15m ', '10s '));
  write('other/faulty.yaml', 'id: [');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function run(...args: readonly string[]) {
  const { io, stdout, stderr } = captureIo();
  const code = await main(['replay', ...args.map((arg) => arg.replace('@', `${folder}/`))], io);
  return { code, stdout: stdout().replaceAll(folder, ''), stderr: stderr().replaceAll(folder, '') };
}

const only = ['--only', 'sequence.one'];

describe('Semantics 13: shearpin replay', () => {
  it('prints each alert that the detectors make of the events in a file', async () => {
    const { code, stdout, stderr } = await run('@events.ndjson', '--detectors', '@old', ...only);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(
      stdout.match(/medium, in shadow {2}sequence\.one {2}acme\/.* {2}crm\/customer → mail\/send$/gm),
    ).toHaveLength(2);
    expect(stdout).toContain('12 events of 3 sessions in ');
    expect(stdout).toContain('2 alerts, in shadow\n       2  sequence.one@0.1.0, in shadow\n');
  });

  it('counts one of a thing as one', async () => {
    write('single.ndjson', bare[0] ?? '');
    const { stdout } = await run('@single.ndjson', ...only, '--detectors', '@old');
    expect(stdout).toContain('1 event of 1 session in ');
  });

  it('tells what several sessions do together, and counts only sessions as such', async () => {
    const story = `
0s    vault/get   session:1 can:credential.read   -> has:secret.token secret:A
2d    mail/send   session:2 can:egress.message payload:A
`;
    write(
      'several.ndjson',
      eventsOf(story)
        .map(({ data }) => JSON.stringify(data))
        .join('\n'),
    );
    const { code, stdout } = await run('@several.ndjson', '--only', 'sequence.secret-across-sessions', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      sessions: 2,
      alerts: [{ detector: 'sequence.secret-across-sessions', steps: [{ step: 'secret' }, { step: 'send' }] }],
    });
  });

  it('tells the risk of a session where it is on the ladder, and always as JSON; what is in shadow has none', async () => {
    const inForce = newDetector('sequence.one').replace(/^status: .*$/m, 'status: stable');
    mkdirSync(join(folder, 'risky'));
    write('risky/one.yaml', inForce.replace('severity: medium', 'severity: high'));
    const shadow = await run('@events.ndjson', '--detectors', '@old', ...only, '--json');
    expect(JSON.parse(shadow.stdout)).toMatchObject({ alerts: [{ risk: { score: 0, level: 'none' } }, {}] });
    const lines = await run('@events.ndjson', '--detectors', '@risky', ...only);
    expect(lines.stdout.match(/ {2}risk 60 \(throttle\) {2}crm\/customer → mail\/send$/gm)).toHaveLength(2);
  });

  it('passes over what gateways tell of themselves, as the topic holds it', async () => {
    const { id, timeMs, tenant, gateway, session: own, server } = JSON.parse(bare[0] ?? '') as CallRequested;
    const shared = { id, timeMs, tenant, gateway };
    const waiting = { ...shared, gateway: { id: gateway.id, boot: gateway.boot } };
    const target = { kind: 'tool', name: 'read' };
    const others = [
      waiting,
      heartbeatAt({ id: 'gw-1', tenant: 'acme' }, 0),
      { ...shared, server, target, bytes: 1, capabilities: [], labels: [], parameters: [] },
    ].map((data) => JSON.stringify(data));
    write('topic.ndjson', [...others, ...bare].join('\n'));
    const { code, stdout, stderr } = await run('@topic.ndjson', '--detectors', '@old', ...only);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('2 alerts, in shadow\n');
    write('holed.ndjson', JSON.stringify({ ...shared, session: own }));
    expect((await run('@holed.ndjson')).stderr).toContain('is no event of a session');
  });

  it('takes CloudEvents, and makes the same alerts of them', async () => {
    const reports = await Promise.all(
      ['@events.ndjson', '@cloud.ndjson'].map((file) => run(file, '--detectors', '@old', '--json')),
    );
    const [one, two] = reports.map(({ stdout }) => JSON.parse(stdout) as { alerts: unknown });
    expect(one?.alerts).toEqual(two?.alerts);
    expect(one).toMatchObject({ events: 12, sessions: 3, unread: 0, alerts: [{}, {}], quarantined: {} });
  });

  it('says how many sessions had to make room before they were over, and exits with 1', async () => {
    const small = await run('@events.ndjson', '--detectors', '@old', ...only, '--max-sessions', '1', '--json');
    expect(small.code).toBe(1);
    expect(JSON.parse(small.stdout)).toMatchObject({ sessions: 3, forgotten: 2 });
    const told = await run('@events.ndjson', '--detectors', '@old', ...only, '--max-sessions', '2');
    expect(told.stdout).toContain('1 session had to make room before it was over, so that alerts may be missing');
    const large = await run('@events.ndjson', '--detectors', '@old', ...only, '--max-sessions', '3', '--json');
    expect(large.code).toBe(0);
    expect(JSON.parse(large.stdout)).toMatchObject({ forgotten: 0 });
  });

  it('misses no session that had been silent for so long that it was over', async () => {
    const later = eventsOf(session('9', 'A').replace('0s ', '3d ').replace('20s', '3d20s'));
    write('later.ndjson', [...bare, ...later.map(({ data }) => JSON.stringify(data))].join('\n'));
    const { stdout } = await run('@later.ndjson', '--detectors', '@old', ...only, '--max-sessions', '3', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ sessions: 4, forgotten: 0, alerts: [{}, {}, {}] });
  });

  it.each([
    ['--from', '1h', '--to', '2h'],
    ['--from', 'offset:7', '--to', 'offset:7'],
    ['--from', '2026-03-01T00:00:00Z', '--to', '2026-02-01T00:00:00Z'],
    ['--from', '2026-02-30T00:00:00Z'],
    ['--from', 'yesterday'],
    ['--from', 'offset:-1'],
  ])('takes no range such as %s %s %s %s', async (...range) => {
    expect(await run(...range)).toMatchObject({ code: 2, stdout: '' });
  });

  it('tells which lines are no events, without what is in them, reads the others, and exits with 1', async () => {
    const { code, stdout, stderr } = await run('@wrong.ndjson', '--detectors', '@old', ...only);
    expect(code).toBe(1);
    expect(stderr.split('\n')).toEqual([
      'shearpin replay: /wrong.ndjson:25 is not JSON',
      'shearpin replay: /wrong.ndjson:27 is no event of a session',
      'shearpin replay: /wrong.ndjson:29 is not a JSON object',
      'shearpin replay: /wrong.ndjson:31 is no shearpin.call.requested.v1: /tenant must be string',
      '',
    ]);
    expect(stdout).toContain('2 alerts, in shadow\n');
    expect(stdout).toContain('4 could not be read as events');
  });

  it('tells which alerts another set of detectors gains and loses', async () => {
    const lost = await run('@events.ndjson', '--detectors', '@new', '--diff', '@old', '--budget', '0', ...only);
    expect(lost.code).toBe(0);
    expect(lost.stdout.match(/^- .*sequence\.one/gm)).toHaveLength(2);
    expect(lost.stdout).toContain('0 gained alerts\n2 lost alerts, in shadow\n');
    const gained = await run('@events.ndjson', '--detectors', '@old', '--diff', '@new', '--budget', '1', ...only);
    expect(gained.code).toBe(1);
    expect(gained.stdout.match(/^\+ .*sequence\.one/gm)).toHaveLength(2);
    expect(gained.stdout).toContain('over the budget of 1 gained alert\n');
  });

  it.each([
    ['2', 0, 'within the budget of 2 alerts'],
    ['1', 1, 'over the budget of 1 alert\n'],
  ])('holds the alerts against a budget of %s', async (budget, expected, told) => {
    const { code, stdout } = await run('@events.ndjson', '--detectors', '@old', '--budget', budget, ...only);
    expect({ code, isTold: stdout.includes(told) }).toEqual({ code: expected, isTold: true });
  });

  it.each([
    [[], 'Name files, or --from.'],
    [['@events.ndjson', '--from', '2h'], 'Events come from files or from the topic'],
    [['--from', 'yesterday'], '--from takes a time'],
    [['@gone.ndjson'], 'cannot be read (ENOENT). [E_USAGE]'],
    [['@events.ndjson', '--only', 'sequence.secret-to-egres'], 'Is sequence.secret-to-egress meant?'],
    [['@events.ndjson', '--detectors', '@other'], 'These are no detectors:'],
    [['@events.ndjson', '--buget', '1'], 'Is --budget meant?'],
  ])('answers %j with what is wrong', async (args, why) => {
    const { code, stderr } = await run(...args);
    expect({ code, isTold: stderr.includes(why) }).toEqual({ code: 2, isTold: true });
  });
});
