/** What each process needs of Kafka, and nothing more: its own topics and its own consumer groups. */
import type { AclsFile } from '../../../schemas/generated/types.ts';
import { topics } from '../../../schemas/topics.ts';
import type { AclOperation } from '../../adapters/kafka/kafka-acls.ts';

const reads: AclOperation[] = ['Describe', 'DescribeConfigs', 'Read'];
const writes: AclOperation[] = ['Describe', 'DescribeConfigs', 'Write'];
const readsAndWrites: AclOperation[] = ['Describe', 'DescribeConfigs', 'Read', 'Write'];
const makes: AclOperation[] = ['Alter', 'AlterConfigs', 'Create', 'Describe', 'DescribeConfigs'];
/** A follower is alone in a group that it removes when it stops. */
const follows: AclOperation[] = ['Delete', 'Describe', 'Read'];

export const ownAcls: AclsFile = {
  spec: 'shearpin.acls.v1',
  roles: {
    gateway: {
      principals: ['User:shearpin-gateway'],
      topics: {
        [topics.calls]: writes,
        [topics.catalog]: writes,
        [topics.acks]: writes,
        [topics.commands]: reads,
        [topics.progress]: reads,
      },
      groupPrefixes: { 'shearpin-gateway-': follows },
    },
    worker: {
      principals: ['User:shearpin-worker'],
      topics: {
        [topics.calls]: reads,
        [topics.signals]: readsAndWrites,
        [topics.baselines]: readsAndWrites,
        [topics.acks]: reads,
        [topics.commands]: readsAndWrites,
        [topics.alerts]: writes,
        [topics.dlq]: writes,
        [topics.progress]: writes,
        [topics.catalog]: readsAndWrites,
        [topics.rules]: readsAndWrites,
      },
      groups: { 'shearpin-worker': ['Describe', 'Read'], 'shearpin-worker.signals': ['Describe', 'Read'] },
      groupPrefixes: { 'shearpin-worker.follow.': follows },
    },
    reader: {
      principals: ['User:shearpin-reader'],
      topics: Object.fromEntries(Object.values(topics).map((topic) => [topic, reads])),
      groupPrefixes: { 'shearpin-reader-': follows },
    },
    mender: {
      principals: ['User:shearpin-mender'],
      topics: { [topics.calls]: readsAndWrites, [topics.dlq]: reads },
      groupPrefixes: { 'shearpin-reader-': follows },
    },
    operator: {
      principals: ['User:shearpin-operator'],
      topics: Object.fromEntries(Object.values(topics).map((topic) => [topic, makes])),
    },
  },
};
