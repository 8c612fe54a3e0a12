/** Seconds of this process that some work takes of the processor: not on the wall, since others may keep the machine busy meanwhile. */
export function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
