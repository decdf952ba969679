/** Milliseconds of processor time that this process has taken: others on the machine do not count. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The least processor time of several runs. */
export function leastMs(runs: number, work: () => void): number {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const startMs = processorMs();
    work();
    least = Math.min(least, processorMs() - startMs);
  }
  return least;
}
