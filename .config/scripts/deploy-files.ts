/** Writes the files of deploy/kafka from the lists that the commands go by. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { stringify } from 'yaml';
import { ownAcls } from '../../services/cli/acls/own-acls.ts';
import { ownTopics, type WantedTopics } from '../../services/cli/topics/wanted-topics.ts';

const root = resolve(import.meta.dirname, '../..');

const topicsHead = `# The topics of the stream: what \`shearpin topics plan\` and \`shearpin topics apply\` go by. Written by
# \`npm run generate\`. To run with other partitions, retention or replicas, copy this file, change the copy and name it
# with --file. Names stand without the prefix that SHEARPIN_TOPIC_PREFIX puts before them.
`;

const aclsHead = `# Who may do what: what \`shearpin acls plan\` and \`shearpin acls apply\` go by. Written by \`npm run generate\`. Name your
# own principals with --principal, or copy this file, change the copy and name it with --file. Names stand without the
# prefix that SHEARPIN_TOPIC_PREFIX puts before them.
`;

/** Every generated file, by its path below the root. */
export function renderDeployFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['deploy/kafka/topics.yaml', topicsHead + stringify(topicsFile(ownTopics()))],
    ['deploy/kafka/acls.yaml', aclsHead + stringify(ownAcls, { aliasDuplicateObjects: false, collectionStyle: 'any' })],
  ]);
}

function topicsFile({ replicationFactor, topics }: WantedTopics): object {
  const entries = topics.map(({ topic, partitions, settings }): [string, object] => [
    topic,
    { partitions, settings: numbersIn(settings) },
  ]);
  return { spec: 'shearpin.topics.v1', replicationFactor, topics: Object.fromEntries(entries) };
}

function numbersIn(settings: Readonly<Record<string, string>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]),
  );
}

if (import.meta.main) {
  for (const [path, text] of renderDeployFiles()) {
    const file = join(root, path);
    if (argv.includes('--write')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      stderr.write(`${path} is not what the code says: run \`npm run generate\`.\n`);
      process.exitCode = 1;
    }
  }
  if (process.exitCode === undefined) stdout.write('deploy/kafka is what the code says.\n');
}
