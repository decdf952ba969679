import { describe, expect, it } from 'vitest';
import { defaultWorkerSettings, readWorkerConfig } from '../../../../services/worker/config.ts';
import { chooseDetectors } from '../../../../services/worker/rules/detectors.ts';

const env = {
  SHEARPIN_KAFKA_BROKERS: 'a:9092, b:9092',
  SHEARPIN_REDIS_URL: 'redis://127.0.0.1:6379',
  SHEARPIN_KEYS_DIR: '/keys',
};

describe('the configuration of a worker', () => {
  it('takes its defaults from the schema', () => {
    const config = readWorkerConfig({ env });
    expect(config).toMatchObject({ kafkaBrokers: ['a:9092', 'b:9092'], groupId: 'shearpin-worker', detectors: {} });
    expect(config).toMatchObject(defaultWorkerSettings());
    expect(Object.values(defaultWorkerSettings())).not.toContain(undefined);
  });

  it('names every fault at once, with its variable', () => {
    const faulty = { SHEARPIN_KAFKA_BROKERS: 'nonsense', SHEARPIN_BEACON_MS: 'soon', SHEARPIN_BEACONS: '1' };
    const read = () => readWorkerConfig({ env: faulty });
    for (const name of ['KAFKA_BROKERS', 'BEACON_MS', 'BEACONS', 'REDIS_URL', 'KEYS_DIR']) {
      expect(read).toThrow(`SHEARPIN_${name}`);
    }
  });

  it('takes no ladder of risk whose steps are out of order', () => {
    const read = (ladder: object) => readWorkerConfig({ env: {}, given: { ...needed, ...ladder } });
    expect(read({ riskThrottleAt: 80, riskApprovalAt: 80, riskOpenAt: 80 })).toMatchObject({ riskOpenAt: 80 });
    const wrong = () => read({ riskThrottleAt: 90, riskOpenAt: 70 });
    expect(wrong).toThrow('SHEARPIN_RISK_APPROVAL_AT');
    expect(wrong).toThrow('SHEARPIN_RISK_OPEN_AT');
  });

  it('sets a ceiling and a mode of a detector', () => {
    const { detectors, modes } = chooseDetectors({
      'rate.capability-ceiling': { limit: 3, mode: 'alert' },
      'volume.egress-bytes': { mode: 'off' },
    });
    expect(modes).toEqual({ 'rate.capability-ceiling': { mode: 'alert' }, 'volume.egress-bytes': { mode: 'off' } });
    expect(detectors.map(({ metadata }) => metadata.id)).toEqual(
      chooseDetectors().detectors.map(({ metadata }) => metadata.id),
    );
  });

  it('takes any detector by its id, with a canary, and says what is wrong with one', () => {
    const read = (detectors: unknown) => readWorkerConfig({ env: {}, given: { ...needed, detectors } }).detectors;
    const canary = { tenants: ['acme'], mode: 'enforce' };
    const detectors = read({ 'sequence.of-ours': { mode: 'shadow', canary } });
    expect(chooseDetectors(detectors).modes).toEqual({ 'sequence.of-ours': { mode: 'shadow', canary } });
    expect(() => read({ nonsense: { mode: 'off' } })).toThrow('the id of a detector');
    expect(() => read({ 'sequence.of-ours': { canary: { tenants: [], mode: 'loud' } } })).toThrow(/canary/);
  });
});

const needed = { kafkaBrokers: ['localhost:9092'], redisUrl: 'redis://localhost', keysDir: '/keys' };
