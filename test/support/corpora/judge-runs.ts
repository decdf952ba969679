/**
 * Puts recorded runs through the sensor and the engine, each with a state, a tenant and keys of its own.
 *
 * No recording tells times or definitions of tools. Times are drawn by the run's name: gaps between calls and what each
 * call takes are log-normal. What a tool can do is inferred from its name and from those of its arguments.
 */
import { createHash } from 'node:crypto';
import type { Detector } from '../../../detectors/contract.ts';
import { createEngine, type Engine } from '../../../services/engine/engine.ts';
import type { EngineInput } from '../../../services/engine/input.ts';
import type { SessionState } from '../../../services/engine/state.ts';
import { inferCapabilities } from '../../../services/sensor/capabilities/infer-capabilities.ts';
import { refineByArguments } from '../../../services/sensor/capabilities/refine-by-arguments.ts';
import { createEnforcer } from '../../../services/sensor/enforcer/enforcer.ts';
import { createInspector } from '../../../services/sensor/inspection/inspector.ts';
import type { Connection } from '../../../services/sensor/observer/connection.ts';
import { createObserver } from '../../../services/sensor/observer/observer.ts';
import type { SensorEvent } from '../../../services/sensor/observer/ports.ts';
import type { RecordedCall, RecordedRun } from './recorded-runs.ts';

export interface JudgedRun {
  readonly run: RecordedRun;
  /** Indices of the calls at which each detector fired, by its id. */
  readonly fired: ReadonlyMap<string, readonly number[]>;
}

const baseMs = Date.UTC(2026, 0, 1);
const gap = { medianMs: 5200, sigma: Math.log(23.6 / 5.2) / 1.2816 };
const latency = { medianMs: 400, sigma: Math.log(27 / 0.4) / 1.6449 };

export function createJudge(detectors: readonly Detector[]): (run: RecordedRun) => JudgedRun {
  const engine = createEngine({ detectors, writer: 'corpora', deployment: 'corpora' });
  return (run) => ({ run, fired: judge(engine, run, eventsOf(run)) });
}

interface Occurred {
  readonly event: SensorEvent;
  readonly call: number;
}

function judge(engine: Engine, { trace_id: id }: RecordedRun, events: readonly Occurred[]): JudgedRun['fired'] {
  const fired = new Map<string, number[]>();
  let state: SessionState | undefined;
  let offset = 0;
  for (const { event, call } of events) {
    offset += 1;
    const position = { incarnation: 1, partition: 0, offset: String(offset), appendTimeMs: event.data.timeMs };
    const input = { type: event.type, data: event.data, position } as EngineInput;
    const before = state;
    const result = engine.process(before, input);
    state = result.state;
    for (const output of result.outputs) {
      if (output.kind !== 'alert') continue;
      const detector = output.alert.finding_info.analytic.uid;
      fired.set(detector, [...(fired.get(detector) ?? []), call]);
    }
  }
  if (state === undefined && events.length > 0) throw new Error(`${id} made no session.`);
  return fired;
}

/** The events of a gateway through which the run's calls went. */
function eventsOf(run: RecordedRun): readonly Occurred[] {
  const random = randomOf(run.trace_id);
  const occurred: Occurred[] = [];
  const clock = { now: baseMs, nowMs: () => clock.now };
  let current = 0;
  let ids = 0;
  const observer = createObserver({
    inspector: createInspector({ key: createHash('sha256').update(run.trace_id).digest() }),
    capabilities: { infer: inferCapabilities, refine: refineByArguments },
    enforcer: createEnforcer({
      verify: () => ({ ok: false, reason: 'bad-signature' }),
      clock,
      tenant: 'corpora',
      gateway,
    }),
    clock,
    newId: () => `01K${String((ids += 1)).padStart(23, '0')}`,
    emit(event) {
      if (event.type.includes('.call.')) occurred.push({ event, call: current });
    },
    onFault: ({ fault }) => {
      throw fault;
    },
    tenant: 'corpora',
    gateway,
  });
  const connections = new Map<string, Connection>();
  const connectionTo = (server: string): Connection => {
    const known = connections.get(server) ?? connectTo(server, { observer, tools: run.calls });
    connections.set(server, known);
    return known;
  };
  for (const { at, call, isRequest, atMs } of schedule(run.calls, random)) {
    clock.now = atMs;
    current = at;
    const connection = connectionTo(serverOf(call));
    atOnce(isRequest ? connection.fromClient(requestOf(at, call)) : connection.fromServer(answerOf(at, call)));
  }
  return occurred;
}

const gateway = { id: 'corpora', boot: '0'.repeat(26) };

function serverOf({ server = 'tools' }: RecordedCall): string {
  return (
    server
      .toLowerCase()
      .replace(/[^a-z0-9-]/g, '-')
      .slice(0, 60) || 'tools'
  );
}

interface Connecting {
  readonly observer: ReturnType<typeof createObserver>;
  readonly tools: readonly RecordedCall[];
}

/** The client asks for the tools first, of which the recording tells only names. */
function connectTo(server: string, { observer, tools }: Connecting): Connection {
  const connection = observer.connect({
    server: { id: server, transport: 'stdio' },
    base: { kind: 'user' },
    caller: { kind: 'os-user', host: 'host', user: 'user' },
  });
  atOnce(connection.fromClient(bytesOf({ id: 'tools', method: 'tools/list', params: {} })));
  const own = tools.filter((call) => serverOf(call) === server);
  const names = new Map(own.map(({ tool, args }) => [tool, args]));
  const listed = [...names].map(([name, args]) => ({
    name,
    inputSchema: { type: 'object', properties: Object.fromEntries(argumentNames(args).map((one) => [one, {}])) },
  }));
  atOnce(connection.fromServer(bytesOf({ id: 'tools', result: { tools: listed } })));
  return connection;
}

/** Without slices nothing is waited for. */
function atOnce(outcome: unknown): void {
  if (outcome instanceof Promise) throw new Error('The message is not judged yet.');
}

function argumentNames(args: unknown): readonly string[] {
  return typeof args === 'object' && args !== null ? Object.keys(args).filter((name) => name !== '_raw') : [];
}

function requestOf(at: number, { tool, args }: RecordedCall): Buffer {
  return bytesOf({ id: at, method: 'tools/call', params: { name: tool, arguments: args ?? {} } });
}

function answerOf(at: number, { result_text: text, error }: RecordedCall): Buffer {
  const isError = error !== null && error !== undefined && error !== '';
  return bytesOf({ id: at, result: { content: [{ type: 'text', text: text ?? '' }], isError } });
}

function bytesOf(message: object): Buffer {
  return Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
}

interface Moment {
  readonly at: number;
  readonly call: RecordedCall;
  readonly isRequest: boolean;
  readonly atMs: number;
}

/** Requests and answers in the order of their times. Calls of one turn begin together, and a turn waits for the one before. */
function schedule(calls: readonly RecordedCall[], random: () => number): readonly Moment[] {
  const moments: Moment[] = [];
  let startMs = baseMs;
  let overMs = baseMs;
  for (const [at, call] of calls.entries()) {
    const isNewTurn = at === 0 || call.turn === undefined || call.turn !== calls[at - 1]?.turn;
    if (isNewTurn) startMs = Math.max(overMs + 1, startMs + drawn(gap, random));
    else startMs += 1;
    const endMs = startMs + 1 + drawn(latency, random);
    overMs = Math.max(overMs, endMs);
    moments.push({ at, call, isRequest: true, atMs: startMs }, { at, call, isRequest: false, atMs: endMs });
  }
  return moments.toSorted((one, other) => one.atMs - other.atMs);
}

function drawn({ medianMs, sigma }: typeof gap, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.round(Math.min(medianMs * Math.exp(sigma * normal), 600_000));
}

/** Numbers from 0 to below 1, the same for the same name. */
function randomOf(name: string): () => number {
  let at = 0;
  return () => {
    at += 1;
    return (
      createHash('sha256')
        .update(`${name}/${String(at)}`)
        .digest()
        .readUInt32BE(0) /
      2 ** 32
    );
  };
}
