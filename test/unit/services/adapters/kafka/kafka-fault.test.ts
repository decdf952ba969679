import { expect, it } from 'vitest';
import { isNotOwner, toLogFault } from '../../../../../services/adapters/kafka/kafka-fault.ts';

function answer(type: string): Error {
  return Object.assign(new Error(`the broker said ${type}`), { name: 'KafkaJSProtocolError', type });
}

it('finds the answer of the broker inside the wrappings of the client', () => {
  const wrapped = new Error('outer', { cause: new Error('inner', { cause: answer('ILLEGAL_GENERATION') }) });
  expect(isNotOwner(wrapped)).toBe(true);
  expect(toLogFault(wrapped, { what: 'Commit' })).toMatchObject({ code: 'E_NOT_OWNER', cause: wrapped });
});

it('tells what cannot heal by itself from what can', () => {
  const faults: [unknown, string, boolean][] = [
    [answer('UNKNOWN_MEMBER_ID'), 'E_NOT_OWNER', false],
    [answer('UNKNOWN_TOPIC_OR_PARTITION'), 'E_LOG_SETTINGS', true],
    [answer('TOPIC_AUTHORIZATION_FAILED'), 'E_LOG_ACCESS', false],
    [Object.assign(new Error('refused'), { name: 'KafkaJSSASLAuthenticationError' }), 'E_LOG_ACCESS', false],
    [Object.assign(new Error('expired'), { code: 'CERT_HAS_EXPIRED' }), 'E_LOG_ACCESS', false],
    [Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 'E_LOG_UNAVAILABLE', true],
    [answer('MESSAGE_TOO_LARGE'), 'E_LOG_SETTINGS', false],
    [answer('NOT_LEADER_FOR_PARTITION'), 'E_LOG_UNAVAILABLE', true],
    [new Error('connect ECONNREFUSED'), 'E_LOG_UNAVAILABLE', true],
    ['not even an error', 'E_LOG_UNAVAILABLE', true],
  ];
  for (const [fault, code, retryable] of faults) {
    expect(toLogFault(fault, { what: 'Records for t' })).toMatchObject({ code, retryable });
  }
});

it('says which right is missing on what', () => {
  const fault = toLogFault(answer('TOPIC_AUTHORIZATION_FAILED'), {
    what: 'Records for t',
    right: 'Write on the topic t',
  });
  expect(fault.message).toBe(
    'Records for t: Kafka refused: the principal lacks Write on the topic t (TOPIC_AUTHORIZATION_FAILED).',
  );
});

it('finds the answer for one topic among the answers for several', () => {
  const several = Object.assign(new Error('Topic creation errors'), { errors: [answer('POLICY_VIOLATION')] });
  expect(toLogFault(several, { what: 'Topic t' })).toMatchObject({ code: 'E_LOG_SETTINGS' });
});

it('does not run for ever on an error that causes itself', () => {
  const circular = new Error('circular');
  circular.cause = circular;
  expect(toLogFault(circular, { what: 'Commit' })).toMatchObject({ code: 'E_LOG_UNAVAILABLE' });
});
