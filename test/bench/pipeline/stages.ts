/** Parts of a CPU profile by what they are for. */

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

export interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The innermost function whose file is named here says what a sample was for. */
const stages: readonly (readonly [stage: string, files: RegExp])[] = [
  ['kafka', /node_modules\/kafkajs\/|adapters\/kafka\//],
  [
    'decode',
    /worker\/(records\/(decode|unknown-fields)|gateways|signals\/signal-record)\.ts|crypto\/mac\.ts|generated\/validators/,
  ],
  ['blob', /worker\/(session\/session-blob\.ts|blob\/)|sequence\/stored\/|node_modules\/msgpackr\//],
  ['detectors', /\/detectors\//],
  ['engine', /\/services\/engine\//],
  ['redis', /node_modules\/(ioredis|redis-parser|@ioredis)\/|adapters\/redis\//],
  ['publish', /worker\/records\/outgoing\.ts|adapters\/crypto\/|@noble/],
  ['metrics', /node_modules\/prom-client\/|worker\/(events|metrics)\.ts|adapters\/metrics\//],
  ['worker', /\/services\/worker\//],
];

const special = new Map([
  ['(garbage collector)', 'collector'],
  ['(idle)', 'idle'],
  ['(program)', 'node'],
]);

/** Microseconds of each stage for one event. */
export function microsByStage(
  { nodes, samples, timeDeltas }: Profile,
  events: number,
): Readonly<Record<string, number>> {
  const stageOf = stagesOf(nodes);
  const sums = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const stage = stageOf.get(id) ?? 'node';
    sums.set(stage, (sums.get(stage) ?? 0) + (timeDeltas[at] ?? 0));
  }
  const sorted = [...sums].filter(([stage]) => stage !== 'idle').sort((a, b) => b[1] - a[1]);
  return Object.fromEntries(sorted.map(([stage, micros]) => [stage, Math.round((100 * micros) / events) / 100]));
}

function stagesOf(nodes: readonly ProfileNode[]): ReadonlyMap<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<number, string>();
  const visit = (node: ProfileNode, outer: string): void => {
    const { functionName, url } = node.callFrame;
    const own = special.get(functionName) ?? stages.find(([, files]) => files.test(url))?.[0];
    found.set(node.id, own ?? outer);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child !== undefined) visit(child, own ?? outer);
    }
  };
  const [root] = nodes;
  if (root !== undefined) visit(root, 'node');
  return found;
}
