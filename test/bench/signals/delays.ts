import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ground } from '../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../support/pipeline/worker-process.ts';
import type { SharedServers } from '../../support/servers/describe-with-servers.ts';
import { percentile, round } from '../enforce/percentile.ts';
import { runSlice } from '../enforce/slice.ts';
import { partitions } from './hot-names.ts';
import { Neighbours } from './neighbours.ts';
import { gatewayOfTenant, Tenants, tenantNames } from './tenants.ts';
import { Traffic, type TrafficKind, trafficKinds } from './traffic.ts';

/** Of the neighbours, in a second: beside the traffic. */
const samplesPerSecond = 10;

export interface DelayLoad {
  readonly slices: number;
  readonly samples: number;
  readonly rate: number;
}

interface Delays {
  readonly sessionMs: number[];
  readonly entityMs: number[];
}

interface Measuring {
  readonly ground: Ground;
  readonly tenants: Tenants;
  readonly neighbours: Neighbours;
  readonly load: DelayLoad;
}

/** How long neighbours wait for their judgement, by who makes half of the traffic; one slice of each kind is not counted. */
export async function measureDelays(servers: SharedServers, load: DelayLoad) {
  const gateways = tenantNames.map(gatewayOfTenant);
  await using ground = await new Ground(servers, { callPartitions: partitions, gateways }).open();
  const tenants = new Tenants(ground);
  await using worker = await WorkerProcess.start(ground, {
    env: { SHEARPIN_CONFIG: armingPrincipals(ground), SHEARPIN_LOG_LEVEL: 'warn', SHEARPIN_BEACON_MS: '2000' },
  });
  await using neighbours = await Neighbours.open(ground, tenants);
  const measuring = { ground, tenants, neighbours, load };
  const found = new Map(trafficKinds.map((kind): [TrafficKind, Delays] => [kind, { sessionMs: [], entityMs: [] }]));
  let number = 0;
  for (let at = 0; at <= load.slices; at += 1) {
    for (const [kind, delays] of found) {
      number += 1;
      const taken = await runKind(measuring, kind, number);
      if (at === 0) continue;
      delays.sessionMs.push(...taken.sessionMs);
      delays.entityMs.push(...taken.entityMs);
    }
  }
  await worker.process.end();
  return reportOf(load, found);
}

/** Unless it is told, it only shows what it would do. */
function armingPrincipals(ground: Ground): string {
  const file = join(ground.folder, 'worker.yaml');
  writeFileSync(file, 'detectors: { sequence.secret-across-sessions: { mode: enforce } }\n');
  return file;
}

async function runKind({ ground, tenants, neighbours, load }: Measuring, kind: TrafficKind, number: number) {
  const stopping = new AbortController();
  const producer = ground.log.producer();
  const sending = new Traffic(tenants, kind, number).send(producer, load.rate, stopping.signal);
  try {
    await runSlice(neighbours, { count: load.samples, ratePerSecond: samplesPerSecond });
  } finally {
    stopping.abort();
    await sending;
    await producer.close();
  }
  return neighbours.take();
}

function reportOf({ slices, samples, rate }: DelayLoad, found: ReadonlyMap<TrafficKind, Delays>) {
  const figures = new Map([...found].map(([kind, delays]) => [kind, figuresOf(delays)]));
  const base = figures.get('spread');
  const ratioTo = (own: Figures): Figures => {
    const ratios = Object.entries(own).map(([name, ms]) => [name.replace('Ms', ''), round(ms / (base?.[name] ?? NaN))]);
    return Object.fromEntries(ratios) as Figures;
  };
  return {
    eventsPerSecond: rate,
    samples: slices * samples,
    ...Object.fromEntries(figures),
    ratio: Object.fromEntries([...figures].flatMap(([kind, own]) => (kind === 'spread' ? [] : [[kind, ratioTo(own)]]))),
  };
}

type Figures = Readonly<Record<string, number>>;

function figuresOf({ sessionMs, entityMs }: Delays): Figures {
  return {
    sessionP50Ms: round(percentile(sessionMs, 50)),
    sessionP99Ms: round(percentile(sessionMs, 99)),
    entityP50Ms: round(percentile(entityMs, 50)),
    entityP99Ms: round(percentile(entityMs, 99)),
  };
}
