/**
 * The worker process with kill points around its ports: `killable-worker.ts STEP COUNT` dies by SIGKILL when it comes
 * to that step for that time. Wired as `shearpin worker` is, from the same environment.
 */
import { writeSync } from 'node:fs';
import { ulid } from 'ulid';
import { monotonicMs } from '../../../services/adapters/clock/monotonic-clock.ts';
import { systemClock } from '../../../services/adapters/clock/system-clock.ts';
import { loadWorkerKeys } from '../../../services/adapters/crypto/load-keys.ts';
import { createSigner } from '../../../services/adapters/crypto/signer.ts';
import { serveAdmin } from '../../../services/adapters/http/admin-server.ts';
import { createKafkaLog } from '../../../services/adapters/kafka/kafka-log.ts';
import { createLogger } from '../../../services/adapters/logging/logger.ts';
import { createMetricFactory } from '../../../services/adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../../../services/adapters/metrics/metrics-registry.ts';
import { createRedisSessionStore } from '../../../services/adapters/redis/redis-session-store.ts';
import { createEngine } from '../../../services/engine/engine.ts';
import { readWorkerConfig, riskSettings } from '../../../services/worker/config.ts';
import { chooseDetectors } from '../../../services/worker/rules/detectors.ts';
import { createWorker } from '../../../services/worker/wiring.ts';
import { KillSwitch, withKillPoints } from '../kill-points.ts';

const [wanted = '', times = '1'] = process.argv.slice(2);
let seen = 0;
const kill = new KillSwitch(
  (step) => {
    if (step === wanted) seen += 1;
    return seen === Number(times);
  },
  (step) => {
    writeSync(process.stderr.fd, `killed ${step}\n`);
    process.kill(process.pid, 'SIGKILL');
  },
);

const config = readWorkerConfig({ env: process.env });
const keys = loadWorkerKeys(config.keysDir);
const { deployment } = keys.trust;
const logger = createLogger({ level: config.logLevel, service: 'worker' });
const registry = createMetricsRegistry({ service: 'worker', version: 'test', withProcessMetrics: false });
const { kafkaBrokers: brokers, topicPrefix, redisUrl: url, keyPrefix } = config;
const log = createKafkaLog({ brokers, topicPrefix, clientId: 'shearpin-worker', newId: ulid, logger });
const store = createRedisSessionStore({ url, keyPrefix, logger });
const worker = createWorker({
  ...withKillPoints({ log, store }, kill),
  engine: createEngine({
    ...chooseDetectors(config.detectors),
    writer: keys.signing.writer,
    wideWriter: keys.wideSigning?.writer,
    deployment,
    settings: { risk: riskSettings(config) },
  }),
  signer: createSigner({ ...keys.signing, deployment }),
  wideSigner: keys.wideSigning === undefined ? undefined : createSigner({ ...keys.wideSigning, deployment }),
  keys,
  clock: systemClock,
  elapsed: monotonicMs,
  logger,
  metrics: createMetricFactory(registry),
  config,
});
await serveAdmin({ listen: config.adminListen, registry, ready: () => worker.ready() });
await worker.start();
